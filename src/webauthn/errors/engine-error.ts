import { type CodeOf, describeCode, type ErrorCode } from './registry.js'

/** The step of a ceremony in which an error occurred. */
export interface Occurrence {
  /** ID of the step, e.g. `registration.clientData`. */
  readonly step: string
  /** Renders the trace of the ceremony up to and including the failed step. */
  readonly report: () => unknown
}

/** The base class of all errors that the engine throws deliberately. */
export abstract class EngineError extends Error {
  readonly code: ErrorCode
  /** The title of the code in the registry. It never contains input data. */
  readonly title: string
  /** The step that failed; undefined if the error occurred outside a ceremony. */
  readonly occurrence: Occurrence | undefined

  protected constructor(code: ErrorCode, message: string) {
    super(message)
    this.name = new.target.name
    this.code = code
    this.title = describeCode(code).title
    this.occurrence = undefined
  }

  /** Returns a copy that occurred in the given step, with the same class, members and stack. */
  withOccurrence(occurrence: Occurrence): this {
    return copyOf(this, occurrence)
  }

  /**
   * Returns a copy without {@link occurrence}, for recipients that must not learn what the relying party expected: the
   * evidence in a trace contains expected values.
   */
  withoutTrace(): this {
    return copyOf(this, undefined)
  }
}

/** A copy is a native error, so that its stack is printed; an object with the same prototype alone is not. */
function copyOf<E extends EngineError>(error: E, occurrence: Occurrence | undefined): E {
  const copy = Object.setPrototypeOf(new Error(error.message), Object.getPrototypeOf(error) as object) as E
  return Object.assign(copy, error, { stack: error.stack, occurrence })
}

/** The position of a fault in the input. */
interface FaultLocation {
  /** Member names from the root of the input to the fault, e.g. `response.attestationObject.authData`. */
  readonly path: string
  /** Offset in bytes from the start of the innermost binary structure; undefined in JSON and text. */
  readonly offset?: number
}

/** The input cannot be decoded or has the wrong structure. */
export class MalformedInputError extends EngineError {
  declare readonly code: CodeOf<'malformed'>
  readonly path: string
  readonly offset: number | undefined

  constructor(code: CodeOf<'malformed'>, location: FaultLocation) {
    super(
      code,
      location.offset === undefined ? `${code} at ${location.path}` : `${code} at ${location.path}+${location.offset}`,
    )
    this.path = location.path
    this.offset = location.offset
  }
}

/** The input is valid, but the engine or its OpenSSL library does not support it. */
export class UnsupportedError extends EngineError {
  declare readonly code: CodeOf<'unsupported'>
  /** The unsupported feature: a number or a registered identifier, never free text from the input. */
  readonly subject: string

  constructor(code: CodeOf<'unsupported'>, subject: string) {
    super(code, `${code}: ${subject}`)
    this.subject = subject
  }
}

/** The relying party passed invalid expectations or settings. */
export class ConfigurationError extends EngineError {
  declare readonly code: CodeOf<'configuration'>
  /** The invalid member, e.g. `origins[1]`. */
  readonly path: string
  /** The rule that the member violates, e.g. `must be a string`. */
  readonly reason: string

  constructor(code: CodeOf<'configuration'>, path: string, reason: string) {
    super(code, `${code} at ${path}: ${reason}`)
    this.path = path
    this.reason = reason
  }
}

/** An unexpected exception inside the engine. It is a bug, not a verdict on the input. */
export class EngineDefectError extends Error {
  override readonly name = 'EngineDefectError'

  constructor(cause: unknown) {
    super('the engine failed unexpectedly', { cause })
  }
}
