/** A kind of passkey that people have: how its credential ID and its transports look. */
export interface DecoyModel {
  /** How many of 256 passkeys are of this kind. */
  readonly share: number
  /** Length of the credential ID in bytes. */
  readonly idLength: number
  readonly transports: readonly string[]
}

/** Most passkeys live in the credential managers of phones, systems and browsers; some in security keys. */
export const DECOY_MODELS: readonly DecoyModel[] = [
  { share: 80, idLength: 20, transports: ['hybrid', 'internal'] },
  { share: 64, idLength: 16, transports: ['hybrid', 'internal'] },
  { share: 48, idLength: 32, transports: ['internal'] },
  { share: 20, idLength: 16, transports: ['internal'] },
  { share: 16, idLength: 32, transports: ['hybrid', 'internal'] },
  { share: 12, idLength: 48, transports: ['nfc', 'usb'] },
  { share: 8, idLength: 64, transports: ['nfc', 'usb'] },
  { share: 4, idLength: 64, transports: ['usb'] },
  { share: 4, idLength: 32, transports: [] },
]

/** How many of 256 users have one passkey, two, three and so on. */
export const DECOY_COUNTS: readonly number[] = [160, 60, 24, 8, 4]
