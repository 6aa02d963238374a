import { createECDH, generateKeyPairSync } from 'node:crypto'
import { EDWARDS_CURVES, WEIERSTRASS_CURVES } from '../../../src/webauthn/crypto/curves.data.js'
import { requireValidKey } from '../../../src/webauthn/crypto/key-validity.js'
import { errorWith } from '../../support/error-with.js'
import { bigEndian, octets } from './keys.js'

const OPENSSL_NAMES = {
  'P-256': 'prime256v1',
  'P-384': 'secp384r1',
  'P-521': 'secp521r1',
  secp256k1: 'secp256k1',
} as const

describe.each(['P-256', 'P-384', 'P-521', 'secp256k1'] as const)('%s', (crv) => {
  const { fieldLength, prime, order } = WEIERSTRASS_CURVES[crv]

  it('has the order OpenSSL has: n - 1 is a private key and n is none', () => {
    const ecdh = createECDH(OPENSSL_NAMES[crv])
    expect(() => ecdh.setPrivateKey(octets(bigEndian(order) - 1n, fieldLength))).not.toThrow()
    expect(() => ecdh.setPrivateKey(order)).toThrow()
  })

  it('has the equation OpenSSL has: (n - 1) G is a point, and so is its reflection only', () => {
    const ecdh = createECDH(OPENSSL_NAMES[crv])
    ecdh.setPrivateKey(octets(bigEndian(order) - 1n, fieldLength))
    const point = new Uint8Array(ecdh.getPublicKey())
    const x = point.slice(1, 1 + fieldLength)
    const y = bigEndian(point.slice(1 + fieldLength))
    expect(() => requireValidKey({ kty: 'EC2', crv, x, y: octets(y, fieldLength) })).not.toThrow()
    expect(() => requireValidKey({ kty: 'EC2', crv, x, y: octets(prime - y, fieldLength) })).not.toThrow()
    expect(() => requireValidKey({ kty: 'EC2', crv, x, y: octets(y - 1n, fieldLength) })).toThrow()
  })

  it('accepts the keys OpenSSL makes', () => {
    for (let i = 0; i < 20; i++) {
      const jwk = generateKeyPairSync('ec', { namedCurve: crv }).publicKey.export({ format: 'jwk' })
      const [x, y] = [jwk.x ?? '', jwk.y ?? ''].map((text) => new Uint8Array(Buffer.from(text, 'base64url')))
      expect(() => requireValidKey({ kty: 'EC2', crv, x: x as Uint8Array, y: y as Uint8Array })).not.toThrow()
    }
  })
})

/** x of a point with this y, by exponentiation. Both primes leave 3 when divided by 4, or 5 when divided by 8. */
function solve(crv: 'Ed25519' | 'Ed448', y: bigint): bigint | undefined {
  const { prime: p, a, d } = EDWARDS_CURVES[crv]
  const xSquared = mod((1n - y * y) * power(mod(a - d * y * y, p), p - 2n, p), p)
  const candidate = p % 4n === 3n ? power(xSquared, (p + 1n) / 4n, p) : power(xSquared, (p + 3n) / 8n, p)
  const other = p % 4n === 3n ? candidate : mod(candidate * power(2n, (p - 1n) / 4n, p), p)
  return [candidate, other].find((x) => mod(x * x, p) === xSquared)
}

const mod = (value: bigint, p: bigint): bigint => ((value % p) + p) % p

function power(base: bigint, exponent: bigint, p: bigint): bigint {
  let result = 1n
  for (let [b, e] = [mod(base, p), exponent]; e > 0n; e >>= 1n) {
    if ((e & 1n) === 1n) result = mod(result * b, p)
    b = mod(b * b, p)
  }
  return result
}

type Point = readonly [x: bigint, y: bigint]
type Projective = readonly [x: bigint, y: bigint, z: bigint]

