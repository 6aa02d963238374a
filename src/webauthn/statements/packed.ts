import type { NonEmpty } from '../bytes/brand.js'
import type { Certificate } from '../crypto/certificate.js'
import { publicKeyOf } from '../crypto/public-key.js'
import type { CoseAlgorithmId } from '../structures/cose-algorithm.js'
import type { Trace } from '../trace/trace.js'
import {
  acceptsHash,
  attestedBytes,
  isSignedByCredential,
  verifyCertificateSignature,
} from './attestation-signature.js'
import { PACKED, PACKED_CERTIFICATE } from './packed.steps.js'
import { verifyPackedCertificate } from './packed-certificate.js'
import type { SingleResult, StatementFormat, StatementInput } from './statement.js'
import { openStatement, readAlgorithm, readBytes, readTrustPath } from './statement-members.js'

interface PackedStatement {
  readonly alg: CoseAlgorithmId
  readonly signature: Uint8Array
  /** Absent in self attestation. */
  readonly trustPath: NonEmpty<Certificate> | undefined
}

const S = PACKED.rows

/** The format `packed` (§8.2): basic attestation, attestation CA, or self attestation. */
export const PACKED_FORMAT: StatementFormat<SingleResult> = { format: 'packed', catalogue: PACKED, verify }

function verify(trace: Trace, input: StatementInput): SingleResult {
  const statement = trace.let(S.syntax, () => parsePackedStatement(input.statement))
  const { alg, trustPath } = statement
  trace.verify(S.hash, acceptsHash(alg, input.settings), () => ({ alg }))
  return trustPath === undefined
    ? verifySelf(trace, statement, input)
    : verifyCertified(trace, { ...statement, trustPath }, input)
}

function verifyCertified(
  trace: Trace,
  statement: PackedStatement & { readonly trustPath: NonEmpty<Certificate> },
  input: StatementInput,
): SingleResult {
  const { trustPath } = statement
  const [certificate] = trustPath
  const { aaguid } = input.authenticatorData.attestedCredentialData

  trace.let(S.attestationKey, () => certificate.publicKey())
  const claim = { ...statement, data: attestedBytes(input) }
  verifyCertificateSignature(trace, S.signature, certificate, claim)
  const certified = trace.within(S.certificate, PACKED_CERTIFICATE, (inner) =>
    verifyPackedCertificate(inner, certificate, input.settings.packed),
  )
  if (certified === undefined) trace.skip(S.aaguid, 'the certificate contains no AAGUID')
  else trace.verify(S.aaguid, certified === aaguid, () => ({ certified, got: aaguid }))
  for (const step of [S.selfAlgorithm, S.credentialKey, S.selfSignature]) trace.skip(step, 'x5c is present')
  return { type: 'certified', means: 'uncertain', trustPath }
}

function verifySelf(trace: Trace, statement: PackedStatement, input: StatementInput): SingleResult {
  const { publicKey, publicKeyBytes } = input.authenticatorData.attestedCredentialData

  for (const step of [S.attestationKey, S.signature, S.certificate, S.aaguid]) trace.skip(step, 'x5c is absent')
  trace.verify(S.selfAlgorithm, statement.alg === publicKey.alg, () => ({
    got: statement.alg,
    credential: publicKey.alg,
  }))
  const key = trace.let(S.credentialKey, () => publicKeyOf(publicKeyBytes))
  const claim = { ...statement, data: attestedBytes(input) }
  trace.check(S.selfSignature, () => isSignedByCredential(key, claim))
  return { type: 'self' }
}

/** Level 2 of the specification removed ECDAA together with the member `ecdaaKeyId`. */
function parsePackedStatement(value: StatementInput['statement']): PackedStatement {
  const statement = openStatement(value, ['alg', 'sig', 'x5c'])
  return {
    alg: readAlgorithm(statement),
    signature: readBytes(statement, 'sig'),
    trustPath: statement.has('x5c') ? readTrustPath(statement) : undefined,
  }
}
