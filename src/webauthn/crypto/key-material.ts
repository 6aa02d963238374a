import { equalBytes } from '../bytes/equal.js'
import type { AkpKey, Ec2Key, OkpKey, RsaKey } from '../structures/cose-key.js'

/**
 * The numbers of a public key, wherever it comes from: a COSE key or the SubjectPublicKeyInfo of a certificate. A COSE
 * key is one as it stands; its `alg` is of no account here. The parameter set of an ML-DSA key shows in its length.
 */
export type KeyMaterial = Omit<Ec2Key, 'alg'> | Omit<OkpKey, 'alg'> | Omit<RsaKey, 'alg'> | Omit<AkpKey, 'alg'>

/** Whether both are the same public key (§8.4, §8.8: the credential's key must be the certificate's). */
export function sameKey(a: KeyMaterial, b: KeyMaterial): boolean {
  const [left, right] = [describe(a), describe(b)]
  return left.kind === right.kind && left.numbers.every((number, i) => equalBytes(number, right.numbers[i] ?? EMPTY))
}

const EMPTY = new Uint8Array(0)

/** Keys of one kind have equally many numbers. */
function describe(key: KeyMaterial): { readonly kind: string; readonly numbers: readonly Uint8Array[] } {
  switch (key.kty) {
    case 'EC2':
      return { kind: key.crv, numbers: [key.x, key.y] }
    case 'OKP':
      return { kind: key.crv, numbers: [key.x] }
    case 'RSA':
      return { kind: key.kty, numbers: [key.n, key.e] }
    case 'AKP':
      return { kind: key.kty, numbers: [key.publicKey] }
  }
}
