const REASONS = {
  'configured-key': 'LATCHKEY_TOKEN_SIGNING_KEY sets the signing key. To rotate it, set the variable to another key.',
  'in-progress': 'A rotation is in progress: the next key is already published. Use --now to sign with it at once.',
} as const

/** Signing keys cannot be rotated now. */
export class RotationRefusedError extends Error {
  override readonly name = 'RotationRefusedError'

  constructor(readonly reason: keyof typeof REASONS) {
    super(REASONS[reason])
  }
}
