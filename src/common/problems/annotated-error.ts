import type { EngineError } from '../../webauthn/index.js'

/** A rejection by the engine with further members that the service adds to the response. */
export class AnnotatedError extends Error {
  override readonly name = 'AnnotatedError'
  readonly refusal: EngineError
  readonly extra: Readonly<Record<string, unknown>>

  constructor(refusal: EngineError, extra: Readonly<Record<string, unknown>>) {
    super(refusal.message, { cause: refusal })
    this.refusal = refusal
    this.extra = extra
  }
}
