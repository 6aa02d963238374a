import type { Aaguid, CoseKeyBytes, CredentialId, RpId } from '../../../webauthn/index.js'
import type { Passkey, RegistrationEvidence } from '../passkey.js'
import type { PasskeyRow } from './passkey.entity.js'

export function toRow(passkey: Passkey, evidence: RegistrationEvidence): PasskeyRow {
  const { attestation, ...same } = passkey
  const { format: attestationFormat, type: attestationType, verdict: attestationVerdict } = attestation
  return { ...same, attestationFormat, attestationType, attestationVerdict, ...evidence }
}

export function toPasskey(row: Omit<PasskeyRow, keyof RegistrationEvidence>): Passkey {
  const { attestationFormat: format, attestationType: type, attestationVerdict: verdict, ...same } = row
  return {
    ...same,
    credentialId: row.credentialId as CredentialId,
    rpId: row.rpId as RpId,
    publicKey: row.publicKey as CoseKeyBytes,
    aaguid: row.aaguid as Aaguid,
    attestation: { format, type, verdict },
    modelProven: row.modelProven ?? false,
  }
}
