import { generateKeyPairSync } from 'node:crypto'
import { sameKey } from '../../../src/webauthn/crypto/key-material.js'
import { modulusBits } from '../../../src/webauthn/structures/rsa-numbers.js'
import { requireValidKey } from '../../../src/webauthn/crypto/key-validity.js'
import { importCoseKey, publicKeyOf } from '../../../src/webauthn/crypto/public-key.js'
import { verifySignature } from '../../../src/webauthn/crypto/signature.js'
import { supportedAlgorithms } from '../../../src/webauthn/crypto/supported-algorithms.js'
import { COSE_ALGORITHMS } from '../../../src/webauthn/structures/cose-algorithm.js'
import { parseCoseKey } from '../../../src/webauthn/structures/cose-key.js'
import { type Algorithm, ALGORITHMS, encodeCbor } from '../../../src/testing/index.js'
import { errorWith } from '../../support/error-with.js'
import { coseBytes, flipBit, keyFor, octets } from './keys.js'

const ALGORITHM_NAMES = (Object.keys(ALGORITHMS) as Algorithm[]).filter((name) => !name.startsWith('ML-DSA'))
const EC_ALGORITHMS = ['ES256', 'ES384', 'ES512', 'ES256K'] as const
const P256_PRIME = 2n ** 256n - 2n ** 224n + 2n ** 192n + 2n ** 96n - 1n

/** A P-256 point for which x + p fits into 32 bytes. 5 is the smallest x of a point. */
const X_5 = 5n
const Y_5 = 0x459243b9aa581806fe913bce99817ade11ca503c64d9a3c533415c083248fbccn

const coordinate = (key: ReturnType<typeof keyFor>, label: -2 | -3): Uint8Array => key.cose.get(label) as Uint8Array

describe('a COSE key', () => {
  it.each(ALGORITHM_NAMES)('of %s is imported with its algorithm and numbers', (algorithm) => {
    const key = keyFor(algorithm)
    const imported = publicKeyOf(coseBytes(key))
    expect(imported.algorithm.id).toBe(ALGORITHMS[algorithm].id)
    expect(imported.keyObject.export({ format: 'jwk' })).toEqual(key.publicKey.export({ format: 'jwk' }))
  })

  it.each(EC_ALGORITHMS)(
    'of %s with a flipped bit in y is rejected as not on the curve [cose.ec-on-curve]',
    (algorithm) => {
      const key = keyFor(algorithm)
      const bytes = coseBytes(key, new Map([[-3, flipBit(coordinate(key, -3), 5)]]))
      expect(() => publicKeyOf(bytes)).toThrow(
        errorWith({ name: 'MalformedInputError', code: 'public_key_not_on_curve', path: 'publicKey' }),
      )
    },
  )

  it.each(EC_ALGORITHMS)('of %s with x = y = 0 is rejected as not on the curve [cose.ec-on-curve]', (algorithm) => {
    const key = keyFor(algorithm)
    const zero = new Uint8Array(coordinate(key, -2).length)
    const bytes = coseBytes(key, new Map([-2, -3].map((label) => [label, zero] as const)))
    expect(() => publicKeyOf(bytes)).toThrow(errorWith({ code: 'public_key_not_on_curve' }))
  })

  it('with x + p instead of x is rejected as out of range [cose.ec-range]', () => {
    const key = keyFor('ES256')
    const y = octets(Y_5, 32)
    const honest = coseBytes(
      key,
      new Map([-2, -3].map((label) => [label, label === -2 ? octets(X_5, 32) : y] as const)),
    )
    expect(() => publicKeyOf(honest)).not.toThrow()
    const shifted = coseBytes(
      key,
      new Map([-2, -3].map((label) => [label, label === -2 ? octets(X_5 + P256_PRIME, 32) : y] as const)),
    )
    expect(() => publicKeyOf(shifted)).toThrow(errorWith({ code: 'public_key_coordinate_range' }))
  })

  it.each([-2, -3])('whose coordinate %d is the prime is rejected as out of range [cose.ec-range]', (label) => {
    const bytes = coseBytes(keyFor('ES256'), new Map([[label, octets(P256_PRIME, 32)]]))
    expect(() => publicKeyOf(bytes)).toThrow(errorWith({ code: 'public_key_coordinate_range' }))
  })

  it('of the Ed25519 identity is rejected, although OpenSSL would verify any message [cose.okp-low-order]', () => {
    const identity = Uint8Array.of(1, ...new Uint8Array(31))
    const bytes = coseBytes(keyFor('EdDSA'), new Map([[-2, identity]]))
    const signature = Uint8Array.of(1, ...new Uint8Array(63))
    expect(() => verifySignature(bytes, Buffer.from('any message'), signature)).toThrow(
      errorWith({ code: 'public_key_small_order' }),
    )
  })

  it('of RSA with e = 1 is rejected, although OpenSSL would verify any message [cose.rsa-exponent]', () => {
    const bytes = coseBytes(keyFor('RS256'), new Map([[-2, Uint8Array.of(1)]]))
    expect(() => verifySignature(bytes, Buffer.from('any message'), new Uint8Array(256))).toThrow(
      errorWith({ name: 'MalformedInputError', code: 'cose_rsa_exponent' }),
    )
  })

  it('is cached by its bytes', () => {
    const bytes = coseBytes(keyFor('ES256'))
    const other = coseBytes(keyFor('ES256'))
    expect(publicKeyOf(bytes.slice())).toBe(publicKeyOf(bytes))
    expect(publicKeyOf(other)).not.toBe(publicKeyOf(bytes))
  })

  it('is cached by a copy of its bytes, which the caller cannot change', () => {
    const honest = coseBytes(keyFor('ES256'))
    const buffer = honest.slice()
    const kept = publicKeyOf(buffer)
    buffer.set(coseBytes(keyFor('ES256')))
    expect(publicKeyOf(honest)).toBe(kept)
    expect(publicKeyOf(buffer)).not.toBe(kept)
    expect(kept.material).toEqual(parseCoseKey(honest))
  })

  it('has the given path in errors', () => {
    expect(() => publicKeyOf(new Uint8Array(3), 'storedKey')).toThrow(errorWith({ path: 'storedKey' }))
    const weak = { kty: 'OKP', alg: -8, crv: 'Ed25519', x: new Uint8Array(32) } as const
    expect(() => importCoseKey(weak, 'here')).toThrow(errorWith({ path: 'here' }))
    expect(() => importCoseKey(weak)).toThrow(errorWith({ path: 'publicKey' }))
    expect(() => requireValidKey(weak)).toThrow(errorWith({ path: 'publicKey' }))
  })
})

