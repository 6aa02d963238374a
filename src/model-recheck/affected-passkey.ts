import type { Aaguid } from '../webauthn/index.js'

/** A passkey whose authenticator model was reported as compromised after the registration. */
export interface AffectedPasskey {
  readonly passkeyId: string
  readonly userId: string
  readonly aaguid: Aaguid
  /** The model's name in English. */
  readonly model: string
  /** The status reports that make the metadata rules refuse the model, for example `REVOKED`. */
  readonly statuses: readonly string[]
  /** The serial number of the BLOB with these reports. */
  readonly number: number
  readonly foundAt: Date
  /** The action taken at that time; the passkey may have been resumed since. */
  readonly action: 'reported' | 'suspended'
}
