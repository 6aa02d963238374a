import { equalBytes } from '../bytes/equal.js'
import type { AkpKey, CoseKey, Ec2Key, OkpKey, RsaKey } from '../structures/cose-key.js'

/**
 * The numbers of a public key, wherever it comes from: a COSE key or the SubjectPublicKeyInfo of a certificate. A COSE
 * key is one as it stands; its `alg` is of no account here. The parameter set of an ML-DSA key shows in its length.
 */
export type KeyMaterial = Omit<Ec2Key, 'alg'> | Omit<OkpKey, 'alg'> | Omit<RsaKey, 'alg'> | Omit<AkpKey, 'alg'>

/** Whether both are the same public key (§8.4, §8.8: the credential's key must be the certificate's). */
export function sameKey(a: KeyMaterial | CoseKey, b: KeyMaterial | CoseKey): boolean {
  if (a.kty === 'EC2' && b.kty === 'EC2') return a.crv === b.crv && equalBytes(a.x, b.x) && equalBytes(a.y, b.y)
  if (a.kty === 'OKP' && b.kty === 'OKP') return a.crv === b.crv && equalBytes(a.x, b.x)
  if (a.kty === 'RSA' && b.kty === 'RSA') return equalBytes(a.n, b.n) && equalBytes(a.e, b.e)
  if (a.kty === 'AKP' && b.kty === 'AKP') return equalBytes(a.publicKey, b.publicKey)
  return false
}

/** Length of an RSA modulus without leading zeros, in bits. */
export function modulusBits(n: Uint8Array): number {
  return n.length * 8 - (Math.clz32(n[0] ?? 0) - 24)
}
