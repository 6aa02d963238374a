import type { EngineError } from '../../webauthn/index.js'

/** A refusal of the engine of which the service knows more than the engine does: members that the answer gains. */
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
