import type { Passkey } from '../credentials/passkey.js'
import type { AcceptedRegistration } from './registration-ceremonies.js'

/** The passkey that a registration makes (§7.1 step 27). */
export function newPasskeyOf({ ceremony, at, verified }: AcceptedRegistration, id: string): Passkey {
  const { credential, attestation, extensions, flags } = verified
  const { format, type, trust, model } = attestation
  const { id: credentialId, publicKey, rpId, signCount, transports, aaguid, uvInitialized } = credential
  const { user, passkeyDisplayName } = ceremony.state
  return {
    id,
    userId: user.id,
    credentialId,
    rpId,
    publicKey,
    signCount,
    transports,
    backupEligible: flags.backupEligible,
    backupState: flags.backupState,
    uvInitialized,
    aaguid,
    attestation: { format, type, verdict: trust.verdict },
    modelProven: model === 'proven',
    displayName: passkeyDisplayName,
    discoverable: extensions.credProps?.rk ?? null,
    authenticatorAttachment: credential.authenticatorAttachment ?? null,
    state: 'active',
    createdAt: at,
    lastUsedAt: null,
  }
}
