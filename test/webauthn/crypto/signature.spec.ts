import {
  constants,
  createHash,
  generateKeyPairSync,
  type KeyPairKeyObjectResult,
  privateEncrypt,
  sign,
} from 'node:crypto'
import { WEIERSTRASS_CURVES } from '../../../src/webauthn/crypto/curves.data.js'
import { importCoseKey } from '../../../src/webauthn/crypto/public-key.js'
import { verifySignature, verifySignatureWith } from '../../../src/webauthn/crypto/signature.js'
import { requireEcdsaDer } from '../../../src/webauthn/crypto/signature-encoding.js'
import { supportedAlgorithms } from '../../../src/webauthn/crypto/supported-algorithms.js'
import { MalformedInputError } from '../../../src/webauthn/errors/engine-error.js'
import { parseCoseKey } from '../../../src/webauthn/structures/cose-key.js'
import { type Algorithm, ALGORITHMS, encodeCbor } from '../../../src/testing/index.js'
import * as der from '../../../src/testing/der.js'
import { errorWith } from '../../support/error-with.js'
import { bigEndian, coseBytes, flipBit, keyFor, octets } from './keys.js'

const ALGORITHM_NAMES = (Object.keys(ALGORITHMS) as Algorithm[]).filter((name) => !name.startsWith('ML-DSA'))
const DATA = new Uint8Array(Buffer.from('authenticator data and the hash of the client data'))
const MALFORMED = errorWith({
  name: 'MalformedInputError',
  code: 'signature_malformed',
  path: 'signature',
})

describe.each(ALGORITHM_NAMES)('verifySignature with %s', (algorithm) => {
  const key = keyFor(algorithm)
  const coseKey = coseBytes(key)
  const signature = key.sign(DATA)

  it('verifies a signature of its key', () => {
    expect(verifySignature(coseKey, DATA, signature)).toBe(true)
    expect(verifySignatureWith(importCoseKey(parseCoseKey(coseKey)), DATA, signature)).toBe(true)
  })

  it('does not verify other data or a signature of another key', () => {
    expect(verifySignature(coseKey, flipBit(DATA, 0), signature)).toBe(false)
    expect(verifySignature(coseKey, new Uint8Array(0), signature)).toBe(false)
    if (!/^[RP]S/.test(algorithm)) expect(verifySignature(coseKey, DATA, keyFor(algorithm).sign(DATA))).toBe(false)
  })

  it('does not verify a signature with a flipped bit', () => {
    for (const index of [signature.length - 1, signature.length >> 1]) {
      expect(isVerified(coseKey, flipBit(signature, index))).toBe(false)
    }
  })

  it('rejects an empty signature before any cryptography [cose.sig-empty]', () => {
    expect(() => verifySignature(coseKey, DATA, new Uint8Array(0))).toThrow(MALFORMED)
  })

  it('rejects a signature with an additional or missing byte', () => {
    expect(() => verifySignature(coseKey, DATA, der.concat(signature, Uint8Array.of(0)))).toThrow(MALFORMED)
    expect(() => verifySignature(coseKey, DATA, signature.subarray(0, -1))).toThrow(MALFORMED)
  })
})

/** Returns whether the signature verifies. Malformed signatures count as false. */
function isVerified(coseKey: Uint8Array, signature: Uint8Array, data: Uint8Array = DATA): boolean {
  try {
    return verifySignature(coseKey, data, signature)
  } catch (error) {
    if (error instanceof MalformedInputError) return false
    throw error
  }
}

