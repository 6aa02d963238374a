import type { ErrorCode } from '../errors/registry.js'

/**
 * How a step is carried out:
 *
 * - `verify`: the engine checks something and refuses when it does not hold;
 * - `let`: the engine computes or parses a value;
 * - `client`: done by the client before the engine is called;
 * - `caller`: done by the caller of the engine, before or after it.
 */
export type StepKind = 'verify' | 'let' | 'client' | 'caller'

/** One row of a catalogue: a numbered step of a procedure of the specification. */
export interface Step {
  /** Permanent name, e.g. `registration.origin`. Editions of the specification renumber steps; ids stay. */
  readonly id: string
  /** Number of the step in the pinned edition, counted from 1. */
  readonly number: number
  /** Fragment of the section of the specification that holds the step, without `#`. */
  readonly anchor: string
  readonly kind: StepKind
  /** What the step demands, in one sentence. */
  readonly text: string
  /**
   * The code of a refusal. `null` where the step refuses nothing itself: it computes, belongs to somebody else, or is
   * carried out by a catalogue of its own, whose rows have codes.
   */
  readonly code: ErrorCode | null
  /** Codes of the step's further demands, where the specification puts several into one step. */
  readonly furtherCodes?: readonly ErrorCode[]
}

/** A step that refuses with its own code. */
export interface VerifyStep extends Step {
  readonly kind: 'verify'
  readonly code: ErrorCode
}

/** A step that computes or parses a value. */
export interface LetStep extends Step {
  readonly kind: 'let'
  readonly code: null
}

/** A step that is carried out by a catalogue of its own. */
export interface NestedStep extends Step {
  readonly kind: 'verify'
  readonly code: null
}

/** The rows of a procedure, in the order of the specification, keyed by the name its code uses for them. */
export type CatalogueRows = Readonly<Record<string, Step>>

/** A procedure of the specification as data. */
export interface Catalogue {
  /** Name of the procedure, e.g. `registration` or `packed`. */
  readonly name: string
  /** Section of the specification, e.g. `§7.1`. */
  readonly section: string
  readonly rows: CatalogueRows
}
