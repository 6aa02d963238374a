import { type CodeOf, describeCode, type ErrorCode } from './registry.js'

/** Where in a ceremony an error arose. Filled in by the trace when a parser throws inside a step. */
export interface Occurrence {
  /** Id of the step, e.g. `registration.clientData`. */
  readonly step: string
  /** Renders the trace up to and including the failed step. */
  readonly report: () => unknown
}

/** The parent of everything the engine throws on purpose. */
export abstract class EngineError extends Error {
  readonly code: ErrorCode
  /** The registry's sentence for the code; it never holds input. */
  readonly title: string
  /** The step that failed, when the error arose inside a ceremony. */
  occurrence: Occurrence | undefined

  protected constructor(code: ErrorCode, message: string) {
    super(message)
    this.name = new.target.name
    this.code = code
    this.title = describeCode(code).title
  }
}

/** Where in the input a fault lies. */
export interface FaultLocation {
  /** Names of the members on the way to the fault, e.g. `response.attestationObject.authData`. */
  readonly path: string
  /** Bytes from the start of the innermost binary structure, where the structure is binary. */
  readonly offset?: number
}

/** The bytes cannot be what they claim to be. */
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

/** The input is legal and this engine (or the OpenSSL below it) does not implement it. */
export class UnsupportedError extends EngineError {
  declare readonly code: CodeOf<'unsupported'>
  /** What is not implemented: a number or an identifier of a registry, never free text of the input. */
  readonly subject: string

  constructor(code: CodeOf<'unsupported'>, subject: string) {
    super(code, `${code}: ${subject}`)
    this.subject = subject
  }
}

/** The relying party's own configuration or expectations are impossible. */
export class ConfigurationError extends EngineError {
  declare readonly code: CodeOf<'configuration'>
  /** The member that is wrong, e.g. `origins[1]`. */
  readonly path: string
  /** What is wrong with it, e.g. `must be text`. */
  readonly reason: string

  constructor(code: CodeOf<'configuration'>, path: string, reason: string) {
    super(code, `${code} at ${path}: ${reason}`)
    this.path = path
    this.reason = reason
  }
}

/** Something threw inside the engine that should not have. It is a defect, never a verdict. */
export class EngineDefectError extends Error {
  override readonly name = 'EngineDefectError'

  constructor(cause: unknown) {
    super('the engine failed unexpectedly', { cause })
  }
}