describe.each(['ES256', 'ES384', 'ES512', 'ES256K'] as const)('an ECDSA signature with %s', (algorithm) => {
  const key = keyFor(algorithm)
  const coseKey = coseBytes(key)
  const n = bigEndian(WEIERSTRASS_CURVES[ALGORITHMS[algorithm].curve].order)
  const bits = n.toString(2).length

  const [r, s] = ordinarySignature()

  /** Creates a signature whose r and s are almost as long as n, which is the usual case. */
  function ordinarySignature(): readonly [bigint, bigint] {
    for (;;) {
      const raw = sign(ALGORITHMS[algorithm].hash, DATA, { key: key.privateKey, dsaEncoding: 'ieee-p1363' })
      const [first, second] = [bigEndian(raw.subarray(0, raw.length / 2)), bigEndian(raw.subarray(raw.length / 2))]
      if (first < 1n << BigInt(bits - 8) || second < 1n << BigInt(bits - 8)) continue
      return [first, second]
    }
  }

  const signed = (...content: readonly Uint8Array[]): Uint8Array => der.sequence(...content)
  const [intR, intS] = [der.integer(r), der.integer(s)]
  const honest = signed(intR, intS)
  const content = (integer: Uint8Array): Uint8Array => integer.subarray(2)
  const stretched = (integer: Uint8Array): Uint8Array => der.element(0x02, Uint8Array.of(0), content(integer))
  /** The same signature with n - s instead of s. */
  const highS = signed(intR, der.integer(n - s))

  it('verifies with a high and a low s [cose.sig-low-s]', () => {
    expect(verifySignature(coseKey, DATA, honest)).toBe(true)
    expect(verifySignature(coseKey, DATA, highS)).toBe(true)
  })

  it.each([
    ['r = 0 [cose.sig-range]', signed(der.integer(0n), intS)],
    ['s = 0 [cose.sig-range]', signed(intR, der.integer(0n))],
    ['r = s = 0 [cose.sig-range]', signed(der.integer(0n), der.integer(0n))],
    ['r = n [cose.sig-range]', signed(der.integer(n), intS)],
    ['s = n [cose.sig-range]', signed(intR, der.integer(n))],
    ['r = s = n [cose.sig-range]', signed(der.integer(n), der.integer(n))],
    ['r + n [cose.sig-range]', signed(der.integer(r + n), intS)],
    ['s + n [cose.sig-range]', signed(intR, der.integer(s + n))],
    ['an r with an additional octet', signed(der.integer(r << 8n), intS)],
    ['an oversized r', signed(der.integer(1n << 600n), intS)],
    ['a negative r [cose.sig-der-strict]', signed(der.element(0x02, Uint8Array.of(0x80)), intS)],
    ['a negative s [cose.sig-der-strict]', signed(intR, der.element(0x02, Uint8Array.of(0xff)))],
    ['a padded r [cose.sig-der-strict]', signed(stretched(der.integer(1n)), intS)],
    ['a padded s [cose.sig-der-strict]', signed(intR, stretched(der.integer(1n)))],
    ['an empty r', signed(der.element(0x02), intS)],
    ['an empty s', signed(intR, der.element(0x02))],
    ['one integer', signed(intR)],
    ['three integers', signed(intR, intS, der.integer(1n))],
    ['no integers', signed()],
    ['a NULL after s', signed(intR, intS, der.derNull())],
    ['a byte after the signature [cose.sig-der-strict]', der.concat(honest, Uint8Array.of(0))],
    ['an OCTET STRING as r', signed(der.element(0x04, content(intR)), intS)],
    ['a BIT STRING as s', signed(intR, der.element(0x03, content(intS)))],
    ['a SET instead of a SEQUENCE', der.set(intR, intS)],
    [
      'an indefinite length [cose.sig-der-strict]',
      der.concat(Uint8Array.of(0x30, 0x80), intR, intS, new Uint8Array(2)),
    ],
    ['a length with one octet too many [cose.sig-der-strict]', longLength(honest)],
    ['a length of two octets', der.concat(Uint8Array.of(0x30, 0x82, 0, honest.length - 2), intR, intS)],
    ['a length of two octets in r [cose.sig-der-strict]', signed(longInteger(intR), intS)],
    ['a length of two octets in s [cose.sig-der-strict]', signed(intR, longInteger(intS))],
    [
      'a length that is too short by one',
      honest.map((octet, i) => (i === 1 && octet < 0x80 ? octet - 1 : octet)).subarray(0, -1),
    ],
    ['r followed by s', der.concat(octets(r, 66), octets(s, 66))],
  ])('is rejected with %s', (_, signature) => {
    expect(() => verifySignature(coseKey, DATA, signature)).toThrow(MALFORMED)
  })

  it('is rejected if truncated at any byte', () => {
    for (let end = 0; end < honest.length; end++) {
      expect(() => verifySignature(coseKey, DATA, honest.subarray(0, end))).toThrow(MALFORMED)
    }
  })

  it.each([
    ['r = s = 1', signed(der.integer(1n), der.integer(1n))],
    ['r = s = n - 1', signed(der.integer(n - 1n), der.integer(n - 1n))],
    ['r and s swapped', signed(intS, intR)],
    ['s = 1', signed(intR, der.integer(1n))],
  ])('is well-formed but does not verify with %s [cose.sig-range]', (_, signature) => {
    expect(verifySignature(coseKey, DATA, signature)).toBe(false)
  })
})