/** The addition law of twisted Edwards curves (RFC 8032 §5.2.4, and with a = -1 §5.1.4). */
function add(crv: 'Ed25519' | 'Ed448', [x1, y1, z1]: Projective, [x2, y2, z2]: Projective): Projective {
  const { prime: p, a, d } = EDWARDS_CURVES[crv]
  const z = mod(z1 * z2, p)
  const [xs, ys] = [mod(x1 * x2, p), mod(y1 * y2, p)]
  const product = mod(d * xs * ys, p)
  const [f, g] = [mod(z * z - product, p), mod(z * z + product, p)]
  return [mod(z * f * ((x1 + y1) * (x2 + y2) - xs - ys), p), mod(z * g * (ys - a * xs), p), mod(f * g, p)]
}

function multiply(crv: 'Ed25519' | 'Ed448', [x, y]: Point, factor: bigint): Point {
  const { prime: p } = EDWARDS_CURVES[crv]
  let result: Projective = [0n, 1n, 1n]
  let point: Projective = [x, y, 1n]
  for (let k = factor; k > 0n; k >>= 1n) {
    if ((k & 1n) === 1n) result = add(crv, result, point)
    point = add(crv, point, point)
  }
  const inverse = power(result[2], p - 2n, p)
  return [mod(result[0] * inverse, p), mod(result[1] * inverse, p)]
}

const littleEndian = (value: bigint, length: number): Uint8Array => octets(value, length).reverse()

describe.each([
  ['Ed25519', 8n, 'ed25519'],
  ['Ed448', 4n, 'ed448'],
] as const)('%s', (crv, cofactor, keyType) => {
  const { pointLength, prime, order, smallOrderY } = EDWARDS_CURVES[crv]
  const keyOf = (encoded: Uint8Array) => ({ kty: 'OKP', crv, x: encoded }) as const
  const generate = (): Uint8Array => {
    const pair = keyType === 'ed25519' ? generateKeyPairSync('ed25519') : generateKeyPairSync('ed448')
    return new Uint8Array(Buffer.from(pair.publicKey.export({ format: 'jwk' }).x ?? '', 'base64url'))
  }

  it('has the order that takes every key to the identity', () => {
    const encoded = generate()
    const y = bigEndian(encoded.slice().reverse()) % (1n << BigInt(pointLength * 8 - 1))
    const x = solve(crv, y)
    expect(multiply(crv, [x as bigint, y], bigEndian(order.slice().reverse()))).toEqual([0n, 1n])
  })

  it('knows the points of small order, all of them', () => {
    const found = new Set<bigint>()
    for (let y = 2n; found.size < Number(cofactor) / 2 + 1; y++) {
      const x = solve(crv, y)
      if (x === undefined) continue
      const small = multiply(crv, [x, y], bigEndian(order.slice().reverse()))
      for (let k = 1n; k <= cofactor; k++) found.add(multiply(crv, small, k)[1])
    }
    expect(new Set(smallOrderY)).toEqual(found)
  })

  it('refuses the points of small order, with either sign [cose.okp-low-order]', () => {
    for (const y of smallOrderY) {
      const encoded = littleEndian(y, pointLength)
      const negative = encoded.map((octet, i) => (i === pointLength - 1 ? octet | 0x80 : octet))
      for (const key of [encoded, negative]) {
        expect(() => requireValidKey(keyOf(key))).toThrow(errorWith({ code: 'public_key_small_order' }))
      }
    }
  })

  it('refuses y that is not below the prime [cose.okp-low-order]', () => {
    for (const y of [prime, prime + 1n, prime + 3n]) {
      expect(() => requireValidKey(keyOf(littleEndian(y, pointLength)))).toThrow(
        errorWith({ code: 'public_key_not_canonical' }),
      )
    }
  })

  it('refuses y of no point, and accepts y of one', () => {
    for (let y = 2n; y < 40n; y++) {
      const check = (): void => requireValidKey(keyOf(littleEndian(y, pointLength)))
      if (solve(crv, y) === undefined) expect(check).toThrow(errorWith({ code: 'public_key_not_on_curve' }))
      else expect(check).not.toThrow()
    }
  })

  it('accepts the keys OpenSSL makes', () => {
    for (let i = 0; i < 50; i++) expect(() => requireValidKey(keyOf(generate()))).not.toThrow()
  })
})
