import type { CoseAlgorithm, CoseAlgorithmId } from '../structures/cose-algorithm.js'
import { getAlgorithm } from './algorithm.js'
import type { Certificate } from './certificate.js'
import type { KeyMaterial } from './key-material.js'
import { fitsScheme, type SignedData, verifyWithScheme } from './signature-scheme.js'

/**
 * Verifies a signature with the key of a certificate, e.g. the signature of an attestation statement. The signature
 * algorithm of the certificate itself is irrelevant here.
 *
 * @param algorithmId COSE algorithm of the statement; RS1 is accepted here only
 * @param signature in the encoding of §6.5.5
 * @returns false when the signature does not verify or {@link fitsStatementAlgorithm} returns false
 * @throws MalformedInputError `signature_malformed`, `public_key_*`, `certificate_key_malformed`, `der_*` or
 *   `bytes_*`
 * @throws UnsupportedError `algorithm_unsupported`, `algorithm_unsupported_by_runtime` or
 *   `certificate_key_unsupported`
 */
export function verifyWithCertificate(
  certificate: Certificate,
  algorithmId: number,
  data: Uint8Array,
  signature: Uint8Array,
): boolean {
  if (!fitsStatementAlgorithm(certificate, algorithmId)) return false
  return verifySigned(certificate, algorithmId, { data, signature, ecdsaEncoding: 'der' })
}

/**
 * Works like {@link verifyWithCertificate} for a JSON Web Signature (RFC 7515), in which an ECDSA signature is r
 * followed by s.
 *
 * @param algorithmId the COSE algorithm that corresponds to the JWS `alg`, e.g. -7 for `ES256`
 */
export function verifyJwsWithCertificate(
  certificate: Certificate,
  algorithmId: number,
  signingInput: Uint8Array,
  signature: Uint8Array,
): boolean {
  if (!fitsAlgorithm(certificate, algorithmId)) return false
  return verifySigned(certificate, algorithmId, { data: signingInput, signature, ecdsaEncoding: 'ieee-p1363' })
}

/**
 * ECDSA algorithms that define a hash but no curve (RFC 9053 §2.1). §5.8.5 defines a curve for credential public keys
 * only.
 */
const WITHOUT_CURVE: ReadonlySet<CoseAlgorithmId> = new Set([-7, -35, -36])

/**
 * Returns whether the key of a certificate can be used with the `alg` of an attestation statement. Compares the key
 * type, and the curve if the algorithm defines one. Throws the errors of {@link fitsAlgorithm}.
 */
export function fitsStatementAlgorithm(certificate: Certificate, algorithmId: number): boolean {
  const algorithm = getAlgorithm(algorithmId)
  const key = certificate.keyMaterial
  if (key.kty === 'EC2' && WITHOUT_CURVE.has(algorithm.id)) return key.crv !== 'secp256k1'
  return fits(key, algorithm)
}

/**
 * Returns whether the key of a certificate has the key type and curve of an algorithm, as in credential public keys
 * (§5.8.5) and JSON Web Signatures (RFC 7518 §3.4).
 *
 * @throws MalformedInputError `certificate_key_malformed`, `der_*` or `bytes_*`
 * @throws UnsupportedError `algorithm_unsupported` or `certificate_key_unsupported`
 */
export function fitsAlgorithm(certificate: Certificate, algorithmId: number): boolean {
  return fits(certificate.keyMaterial, getAlgorithm(algorithmId))
}

function verifySigned(certificate: Certificate, algorithmId: number, signed: SignedData): boolean {
  return verifyWithScheme(getAlgorithm(algorithmId), certificate.publicKey(), signed)
}

function fits(key: KeyMaterial, algorithm: CoseAlgorithm): boolean {
  if (key.kty === 'EC2' && algorithm.scheme === 'ecdsa') return key.crv === algorithm.curve
  return fitsScheme(key, algorithm)
}