/** Encodes a length in the long form, or with a leading zero if it is long already. */
function longLength(encoded: Uint8Array): Uint8Array {
  const isLong = encoded[1] === 0x81
  const rest = encoded.subarray(isLong ? 3 : 2)
  return der.concat(isLong ? Uint8Array.of(0x30, 0x82, 0, rest.length) : Uint8Array.of(0x30, 0x81, rest.length), rest)
}

function longInteger(integer: Uint8Array): Uint8Array {
  return der.concat(Uint8Array.of(0x02, 0x81), integer.subarray(1))
}

describe('the header of an ECDSA signature', () => {
  it.each([
    ['rejects 82 as the first length octet', 0x82, 130],
    ['rejects 85 as the first length octet', 0x85, 133],
    ['rejects FF as the first length octet', 0xff, 255],
  ])('%s', (_, octet, length) => {
    const half = der.integer(octets(1n << 510n, 64))
    const rest = new Uint8Array(length - half.length).fill(1)
    const signature = der.concat(Uint8Array.of(0x30, octet), half, rest)
    expect(() => requireEcdsaDer(signature, 'P-521')).toThrow(MALFORMED)
  })

  it('has a second length octet from 128 bytes on only', () => {
    const half = der.integer(octets(1n << 490n, 62))
    const signature = der.sequence(half, half)
    expect([...signature.subarray(0, 3)]).toEqual([0x30, 0x81, 0x80])
    expect(() => requireEcdsaDer(signature, 'P-521')).not.toThrow()
    expect(() => requireEcdsaDer(der.concat(Uint8Array.of(0x30, 0x80), half, half), 'P-521')).toThrow(MALFORMED)
  })

  it.each([-1, 1])('is rejected if the length differs by %d', (difference) => {
    const signature = der.sequence(der.integer(5n), der.integer(5n))
    signature[1] = (signature[1] as number) + difference
    expect(() => requireEcdsaDer(signature, 'P-256')).toThrow(MALFORMED)
  })

  it('may be followed by scalars with a leading zero before the octet 80', () => {
    const signature = der.sequence(der.integer(0x80n), der.integer(0x80n))
    expect(() => requireEcdsaDer(signature, 'P-256')).not.toThrow()
  })

  it('is rejected with the offset of the fault', () => {
    const offsetOf = (signature: Uint8Array): unknown => {
      try {
        requireEcdsaDer(signature, 'P-256')
      } catch (error) {
        return (error as MalformedInputError).offset
      }
      return undefined
    }
    expect(offsetOf(der.set(der.integer(5n), der.integer(5n)))).toBe(0)
    expect(offsetOf(der.sequence(der.integer(0n), der.integer(5n)))).toBe(2)
    expect(offsetOf(der.sequence(der.integer(5n), der.integer(0n)))).toBe(5)
    expect(offsetOf(der.sequence(der.integer(5n), der.integer(5n), der.derNull()))).toBe(8)
    expect(offsetOf(der.sequence(der.integer(5n), Uint8Array.of(2, 2, 5)))).toBe(5)
    expect(() => verifySignature(coseBytes(keyFor('EdDSA')), DATA, new Uint8Array(63))).toThrow(
      errorWith({ offset: 0 }),
    )
    expect(() => verifySignature(coseBytes(keyFor('RS256')), DATA, new Uint8Array(63))).toThrow(
      errorWith({ offset: 0 }),
    )
  })
})