describe('requireValidKey', () => {
  const numbers = (n: bigint, length: number, e: number[]) =>
    ({ kty: 'RSA', n: octets(n, length), e: Uint8Array.from(e) }) as const
  const odd = (bits: number): bigint => 2n ** BigInt(bits - 1) + 1n

  it.each([
    ['1024 bits', numbers(odd(1024), 128, [1, 0, 1])],
    ['8192 bits', numbers(odd(8192), 1024, [1, 0, 1])],
    ['e = 3', numbers(odd(2048), 256, [3])],
    ['e with four octets', numbers(odd(2048), 256, [255, 255, 255, 255])],
  ])('accepts RSA with %s', (_, key) => {
    expect(() => requireValidKey(key)).not.toThrow()
  })

  it.each([
    ['1023 bits [cose.rsa-min-modulus]', numbers(odd(1023), 128, [1, 0, 1])],
    ['8193 bits [cose.rsa-huge]', numbers(odd(8193), 1025, [1, 0, 1])],
    ['an even modulus [cose.rsa-odd-modulus]', numbers(odd(2048) + 1n, 256, [1, 0, 1])],
    ['e = 1 [cose.rsa-exponent]', numbers(odd(2048), 256, [1])],
    ['e = 0', numbers(odd(2048), 256, [0])],
    ['an even e [cose.rsa-exponent]', numbers(odd(2048), 256, [1, 0, 0])],
    ['e with five octets [cose.rsa-huge]', numbers(odd(2048), 256, [1, 0, 0, 0, 1])],
    ['an empty e', numbers(odd(2048), 256, [])],
    ['an empty modulus', { kty: 'RSA', n: new Uint8Array(0), e: Uint8Array.of(3) } as const],
  ])('rejects RSA with %s', (_, key) => {
    expect(() => requireValidKey(key)).toThrow(errorWith({ code: 'public_key_rsa_invalid' }))
  })

  it.each([
    [Uint8Array.of(0x80), 8],
    [Uint8Array.of(0x01), 1],
    [Uint8Array.of(0x01, 0x00), 9],
    [Uint8Array.of(0xff, 0xff), 16],
  ])('modulusBits returns the length without leading zero bits (case %#)', (n, bits) => {
    expect(modulusBits(n)).toBe(bits)
  })
})

