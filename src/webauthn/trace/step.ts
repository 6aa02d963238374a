import type { ErrorCode } from '../errors/registry.js'

/**
 * How a step is carried out:
 *
 * - `verify`: the engine checks a condition and fails if it does not hold;
 * - `let`: the engine computes or parses a value;
 * - `client`: the client carries out the step before it calls the relying party;
 * - `caller`: the caller of the engine carries out the step before or after the ceremony.
 */
export type StepKind = 'verify' | 'let' | 'client' | 'caller'

/** One row of a catalogue: a numbered step of a procedure in the specification. */
export interface Step {
  /** The permanent ID, e.g. `registration.origin`. Editions renumber steps, but IDs never change. */
  readonly id: string
  /** The number of the step in the pinned edition, starting at 1. */
  readonly number: number
  /** The anchor of the section that contains the step, without `#`. */
  readonly anchor: string
  readonly kind: StepKind
  /** The requirement of the step in one sentence. */
  readonly text: string
  /**
   * The error code when the step fails. `null` for steps that cannot fail themselves: they compute a value, belong to
   * the client or the caller, or run a nested catalogue with its own codes.
   */
  readonly code: ErrorCode | null
  /** Additional error codes of a step for which the specification requires several checks. */
  readonly furtherCodes?: readonly ErrorCode[]
}

/** A step that fails with its own error code. */
export interface VerifyStep extends Step {
  readonly kind: 'verify'
  readonly code: ErrorCode
}

/** A step that computes or parses a value. */
export interface LetStep extends Step {
  readonly kind: 'let'
  readonly code: null
}

/** A step that runs a nested catalogue. */
export interface NestedStep extends Step {
  readonly kind: 'verify'
  readonly code: null
}

/** The steps of a procedure in the order of the specification, by the name that the code uses. */
export type CatalogueRows = Readonly<Record<string, Step>>

/** A procedure of the specification as data. */
export interface Catalogue {
  /** The name of the procedure, e.g. `registration` or `packed`. */
  readonly name: string
  /** The section of the specification, e.g. `§7.1`. */
  readonly section: string
  readonly rows: CatalogueRows
}