describe.each([
  ['EdDSA', 2n ** 252n + 27742317777372353535851937790883648493n, 32, 2n ** 252n + 2n ** 200n],
  ['Ed448', 2n ** 446n - 13818066809895115352007386748515426880336692474882178609894547503885n, 57, 2n ** 448n],
] as const)('an %s signature', (algorithm, order, half, greater) => {
  const key = keyFor(algorithm)
  const coseKey = coseBytes(key)
  const signature = key.sign(DATA)
  const s = bigEndian(signature.slice(half).reverse())
  const withS = (value: bigint): Uint8Array => der.concat(signature.subarray(0, half), octets(value, half).reverse())

  it('is rejected with S + L [cose.ed-s-canonical]', () => {
    expect(verifySignature(coseKey, DATA, withS(s))).toBe(true)
    expect(() => verifySignature(coseKey, DATA, withS(s + order))).toThrow(MALFORMED)
  })

  it('is rejected with S = L and well-formed with S = L - 1 [cose.ed-s-canonical]', () => {
    expect(() => verifySignature(coseKey, DATA, withS(order))).toThrow(errorWith({ offset: half }))
    expect(() => verifySignature(coseKey, DATA, withS(greater))).toThrow(errorWith({ offset: half }))
    expect(verifySignature(coseKey, DATA, withS(order - 1n))).toBe(false)
    expect(verifySignature(coseKey, DATA, withS(0n))).toBe(false)
  })

  it.each([-1, 1])('is rejected if its length differs by %d [cose.ed-sig-length]', (difference) => {
    const other = new Uint8Array(2 * half + difference)
    other.set(signature.subarray(0, other.length))
    expect(() => verifySignature(coseKey, DATA, other)).toThrow(MALFORMED)
  })
})

describe('an RSASSA-PKCS1-v1_5 signature', () => {
  const key = keyFor('RS256')
  const coseKey = coseBytes(key)
  const hash = createHash('sha256').update(DATA).digest()
  const digestInfo = Buffer.concat([Buffer.from('3031300d060960864801650304020105000420', 'hex'), hash])
  const modulus = bigEndian(key.cose.get(-1) as Uint8Array)

  /** Signs an encoded message without further encoding. */
  const seal = (encoded: Uint8Array): Uint8Array =>
    new Uint8Array(privateEncrypt({ key: key.privateKey, padding: constants.RSA_NO_PADDING }, encoded))
  const encode = (info: Uint8Array, padding = 256 - 3 - info.length): Uint8Array =>
    der.concat(Uint8Array.of(0, 1), new Uint8Array(padding).fill(0xff), Uint8Array.of(0), info)
  const honest = seal(encode(digestInfo))

  it('verifies with the encoding of RFC 8017 §9.2', () => {
    expect(verifySignature(coseKey, DATA, honest)).toBe(true)
  })

  it.each([
    [
      'a missing NULL',
      Buffer.concat([Buffer.from('302f300b0609608648016503040201 0420'.replace(' ', ''), 'hex'), hash]),
    ],
    [
      'SHA-384 as the hash',
      Buffer.concat([Buffer.from('3041300d060960864801650304020205000430', 'hex'), hash, hash.subarray(0, 16)]),
    ],
    ['the bare hash', hash],
    ['a byte after the hash', Buffer.concat([digestInfo, Buffer.of(0)])],
    [
      'a length in the long form',
      Buffer.concat([Buffer.from('308131300d060960864801650304020105000420', 'hex'), hash]),
    ],
  ])('does not verify with %s [cose.wycheproof]', (_, info) => {
    expect(verifySignature(coseKey, DATA, seal(encode(info)))).toBe(false)
  })

  it.each([
    [
      'eight octets of padding and garbage after the hash',
      der.concat(encode(digestInfo, 8), new Uint8Array(194).fill(7)),
    ],
    ['another block type', encode(digestInfo).map((octet, i) => (i === 1 ? 2 : octet))],
    ['a wrong octet in the padding', encode(digestInfo).map((octet, i) => (i === 30 ? 0xfe : octet))],
    ['a leading one', encode(digestInfo).map((octet, i) => (i === 0 ? 1 : octet))],
  ])('does not verify with %s [cose.wycheproof]', (_, encoded) => {
    expect(verifySignature(coseKey, DATA, seal(encoded.slice(0, 256)))).toBe(false)
  })

  it('does not verify as s + n and is rejected with a leading zero', () => {
    const shifted = bigEndian(honest) + modulus
    if (shifted < 1n << 2048n) expect(verifySignature(coseKey, DATA, octets(shifted, 256))).toBe(false)
    expect(() => verifySignature(coseKey, DATA, der.concat(Uint8Array.of(0), honest))).toThrow(MALFORMED)
  })

  it.each([
    ['0', 0n],
    ['1', 1n],
    ['n - 1', modulus - 1n],
    ['n', modulus],
  ])('does not verify if it is %s [cose.wycheproof]', (_, value) => {
    expect(verifySignature(coseKey, DATA, octets(value, 256))).toBe(false)
  })

  it('does not verify for another algorithm with the same key', () => {
    expect(verifySignature(coseBytes(keyFor('RS384')), DATA, honest)).toBe(false)
    expect(verifySignature(coseBytes(keyFor('PS256')), DATA, honest)).toBe(false)
  })
})

