import type { NonEmpty } from '../bytes/brand.js'
import { equalBytes } from '../bytes/equal.js'
import type { Certificate } from '../crypto/certificate.js'
import { digest } from '../crypto/hash.js'
import { UnsupportedError } from '../errors/engine-error.js'
import { type CoseAlgorithmId, findCoseAlgorithm } from '../structures/cose-algorithm.js'
import {
  parseTpmAttest,
  parseTpmCertifyInfo,
  TPM_GENERATED_VALUE,
  TPM_ST_ATTEST_CERTIFY,
} from '../structures/tpm/attest.js'
import { parseTpmPublicArea, type TpmObjectAttributes, type TpmPublicArea } from '../structures/tpm/public-area.js'
import { describesKey } from '../structures/tpm/same-key.js'
import { type TpmSignatureScheme, unwrapTpmSignature } from '../structures/tpm/signature.js'
import { hashId } from '../structures/tpm/tpm-values.js'
import type { Trace } from '../trace/trace.js'
import { acceptsHash, attestedBytes, verifyCertificateSignature } from './attestation-signature.js'
import { readCertifiedAaguid } from './fido-extensions.js'
import type { SingleResult, StatementFormat, StatementInput } from './statement.js'
import { memberPath, openStatement, readAlgorithm, readBytes, readText, readTrustPath } from './statement-members.js'
import { TPM, TPM_CERTIFICATE } from './tpm.steps.js'
import { verifyTpmCertificate } from './tpm-certificate.js'

interface TpmStatement {
  readonly version: string
  readonly alg: CoseAlgorithmId
  readonly trustPath: NonEmpty<Certificate>
  readonly signature: Uint8Array
  readonly certInfo: Uint8Array
  readonly pubArea: Uint8Array
}

const S = TPM.rows

/** The format `tpm` (§8.3). */
export const TPM_FORMAT: StatementFormat<SingleResult> = { format: 'tpm', catalogue: TPM, verify }

function verify(trace: Trace, input: StatementInput): SingleResult {
  const statement = trace.let(S.syntax, () => parseTpmStatement(input.statement))
  const { version, alg, trustPath } = statement

  trace.verify(S.version, version === '2.0', () => ({ got: version }))
  trace.verify(S.hash, acceptsHash(alg, input.settings), () => ({ alg }))
  const area = verifyPublicArea(trace, statement, input)
  verifyCertificate(trace, statement, input)
  verifyCertInfo(trace, statement, area, input)
  return { type: 'certified', means: 'attca', trustPath }
}

/** Verifies that the public area describes the credential key. */
function verifyPublicArea(trace: Trace, { pubArea }: TpmStatement, input: StatementInput): TpmPublicArea {
  const { publicKey } = input.authenticatorData.attestedCredentialData
  const area = trace.let(S.publicArea, () => parseTpmPublicArea(pubArea, memberPath('pubArea')))
  trace.verify(S.publicKey, describesKey(area, publicKey), () => ({ tpm: area.type, credential: publicKey.kty }))
  if (input.settings.tpm.objectAttributes === 'ignored') trace.skip(S.objectAttributes, 'object attributes are ignored')
  else trace.verify(S.objectAttributes, isTpmSigningKey(area.attributes), () => ({ ...area.attributes }))
  return area
}

/** Verifies the AIK certificate and the signature over `certInfo`. */
function verifyCertificate(trace: Trace, statement: TpmStatement, input: StatementInput): void {
  const { alg, certInfo } = statement
  const [certificate] = statement.trustPath
  const { aaguid } = input.authenticatorData.attestedCredentialData

  trace.within(S.certificate, TPM_CERTIFICATE, (inner) => verifyTpmCertificate(inner, certificate, input.settings.tpm))
  const certified = trace.let(S.aaguidValue, () => readCertifiedAaguid(certificate))
  if (certified === undefined) trace.skip(S.aaguid, 'the certificate contains no AAGUID')
  else trace.verify(S.aaguid, certified === aaguid, () => ({ certified, got: aaguid }))
  trace.let(S.attestationKey, () => certificate.publicKey())
  const signature = trace.let(S.signatureValue, () => unwrapTpmSignature(statement.signature, hashingAlgorithm(alg)))
  const claim = { alg, data: certInfo, signature }
  verifyCertificateSignature(trace, S.signature, certificate, claim)
}

/** Verifies the contents of `certInfo`. */
function verifyCertInfo(trace: Trace, statement: TpmStatement, area: TpmPublicArea, input: StatementInput): void {
  const path = memberPath('certInfo')
  const { sha1 } = input.settings
  const attest = trace.let(S.attest, () => parseTpmAttest(statement.certInfo, path))
  const { magic, type, extraData } = attest

  trace.verify(S.magic, magic === TPM_GENERATED_VALUE, () => ({ got: magic }))
  trace.verify(S.type, type === TPM_ST_ATTEST_CERTIFY, () => ({ got: type }))
  const hash = trace.let(S.attestedDigest, () => digest(hashingAlgorithm(statement.alg).hash, attestedBytes(input)))
  trace.verify(S.extraData, equalBytes(extraData, hash), () => ({ got: extraData, expected: hash }))
  const { name } = trace.let(S.certifyInfo, () => parseTpmCertifyInfo(attest.attested, `${path}.attested`))
  trace.verify(S.nameHash, area.nameHash !== 'sha1' || sha1 === 'accepted', () => ({ nameHash: area.nameHash }))
  const expected = nameOf(area, statement.pubArea)
  trace.verify(S.name, equalBytes(name, expected), () => ({ got: name, expected }))
}

/** Ignores `decrypt`, because Windows sets it on the keys of Windows Hello. */
function isTpmSigningKey(attributes: TpmObjectAttributes): boolean {
  const { fixedTpm, fixedParent, sensitiveDataOrigin, sign, restricted } = attributes
  return fixedTpm && fixedParent && sensitiveDataOrigin && sign && !restricted
}

/** Rejects algorithms such as EdDSA, which sign the message itself: a TPM signs a hash. */
function hashingAlgorithm(alg: CoseAlgorithmId): TpmSignatureScheme {
  const algorithm = findCoseAlgorithm(alg)
  if (algorithm !== undefined && 'hash' in algorithm) return algorithm
  throw new UnsupportedError('algorithm_unsupported', String(alg))
}

/** Computes the Name of an object: the hash identifier followed by the hash of its public area (TPM 2.0 Part 1 §16). */
function nameOf({ nameHash }: TpmPublicArea, pubArea: Uint8Array): Uint8Array {
  const id = hashId(nameHash)
  return Buffer.concat([Uint8Array.of(id >> 8, id & 0xff), digest(nameHash, pubArea)])
}

function parseTpmStatement(value: StatementInput['statement']): TpmStatement {
  const statement = openStatement(value, ['ver', 'alg', 'x5c', 'sig', 'certInfo', 'pubArea'])
  return {
    version: readText(statement, 'ver'),
    alg: readAlgorithm(statement),
    trustPath: readTrustPath(statement),
    signature: readBytes(statement, 'sig'),
    certInfo: readBytes(statement, 'certInfo'),
    pubArea: readBytes(statement, 'pubArea'),
  }
}
