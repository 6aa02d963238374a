import type { CoseAlgorithm, CoseAlgorithmId } from '../structures/cose-algorithm.js'
import { getAlgorithm } from './algorithm.js'
import type { Certificate } from './certificate.js'
import type { KeyMaterial } from './key-material.js'
import { fitsScheme, type SignedData, verifyWithScheme } from './signature-scheme.js'

/**
 * Verifies a signature with the key of a certificate, e.g. of an attestation statement. How it was made is for the
 * algorithm of the statement to say and the key to fit; how the issuer signed the certificate is of no account.
 *
 * @param algorithmId COSE algorithm; the only place where RS1 is verified
 * @param signature in the encoding of §6.5.5
 * @returns false where the signature does not verify, and where {@link fitsStatementAlgorithm} does not hold
 * @throws MalformedInputError `signature_malformed`, `public_key_*`, `certificate_key_malformed`, `der_*`, `bytes_*`
 * @throws UnsupportedError `algorithm_unsupported`, `algorithm_unsupported_by_runtime`, `certificate_key_unsupported`
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
 * The same for a JSON Web Signature (RFC 7515), whose ECDSA signatures are r and s one after the other.
 *
 * @param algorithmId the COSE algorithm that is the JWS `alg` of the same name, e.g. -7 for `ES256`
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

/** These name a hash and no curve (RFC 9053 §2.1): §5.8.5 gives them one in credential public keys, and only there. */
const WITHOUT_CURVE: ReadonlySet<CoseAlgorithmId> = new Set([-7, -35, -36])

/**
 * Whether the key of a certificate is one for the `alg` of an attestation statement: its kind, and its curve where the
 * algorithm names one. Throws as {@link fitsAlgorithm}.
 */
export function fitsStatementAlgorithm(certificate: Certificate, algorithmId: number): boolean {
  const algorithm = getAlgorithm(algorithmId)
  const key = certificate.keyMaterial
  if (key.kty === 'EC2' && WITHOUT_CURVE.has(algorithm.id)) return key.crv !== 'secp256k1'
  return fits(key, algorithm)
}

/**
 * Whether the key of a certificate is one for the algorithm: kind and curve, as in credential public keys (§5.8.5) and
 * in JSON Web Signatures (RFC 7518 §3.4).
 *
 * @throws MalformedInputError `certificate_key_malformed`, `der_*`, `bytes_*`
 * @throws UnsupportedError `algorithm_unsupported`, `certificate_key_unsupported`
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
