import type { VerifiedRegistration } from '../../webauthn/index.js'
import type { CeremonyAttempt } from '../ceremonies/ceremony.js'
import type { Passkey } from '../credentials/passkey.js'
import type { PasskeyTrust } from './registration-authorization.js'

/** Creates the passkey of a verified registration (§7.1 step 27). */
export function createPasskey(
  { ceremony, at }: CeremonyAttempt<'registration'>,
  { credential, attestation, extensions, flags }: VerifiedRegistration,
  { id, uvTrusted, provisional }: Pick<Passkey, 'id'> & PasskeyTrust,
): Passkey {
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
    backupEligibleAtRegistration: flags.backupEligible,
    backupState: flags.backupState,
    uvInitialized,
    uvTrusted,
    provisional,
    aaguid,
    attestation: { format, type, verdict: trust.verdict },
    modelProven: model === 'proven',
    createdBy: 'webauthn',
    displayName: passkeyDisplayName,
    discoverable: extensions.credProps?.rk ?? null,
    authenticatorAttachment: credential.authenticatorAttachment ?? null,
    state: 'active',
    createdAt: at,
    lastUsedAt: null,
  }
}
