import type { EcCurve, OkpCurve } from '../structures/cose-algorithm.js'

/** A short Weierstrass curve y² = x³ + ax + b over a prime field (SEC 2; FIPS 186-5). */
interface WeierstrassCurve {
  /** The length of a coordinate in bytes. */
  readonly fieldLength: number
  readonly prime: bigint
  readonly a: bigint
  readonly b: bigint
  /** The order of the base point: big-endian, `fieldLength` bytes. */
  readonly order: Uint8Array
}

/** A twisted Edwards curve ax² + y² = 1 + dx²y² over a prime field (RFC 8032 §5). */
export interface EdwardsCurve {
  /** The length of a public key, and of each half of a signature, in bytes. */
  readonly pointLength: number
  readonly prime: bigint
  readonly a: bigint
  readonly d: bigint
  /** The order of the base point: little-endian, `pointLength` bytes. */
  readonly order: Uint8Array
  /** The y-coordinates of the points whose order divides the cofactor. */
  readonly smallOrderY: readonly bigint[]
}

const P256 = 2n ** 256n - 2n ** 224n + 2n ** 192n + 2n ** 96n - 1n
const P384 = 2n ** 384n - 2n ** 128n - 2n ** 96n + 2n ** 32n - 1n
const P521 = 2n ** 521n - 1n
const P256K1 = 2n ** 256n - 2n ** 32n - 977n
const P25519 = 2n ** 255n - 19n
const P448 = 2n ** 448n - 2n ** 224n - 1n

const fromHex = (hex: string): Uint8Array => new Uint8Array(Buffer.from(hex, 'hex'))
const littleEndian = (value: bigint, length: number): Uint8Array =>
  fromHex(value.toString(16).padStart(2 * length, '0')).reverse()

export const WEIERSTRASS_CURVES: Readonly<Record<EcCurve, WeierstrassCurve>> = {
  'P-256': {
    fieldLength: 32,
    prime: P256,
    a: P256 - 3n,
    b: 0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604bn,
    order: fromHex('ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551'),
  },
  'P-384': {
    fieldLength: 48,
    prime: P384,
    a: P384 - 3n,
    b: 0xb3312fa7e23ee7e4988e056be3f82d19181d9c6efe8141120314088f5013875ac656398d8a2ed19d2a85c8edd3ec2aefn,
    order: fromHex('ffffffffffffffffffffffffffffffffffffffffffffffffc7634d81f4372ddf581a0db248b0a77aecec196accc52973'),
  },
  'P-521': {
    fieldLength: 66,
    prime: P521,
    a: P521 - 3n,
    b: 0x0051953eb9618e1c9a1f929a21a0b68540eea2da725b99b315f3b8b489918ef109e156193951ec7e937b1652c0bd3bb1bf073573df883d2c34f1ef451fd46b503f00n,
    order: fromHex(
      '01fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffa51868783bf2f966b7fcc0148f709a5d03bb5c9b8899c47aebb6fb71e91386409',
    ),
  },
  secp256k1: {
    fieldLength: 32,
    prime: P256K1,
    a: 0n,
    b: 7n,
    order: fromHex('fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141'),
  },
}

const ORDER_8_Y = 2707385501144840649318225287225658788936804267575313519463743609750303402022n

export const EDWARDS_CURVES: Readonly<Record<OkpCurve, EdwardsCurve>> = {
  Ed25519: {
    pointLength: 32,
    prime: P25519,
    a: P25519 - 1n,
    d: 0x52036cee2b6ffe738cc740797779e89800700a4d4141d8ab75eb4dca135978a3n,
    order: littleEndian(2n ** 252n + 27742317777372353535851937790883648493n, 32),
    smallOrderY: [0n, 1n, P25519 - 1n, ORDER_8_Y, P25519 - ORDER_8_Y],
  },
  Ed448: {
    pointLength: 57,
    prime: P448,
    a: 1n,
    d: P448 - 39081n,
    order: littleEndian(2n ** 446n - 13818066809895115352007386748515426880336692474882178609894547503885n, 57),
    smallOrderY: [0n, 1n, P448 - 1n],
  },
}