describe('an RSASSA-PSS signature', () => {
  const signPss = (algorithm: 'PS256' | 'PS384' | 'PS512', saltLength: number, hash?: string): Uint8Array =>
    new Uint8Array(
      sign(hash ?? ALGORITHMS[algorithm].hash, DATA, {
        key: keyFor(algorithm).privateKey,
        padding: constants.RSA_PKCS1_PSS_PADDING,
        saltLength,
      }),
    )

  it.each([
    ['PS256', 32],
    ['PS384', 48],
    ['PS512', 64],
  ] as const)('with %s verifies with a salt of %d bytes only [cose.pss-salt]', (algorithm, length) => {
    const coseKey = coseBytes(keyFor(algorithm))
    expect(verifySignature(coseKey, DATA, signPss(algorithm, length))).toBe(true)
    const longest = 256 - length - 2
    for (const other of [0, 20, length - 1, length + 1, longest]) {
      expect(verifySignature(coseKey, DATA, signPss(algorithm, other))).toBe(false)
    }
  })

  it('does not verify for another algorithm with the same key', () => {
    expect(verifySignature(coseBytes(keyFor('PS384')), DATA, signPss('PS256', 32))).toBe(false)
    expect(verifySignature(coseBytes(keyFor('RS256')), DATA, signPss('PS256', 32))).toBe(false)
  })
})

describe('verifySignature', () => {
  it.each([
    ['invalid CBOR', Uint8Array.of(0xff)],
    ['an empty key', new Uint8Array(0)],
    ['a byte after the key', der.concat(coseBytes(keyFor('ES256')), Uint8Array.of(0))],
  ])('rejects %s as a malformed key', (_, coseKey) => {
    const verify = (): boolean => verifySignature(coseKey, DATA, new Uint8Array(70))
    expect(verify).toThrow(MalformedInputError)
    expect(verify).toThrow(errorWith({ path: 'coseKey' }))
  })

  it('rejects RS1, which is accepted in attestation statements only [cose.rs1-disabled]', () => {
    const key = keyFor('RS256')
    const signature = sign('sha1', DATA, key.privateKey)
    expect(() => verifySignature(coseBytes(key, new Map([[3, -65535]])), DATA, signature)).toThrow(
      errorWith({ code: 'cose_algorithm_attestation_only' }),
    )
  })

  it.each([
    ['ESP256', 'ES256'],
    ['ESP384', 'ES384'],
    ['ESP512', 'ES512'],
    ['Ed25519', 'EdDSA'],
  ] as const)('verifies %s like %s [cose.fully-specified]', (specified, older) => {
    const key = keyFor(older)
    const coseKey = coseBytes(key, new Map([[3, ALGORITHMS[specified].id]]))
    expect(verifySignature(coseKey, DATA, key.sign(DATA))).toBe(true)
  })
})

const hasMlDsa = supportedAlgorithms().includes(-49)

describe.each([
  [-48, 'ml-dsa-44'],
  [-49, 'ml-dsa-65'],
  [-50, 'ml-dsa-87'],
] as const)(
  `an ML-DSA signature (%d)${hasMlDsa ? '' : ', skipped: not supported by the OpenSSL of this runtime'}`,
  (alg, type) => {
    const verified = hasMlDsa ? it : it.skip

    verified('verifies, and does not verify with a flipped bit [cose.mldsa]', () => {
      const generate = generateKeyPairSync as unknown as (type: string) => KeyPairKeyObjectResult
      const { publicKey, privateKey } = generate(type)
      const spki = publicKey.export({ format: 'der', type: 'spki' })
      const key = encodeCbor(
        new Map<number, number | Uint8Array>([
          [1, 7],
          [3, alg],
          [-1, new Uint8Array(spki.subarray(22))],
        ]),
      )
      const signature = new Uint8Array(sign(null, DATA, privateKey))
      expect(verifySignature(key, DATA, signature)).toBe(true)
      expect(verifySignature(key, DATA, flipBit(signature, 100))).toBe(false)
      expect(verifySignature(key, flipBit(DATA, 0), signature)).toBe(false)
    })
  },
)
