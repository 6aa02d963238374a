import { generateKeyPairSync } from 'node:crypto'
import { attempt } from '../../../src/webauthn/crypto/attempt.js'
import { importKeyMaterial } from '../../../src/webauthn/crypto/key-import.js'
import type { KeyMaterial } from '../../../src/webauthn/crypto/key-material.js'
import { findSignatureScheme, usesSha1 } from '../../../src/webauthn/crypto/signature-algorithm.js'
import { fitsScheme, type SignatureScheme, verifyWithScheme } from '../../../src/webauthn/crypto/signature-scheme.js'
import { MalformedInputError } from '../../../src/webauthn/errors/engine-error.js'
import { createTestCa, issue } from '../../support/certificates.js'
import * as der from '../../../src/testing/der.js'
import { errorWith } from '../../support/error-with.js'

const octets = (length: number): Uint8Array => new Uint8Array(length).fill(1)
const KEYS: Readonly<Record<string, KeyMaterial>> = {
  EC: { kty: 'EC2', crv: 'P-256', x: octets(32), y: octets(32) },
  Ed25519: { kty: 'OKP', crv: 'Ed25519', x: octets(32) },
  Ed448: { kty: 'OKP', crv: 'Ed448', x: octets(57) },
  RSA: { kty: 'RSA', n: octets(256), e: octets(1) },
  'ML-DSA-44': { kty: 'AKP', publicKey: octets(1312) },
}
const SCHEMES: readonly (readonly [string, SignatureScheme, readonly string[]])[] = [
  ['ECDSA', { scheme: 'ecdsa', hash: 'sha256' }, ['EC']],
  ['Ed25519', { scheme: 'eddsa', curve: 'Ed25519' }, ['Ed25519']],
  ['Ed448', { scheme: 'eddsa', curve: 'Ed448' }, ['Ed448']],
  ['PKCS1', { scheme: 'rsa-pkcs1', hash: 'sha256' }, ['RSA']],
  ['PSS', { scheme: 'rsa-pss', hash: 'sha256' }, ['RSA']],
  ['ML-DSA-44', { scheme: 'ml-dsa', publicKeyLength: 1312, signatureLength: 2420 }, ['ML-DSA-44']],
  ['ML-DSA-65', { scheme: 'ml-dsa', publicKeyLength: 1952, signatureLength: 3309 }, []],
]

describe('a signature scheme', () => {
  it.each(SCHEMES)('%s fits keys of its type only [cose.verify-key-type]', (_, scheme, names) => {
    const fitting = Object.entries(KEYS).filter(([, key]) => fitsScheme(key, scheme))
    expect(fitting.map(([name]) => name)).toEqual(names)
  })

  it.each(SCHEMES)('%s does not verify with a key of another type', (_, scheme, names) => {
    const { publicKey: keyObject } = generateKeyPairSync('x25519')
    for (const [name, material] of Object.entries(KEYS)) {
      if (names.includes(name)) continue
      const signed = { data: octets(3), signature: octets(3), ecdsaEncoding: 'der' } as const
      expect(verifyWithScheme(scheme, { material, keyObject }, signed)).toBe(false)
    }
  })

  it('ML-DSA requires one signature length [cose.mldsa]', () => {
    const { publicKey: keyObject } = generateKeyPairSync('x25519')
    const material = KEYS['ML-DSA-44'] as KeyMaterial
    const scheme = { scheme: 'ml-dsa', publicKeyLength: 1312, signatureLength: 2420 } as const
    for (const length of [0, 2419, 2421]) {
      const signed = { data: octets(3), signature: octets(length), ecdsaEncoding: 'der' } as const
      expect(() => verifyWithScheme(scheme, { material, keyObject }, signed)).toThrow(
        errorWith({ code: 'signature_malformed' }),
      )
    }
  })

  it('that OpenSSL does not support throws an UnsupportedError', () => {
    const { publicKey: keyObject } = generateKeyPairSync('x25519')
    const material = KEYS['Ed25519'] as KeyMaterial
    const signed = { data: octets(3), signature: new Uint8Array(64), ecdsaEncoding: 'der' } as const
    expect(() => verifyWithScheme({ scheme: 'eddsa', curve: 'Ed25519' }, { material, keyObject }, signed)).toThrow(
      errorWith({ name: 'UnsupportedError', code: 'algorithm_unsupported_by_runtime', subject: 'eddsa' }),
    )
  })
})

