import { type KeyObject, sign } from 'node:crypto'

/** OIDs of ECDSA and RSASSA-PKCS1-v1_5 signatures by hash (RFC 5758 §3.2, RFC 8017 §A.2.4). */
const SIGNATURE_OIDS = {
  ec: { sha256: '1.2.840.10045.4.3.2', sha384: '1.2.840.10045.4.3.3', sha512: '1.2.840.10045.4.3.4' },
  rsa: { sha256: '1.2.840.113549.1.1.11', sha384: '1.2.840.113549.1.1.12', sha512: '1.2.840.113549.1.1.13' },
} as const

type Hash = 'sha256' | 'sha384' | 'sha512'

/** OIDs of EdDSA (RFC 8410 §3). */
const EDDSA_OIDS: Readonly<Record<string, string>> = { ed25519: '1.3.101.112', ed448: '1.3.101.113' }

const CURVE_HASHES: Readonly<Record<string, Hash>> = { secp384r1: 'sha384', secp521r1: 'sha512' }

/**
 * Signs in the way that X.509 and COSE have in common: ECDSA as DER with the hash of the curve's size,
 * RSASSA-PKCS1-v1_5 with SHA-256, EdDSA.
 *
 * @param hash overrides the hash of ECDSA and RSA signatures
 */
export function signWithKey(key: KeyObject, data: Uint8Array, hash: string = hashOf(key)): Uint8Array {
  return new Uint8Array(sign(isEddsa(key) ? null : hash, data, key))
}

/** The signature algorithm that {@link signWithKey} uses, as X.509 names it. */
export function signatureAlgorithmOf(key: KeyObject): { readonly oid: string; readonly hasNullParameters: boolean } {
  const type = key.asymmetricKeyType ?? ''
  const oid = EDDSA_OIDS[type] ?? SIGNATURE_OIDS[type === 'rsa' ? 'rsa' : 'ec'][hashOf(key)]
  return { oid, hasNullParameters: type === 'rsa' }
}

function isEddsa({ asymmetricKeyType }: KeyObject): boolean {
  return EDDSA_OIDS[asymmetricKeyType ?? ''] !== undefined
}

function hashOf({ asymmetricKeyDetails }: KeyObject): Hash {
  return CURVE_HASHES[asymmetricKeyDetails?.namedCurve ?? ''] ?? 'sha256'
}
