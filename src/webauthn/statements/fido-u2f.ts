import type { NonEmpty } from '../bytes/brand.js'
import type { Certificate } from '../crypto/certificate.js'
import type { VerificationKey } from '../crypto/signature-scheme.js'
import { ZERO_AAGUID } from '../structures/attested-credential-data.js'
import type { Flags } from '../structures/authenticator-data.js'
import type { CoseKey, Ec2Key } from '../structures/cose-key.js'
import type { Trace } from '../trace/trace.js'
import { isSignedByCertificate } from './attestation-signature.js'
import { FIDO_U2F } from './fido-u2f.steps.js'
import type { SingleResult, StatementFormat, StatementInput } from './statement.js'
import { openStatement, readBytes, readTrustPath } from './statement-members.js'

interface U2fStatement {
  readonly trustPath: NonEmpty<Certificate>
  readonly signature: Uint8Array
}

const S = FIDO_U2F.rows
const ES256 = -7

/** The format `fido-u2f` (§8.6). */
export const FIDO_U2F_FORMAT: StatementFormat<SingleResult> = { format: 'fido-u2f', catalogue: FIDO_U2F, verify }

function verify(trace: Trace, input: StatementInput): SingleResult {
  const { settings, authenticatorData } = input
  const { aaguid, publicKey } = authenticatorData.attestedCredentialData
  const { flags } = authenticatorData
  const { trustPath, signature } = trace.let(S.syntax, () => parseU2fStatement(input.statement))
  const [certificate] = trustPath

  trace.verify(S.certificateCount, trustPath.length === 1, () => ({ count: trustPath.length }))
  const key = trace.let(S.attestationKey, () => certificate.publicKey())
  trace.verify(S.certificateKey, isOnP256(key), () => ({ keyType: key.material.kty }))
  trace.verify(S.credentialKey, isEs256(publicKey), () => ({ alg: publicKey.alg }))
  const data = trace.let(S.verificationData, () => verificationData(publicKey, input))
  trace.check(S.signature, () => isSignedByCertificate(certificate, { alg: ES256, data, signature }))
  if (settings.fidoU2f.aaguid === 'any') trace.skip(S.aaguid, 'any AAGUID is accepted')
  else trace.verify(S.aaguid, aaguid === ZERO_AAGUID, () => ({ got: aaguid }))
  if (settings.fidoU2f.flags === 'any') trace.skip(S.flags, 'all flags are accepted')
  else trace.verify(S.flags, fitsU2f(flags), () => ({ flags: flags.byte }))
  return { type: 'certified', means: 'uncertain', trustPath }
}

function isOnP256({ material }: VerificationKey): boolean {
  return material.kty === 'EC2' && material.crv === 'P-256'
}

/** The key parser accepts ES256 keys only with coordinates of 32 bytes. */
function isEs256(key: CoseKey): key is Ec2Key {
  return key.kty === 'EC2' && key.alg === ES256
}

/** Returns the message that a U2F authenticator signs at registration (FIDO U2F Raw Message Formats §4.3). */
function verificationData({ x, y }: Ec2Key, { authenticatorData, clientDataHash }: StatementInput): Uint8Array {
  const { rpIdHash, attestedCredentialData } = authenticatorData
  const publicKeyU2f = [Uint8Array.of(0x04), x, y]
  return Buffer.concat([
    Uint8Array.of(0x00),
    rpIdHash,
    clientDataHash,
    attestedCredentialData.credentialId,
    ...publicKeyU2f,
  ])
}

function fitsU2f({ userVerified, backupEligible, backupState, extensionData }: Flags): boolean {
  return !(userVerified || backupEligible || backupState || extensionData)
}

function parseU2fStatement(value: StatementInput['statement']): U2fStatement {
  const statement = openStatement(value, ['x5c', 'sig'])
  return { trustPath: readTrustPath(statement), signature: readBytes(statement, 'sig') }
}