describe('findSignatureScheme', () => {
  const rsa = (number: number, ...parameters: Uint8Array[]): Uint8Array =>
    der.sequence(der.oid(`1.2.840.113549.1.1.${number}`), ...parameters)
  const ecdsa = (last: string): Uint8Array => der.sequence(der.oid(`1.2.840.10045.4.${last}`))
  const hashes = {
    sha1: '1.3.14.3.2.26',
    sha256: '2.16.840.1.101.3.4.2.1',
    sha384: '2.16.840.1.101.3.4.2.2',
    sha512: '2.16.840.1.101.3.4.2.3',
  }
  type Hash = keyof typeof hashes
  const withNull = (hash: Hash): Uint8Array => der.sequence(der.oid(hashes[hash]), der.derNull())
  const bare = (hash: Hash): Uint8Array => der.sequence(der.oid(hashes[hash]))
  const pssOf = (hash: Uint8Array, maskHash: Uint8Array, saltLength: number): Uint8Array =>
    rsa(
      10,
      der.sequence(
        der.explicit(0, hash),
        der.explicit(1, der.sequence(der.oid('1.2.840.113549.1.1.8'), maskHash)),
        der.explicit(2, der.integer(saltLength)),
      ),
    )
  const pss = (hash: Hash, maskHash: Hash, saltLength: number): Uint8Array =>
    pssOf(withNull(hash), withNull(maskHash), saltLength)
  const pssWithoutNull = (hash: Hash, saltLength: number): readonly [string, Uint8Array, SignatureScheme][] => [
    [`RSASSA-PSS with ${hash} without NULL`, pssOf(bare(hash), bare(hash), saltLength), { scheme: 'rsa-pss', hash }],
    [
      `RSASSA-PSS with ${hash} and NULL for the mask`,
      pssOf(bare(hash), withNull(hash), saltLength),
      { scheme: 'rsa-pss', hash },
    ],
    [
      `RSASSA-PSS with ${hash} and NULL for the message`,
      pssOf(withNull(hash), bare(hash), saltLength),
      { scheme: 'rsa-pss', hash },
    ],
  ]

  it.each<[string, Uint8Array, SignatureScheme]>([
    ['ecdsa-with-SHA1', ecdsa('1'), { scheme: 'ecdsa', hash: 'sha1' }],
    ['ecdsa-with-SHA256', ecdsa('3.2'), { scheme: 'ecdsa', hash: 'sha256' }],
    ['ecdsa-with-SHA384', ecdsa('3.3'), { scheme: 'ecdsa', hash: 'sha384' }],
    ['ecdsa-with-SHA512', ecdsa('3.4'), { scheme: 'ecdsa', hash: 'sha512' }],
    ['sha1WithRSA', rsa(5, der.derNull()), { scheme: 'rsa-pkcs1', hash: 'sha1' }],
    ['sha256WithRSA', rsa(11, der.derNull()), { scheme: 'rsa-pkcs1', hash: 'sha256' }],
    ['sha384WithRSA', rsa(12, der.derNull()), { scheme: 'rsa-pkcs1', hash: 'sha384' }],
    ['sha512WithRSA', rsa(13, der.derNull()), { scheme: 'rsa-pkcs1', hash: 'sha512' }],
    ['sha1WithRSA without NULL', rsa(5), { scheme: 'rsa-pkcs1', hash: 'sha1' }],
    ['sha256WithRSA without NULL', rsa(11), { scheme: 'rsa-pkcs1', hash: 'sha256' }],
    ['sha384WithRSA without NULL', rsa(12), { scheme: 'rsa-pkcs1', hash: 'sha384' }],
    ['sha512WithRSA without NULL', rsa(13), { scheme: 'rsa-pkcs1', hash: 'sha512' }],
    ['RSASSA-PSS with SHA-256', pss('sha256', 'sha256', 32), { scheme: 'rsa-pss', hash: 'sha256' }],
    ['RSASSA-PSS with SHA-384', pss('sha384', 'sha384', 48), { scheme: 'rsa-pss', hash: 'sha384' }],
    ['RSASSA-PSS with SHA-512', pss('sha512', 'sha512', 64), { scheme: 'rsa-pss', hash: 'sha512' }],
    ...pssWithoutNull('sha256', 32),
    ...pssWithoutNull('sha384', 48),
    ...pssWithoutNull('sha512', 64),
    ['Ed25519', der.sequence(der.oid('1.3.101.112')), { scheme: 'eddsa', curve: 'Ed25519' }],
    ['Ed448', der.sequence(der.oid('1.3.101.113')), { scheme: 'eddsa', curve: 'Ed448' }],
    ...[
      [17, 1312, 2420],
      [18, 1952, 3309],
      [19, 2592, 4627],
    ].map(([arc = 0, publicKeyLength = 0, signatureLength = 0]): [string, Uint8Array, SignatureScheme] => [
      `ML-DSA (${arc})`,
      der.sequence(der.oid(`2.16.840.1.101.3.4.3.${arc}`)),
      { scheme: 'ml-dsa', publicKeyLength, signatureLength },
    ]),
  ])('returns the scheme of %s', (_, identifier, scheme) => {
    expect(findSignatureScheme(identifier)).toEqual(scheme)
    expect(usesSha1(identifier)).toBe('hash' in scheme && scheme.hash === 'sha1')
  })

  it.each([2, 3, 4])('returns broken for a broken hash (%d) [x509.sig-alg-strength]', (number) => {
    expect(findSignatureScheme(rsa(number, der.derNull()))).toBe('broken')
  })

  it.each<[string, Uint8Array]>([
    ['PSS without parameters, which means SHA-1', rsa(10)],
    ['PSS with different hashes', pss('sha256', 'sha1', 32)],
    ['PSS with a short salt', pss('sha256', 'sha256', 20)],
    ['PSS with a short salt and without NULL', pssOf(bare('sha256'), bare('sha256'), 20)],
    ['PSS with SHA-1', pss('sha1', 'sha1', 20)],
    ['PSS with different hashes and without NULL', pssOf(bare('sha256'), bare('sha384'), 32)],
    ['ECDSA with parameters', der.sequence(der.oid('1.2.840.10045.4.3.2'), der.derNull())],
    ['SHA-224', rsa(14, der.derNull())],
    ['empty input', new Uint8Array(0)],
  ])('returns undefined for %s', (_, identifier) => {
    expect(findSignatureScheme(identifier)).toBeUndefined()
  })
})

