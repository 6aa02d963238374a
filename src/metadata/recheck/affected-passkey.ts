import type { Aaguid } from '../../webauthn/index.js'

/** A passkey whose model was found compromised after its registration. */
export interface AffectedPasskey {
  readonly passkeyId: string
  readonly userId: string
  readonly aaguid: Aaguid
  /** The model's name in English. */
  readonly model: string
  /** The status reports that speak against it, e.g. `REVOKED`. */
  readonly statuses: readonly string[]
  /** Serial number of the BLOB that said so. */
  readonly number: number
  readonly foundAt: Date
  /** What was done about it then; the passkey may have been resumed since. */
  readonly action: 'reported' | 'suspended'
}