describe('sameKey', () => {
  it.each(['ES256', 'ES512', 'EdDSA', 'Ed448', 'RS256'] as const)('returns true for equal %s keys', (algorithm) => {
    const key = parseCoseKey(coseBytes(keyFor(algorithm)))
    expect(sameKey(key, structuredClone(key))).toBe(true)
  })

  const [first, second] = [parseCoseKey(coseBytes(keyFor('ES256'))), parseCoseKey(coseBytes(keyFor('ES256')))]
  const edwards = parseCoseKey(coseBytes(keyFor('EdDSA')))
  const rsa = parseCoseKey(coseBytes(keyFor('RS256')))
  const ecdsa = first as Extract<typeof first, { kty: 'EC2' }>
  const rsaKey = rsa as Extract<typeof rsa, { kty: 'RSA' }>

  it.each([
    ['another point', first, second],
    ['another key type', first, edwards],
    [
      'another point of an Edwards curve',
      { kty: 'OKP', crv: 'Ed25519', x: Uint8Array.of(1) } as const,
      { kty: 'OKP', crv: 'Ed25519', x: Uint8Array.of(2) } as const,
    ],
    ['another curve', ecdsa, { ...ecdsa, crv: 'secp256k1' as const }],
    ['another y', ecdsa, { ...ecdsa, y: flipBit(ecdsa.y, 31) }],
    ['another x', ecdsa, { ...ecdsa, x: flipBit(ecdsa.x, 31) }],
    ['another exponent', rsaKey, { ...rsaKey, e: Uint8Array.of(3) }],
    ['another modulus', rsaKey, { ...rsaKey, n: flipBit(rsaKey.n, 0) }],
    [
      'another ML-DSA key',
      { kty: 'AKP', publicKey: Uint8Array.of(1) } as const,
      { kty: 'AKP', publicKey: Uint8Array.of(2) } as const,
    ],
  ])('returns false for %s', (_, a, b) => {
    expect(sameKey(a, b)).toBe(false)
    expect(sameKey(b, a)).toBe(false)
  })

  it('ignores the algorithm of the keys', () => {
    const fullySpecified: typeof ecdsa = { ...ecdsa, alg: -9 }
    expect(sameKey(ecdsa, fullySpecified)).toBe(true)
  })
})

describe('supportedAlgorithms', () => {
  it('returns the credential algorithms without RS1 [cose.rs1-disabled]', () => {
    const supported = supportedAlgorithms()
    expect(supported).toEqual(expect.arrayContaining(ALGORITHM_NAMES.map((name) => ALGORITHMS[name].id)))
    expect(supported).not.toContain(-65535)
    expect(new Set(supported).size).toBe(supported.length)
  })

  it.each(COSE_ALGORITHMS.filter(({ scheme }) => scheme === 'ml-dsa'))(
    'includes $name if and only if such a key can be used [cose.mldsa]',
    (algorithm) => {
      const publicKeyLength = 'publicKeyLength' in algorithm ? algorithm.publicKeyLength : 0
      const key = encodeCbor(
        new Map<number, number | Uint8Array>([
          [1, 7],
          [3, algorithm.id],
          [-1, new Uint8Array(publicKeyLength)],
        ]),
      )
      const signatureLength = 'signatureLength' in algorithm ? algorithm.signatureLength : 0
      const verify = (): boolean => verifySignature(key, Buffer.from('data'), new Uint8Array(signatureLength))
      if (supportedAlgorithms().includes(algorithm.id)) {
        expect(verify()).toBe(false)
        expect(() => verifySignature(key, Buffer.from('data'), new Uint8Array(signatureLength - 1))).toThrow(
          errorWith({ code: 'signature_malformed' }),
        )
      } else {
        expect(verify).toThrow(errorWith({ name: 'UnsupportedError', code: 'algorithm_unsupported_by_runtime' }))
      }
    },
  )

  it('includes ML-DSA if and only if the runtime can generate such keys [cose.mldsa]', () => {
    const generate = generateKeyPairSync as unknown as (type: string) => unknown
    let canGenerate = true
    try {
      generate('ml-dsa-65')
    } catch {
      canGenerate = false
    }
    expect(supportedAlgorithms().includes(-49)).toBe(canGenerate)
  })
})
