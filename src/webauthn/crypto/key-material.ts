import { equalBytes } from '../bytes/equal.js'
import type { AkpKey, Ec2Key, OkpKey, RsaKey } from '../structures/cose-key.js'

/**
 * The numbers of a public key from a COSE key or a SubjectPublicKeyInfo. Every COSE key is assignable; its `alg` is
 * ignored. The length of an ML-DSA key identifies its parameter set.
 */
export type KeyMaterial = Omit<Ec2Key, 'alg'> | Omit<OkpKey, 'alg'> | Omit<RsaKey, 'alg'> | Omit<AkpKey, 'alg'>

/**
 * Returns whether both are the same public key, as required by §8.4 and §8.8 for the credential and its certificate.
 */
export function sameKey(a: KeyMaterial, b: KeyMaterial): boolean {
  const [left, right] = [describe(a), describe(b)]
  return left.kind === right.kind && left.numbers.every((number, i) => equalBytes(number, right.numbers[i] ?? EMPTY))
}

const EMPTY = new Uint8Array(0)

/** Keys of the same kind have the same number of components. */
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