describe('an ML-DSA key', () => {
  it.each([
    [17, 1312],
    [18, 1952],
    [19, 2592],
  ])('in a certificate is identified by its length (%d)', (arc, length) => {
    const spki = der.sequence(der.sequence(der.oid(`2.16.840.1.101.3.4.3.${arc}`)), der.bitString(octets(length)))
    const { certificate } = issue(createTestCa(), { spki })
    expect(certificate.keyMaterial).toEqual({ kty: 'AKP', publicKey: octets(length) })
  })

  it('with an unknown length is unsupported', () => {
    expect(() => importKeyMaterial({ kty: 'AKP', publicKey: octets(1311) })).toThrow(
      errorWith({ name: 'UnsupportedError', code: 'algorithm_unsupported_by_runtime', subject: 'AKP' }),
    )
  })

  it('is unsupported if OpenSSL rejects it, like a point that OpenSSL rejects', () => {
    expect(() => importKeyMaterial(KEYS['EC'] as KeyMaterial)).toThrow(errorWith({ subject: 'P-256' }))
  })
})

describe('attempt', () => {
  it('returns the result, or undefined for an EngineError', () => {
    expect(attempt(() => 5)).toBe(5)
    const refuse = (): number => {
      throw new MalformedInputError('bytes_truncated', { path: 'x' })
    }
    expect(attempt(refuse)).toBeUndefined()
  })

  it('rethrows other errors', () => {
    const fail = (): number => {
      throw new RangeError('no')
    }
    expect(() => attempt(fail)).toThrow(RangeError)
  })
})
