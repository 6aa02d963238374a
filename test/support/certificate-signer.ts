import { type KeyObject, sign } from 'node:crypto'
import * as der from '../../src/testing/der.js'

export type TestHash = 'md5' | 'sha1' | 'sha256' | 'sha384' | 'sha512'

/** A signature algorithm with a key, for certificates and CRLs. */
interface Signer {
  /** DER of the AlgorithmIdentifier. */
  readonly algorithm: Uint8Array
  readonly sign: (data: Uint8Array) => Uint8Array
}

const RSA_SIGNATURE_OIDS: Readonly<Record<TestHash, string>> = {
  md5: '1.2.840.113549.1.1.4',
  sha1: '1.2.840.113549.1.1.5',
  sha256: '1.2.840.113549.1.1.11',
  sha384: '1.2.840.113549.1.1.12',
  sha512: '1.2.840.113549.1.1.13',
}
const ECDSA_SIGNATURE_OIDS: Readonly<Partial<Record<TestHash, string>>> = {
  sha1: '1.2.840.10045.4.1',
  sha256: '1.2.840.10045.4.3.2',
  sha384: '1.2.840.10045.4.3.3',
  sha512: '1.2.840.10045.4.3.4',
}
const HASH_OIDS: Readonly<Partial<Record<TestHash, string>>> = {
  sha256: '2.16.840.1.101.3.4.2.1',
  sha384: '2.16.840.1.101.3.4.2.2',
  sha512: '2.16.840.1.101.3.4.2.3',
}
const SALT_LENGTHS: Readonly<Partial<Record<TestHash, number>>> = { sha256: 32, sha384: 48, sha512: 64 }
const PSS_PADDING = 6

function known<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`The test CA does not support ${what}.`)
  return value
}

function pssSigner(key: KeyObject, hash: TestHash, hashParameters: readonly Uint8Array[]): Signer {
  const hashAlgorithm = der.sequence(der.oid(known(HASH_OIDS[hash], hash)), ...hashParameters)
  const saltLength = known(SALT_LENGTHS[hash], hash)
  const parameters = der.sequence(
    der.explicit(0, hashAlgorithm),
    der.explicit(1, der.sequence(der.oid('1.2.840.113549.1.1.8'), hashAlgorithm)),
    der.explicit(2, der.integer(saltLength)),
  )
  return {
    algorithm: der.sequence(der.oid('1.2.840.113549.1.1.10'), parameters),
    sign: (data) => new Uint8Array(sign(hash, data, { key, padding: PSS_PADDING, saltLength })),
  }
}

/** Returns the signer for a key: ECDSA, RSASSA-PKCS1-v1_5 (or PSS), or EdDSA. The default hash has the size of the curve. */
export function signerOf(
  key: KeyObject,
  options: { readonly hash?: TestHash; readonly pss?: boolean | 'without-null' },
): Signer {
  const type = known(key.asymmetricKeyType, 'the key type')
  if (type === 'ed25519' || type === 'ed448') {
    const algorithm = der.sequence(der.oid(type === 'ed25519' ? '1.3.101.112' : '1.3.101.113'))
    return { algorithm, sign: (data) => new Uint8Array(sign(null, data, key)) }
  }
  const curveHash: Record<string, TestHash> = { secp384r1: 'sha384', secp521r1: 'sha512' }
  const hash = options.hash ?? curveHash[key.asymmetricKeyDetails?.namedCurve ?? ''] ?? 'sha256'
  if (options.pss === true) return pssSigner(key, hash, [der.derNull()])
  if (options.pss === 'without-null') return pssSigner(key, hash, [])
  const algorithm =
    type === 'rsa'
      ? der.sequence(der.oid(RSA_SIGNATURE_OIDS[hash]), der.derNull())
      : der.sequence(der.oid(known(ECDSA_SIGNATURE_OIDS[hash], hash)))
  return { algorithm, sign: (data) => new Uint8Array(sign(hash, data, key)) }
}

/** Encodes DER as PEM. */
export function toPem(label: string, encoded: Uint8Array): string {
  const lines =
    Buffer.from(encoded)
      .toString('base64')
      .match(/.{1,64}/g) ?? []
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`
}
