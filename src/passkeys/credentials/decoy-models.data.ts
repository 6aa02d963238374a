/** The visible properties of one common kind of passkey. */
interface DecoyModel {
  /** The number of decoy passkeys of this kind out of every 256. */
  readonly share: number
  /** The length of the credential ID in bytes. */
  readonly idLength: number
  readonly transports: readonly string[]
}

/**
 * Most passkeys are in the credential managers of phones, operating systems and browsers; some are on security keys.
 */
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

/** The number of decoy accounts out of every 256 that have one passkey, two passkeys, and so on. */
export const DECOY_COUNTS: readonly number[] = [160, 60, 24, 8, 4]
