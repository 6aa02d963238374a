const REASONS = {
  pinned: 'LATCHKEY_TOKEN_SIGNING_KEY names the one key that signs: it is rotated by giving the variable another',
  'under-way': 'a rotation is under way: the next key is published and takes over at its time, or at once with --now',
} as const

/** A rotation that is not possible now. */
export class RotationRefusedError extends Error {
  override readonly name = 'RotationRefusedError'

  constructor(readonly reason: keyof typeof REASONS) {
    super(REASONS[reason])
  }
}
