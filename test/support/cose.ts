import { constants, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import type { CborInput } from './cbor-encoder.js'

interface Ecdsa {
  readonly id: number
  readonly scheme: 'ecdsa'
  readonly curve: 'P-256' | 'P-384' | 'P-521' | 'secp256k1'
  readonly crv: number
  readonly hash: string
}

interface Eddsa {
  readonly id: number
  readonly scheme: 'eddsa'
  readonly curve: 'ed25519' | 'ed448'
  readonly crv: number
}

interface Rsa {
  readonly id: number
  readonly scheme: 'rsa-pkcs1' | 'rsa-pss'
  readonly hash: string
  readonly saltLength: number
}

/** Algorithms a test credential can use, by their COSE names. */
export const TEST_ALGORITHMS = {
  ES256: { id: -7, scheme: 'ecdsa', curve: 'P-256', crv: 1, hash: 'sha256' },
  ES384: { id: -35, scheme: 'ecdsa', curve: 'P-384', crv: 2, hash: 'sha384' },
  ES512: { id: -36, scheme: 'ecdsa', curve: 'P-521', crv: 3, hash: 'sha512' },
  ES256K: { id: -47, scheme: 'ecdsa', curve: 'secp256k1', crv: 8, hash: 'sha256' },
  ESP256: { id: -9, scheme: 'ecdsa', curve: 'P-256', crv: 1, hash: 'sha256' },
  ESP384: { id: -51, scheme: 'ecdsa', curve: 'P-384', crv: 2, hash: 'sha384' },
  ESP512: { id: -52, scheme: 'ecdsa', curve: 'P-521', crv: 3, hash: 'sha512' },
  EdDSA: { id: -8, scheme: 'eddsa', curve: 'ed25519', crv: 6 },
  Ed25519: { id: -19, scheme: 'eddsa', curve: 'ed25519', crv: 6 },
  Ed448: { id: -53, scheme: 'eddsa', curve: 'ed448', crv: 7 },
  RS256: { id: -257, scheme: 'rsa-pkcs1', hash: 'sha256', saltLength: 0 },
  RS384: { id: -258, scheme: 'rsa-pkcs1', hash: 'sha384', saltLength: 0 },
  RS512: { id: -259, scheme: 'rsa-pkcs1', hash: 'sha512', saltLength: 0 },
  PS256: { id: -37, scheme: 'rsa-pss', hash: 'sha256', saltLength: 32 },
  PS384: { id: -38, scheme: 'rsa-pss', hash: 'sha384', saltLength: 48 },
  PS512: { id: -39, scheme: 'rsa-pss', hash: 'sha512', saltLength: 64 },
} as const satisfies Record<string, Ecdsa | Eddsa | Rsa>

export type TestAlgorithm = keyof typeof TEST_ALGORITHMS

/** A COSE_Key as a map from label to value. */
export type CoseMap = ReadonlyMap<number, CborInput>

/** The key pair of a test credential. */
export interface CredentialKey {
  readonly algorithm: TestAlgorithm
  /** COSE algorithm identifier. */
  readonly alg: number
  readonly publicKey: KeyObject
  readonly privateKey: KeyObject
  /** The public key as COSE has it. */
  readonly cose: CoseMap
  /** Signs as WebAuthn does (§6.5.5): ECDSA signatures are DER. */
  readonly sign: (data: Uint8Array) => Uint8Array
}

/** Makes a new key pair. RSA (2048 bits) takes a while: share one where the test allows it. */
export function createCredentialKey(algorithm: TestAlgorithm): CredentialKey {
  const { publicKey, privateKey } = generate(TEST_ALGORITHMS[algorithm])
  return credentialKeyOf(algorithm, { publicKey, privateKey })
}

/** A credential key of a key pair that exists already. */
export function credentialKeyOf(
  algorithm: TestAlgorithm,
  { publicKey, privateKey }: { readonly publicKey: KeyObject; readonly privateKey: KeyObject },
): CredentialKey {
  const row = TEST_ALGORITHMS[algorithm]
  return {
    algorithm,
    alg: row.id,
    publicKey,
    privateKey,
    cose: coseKeyOf(row, publicKey),
    sign: (data) => signWith(row, privateKey, data),
  }
}

/** The algorithm with a COSE identifier, if a test credential can use it. */
export function findTestAlgorithm(id: number): TestAlgorithm | undefined {
  const names = Object.keys(TEST_ALGORITHMS) as TestAlgorithm[]
  return names.find((name) => TEST_ALGORITHMS[name].id === id)
}

function generate(row: Ecdsa | Eddsa | Rsa): { publicKey: KeyObject; privateKey: KeyObject } {
  if (row.scheme === 'ecdsa') return generateKeyPairSync('ec', { namedCurve: row.curve })
  if (row.scheme === 'eddsa') {
    return row.curve === 'ed25519' ? generateKeyPairSync('ed25519') : generateKeyPairSync('ed448')
  }
  return generateKeyPairSync('rsa', { modulusLength: 2048 })
}

function signWith(row: Ecdsa | Eddsa | Rsa, key: KeyObject, data: Uint8Array): Uint8Array {
  if (row.scheme === 'eddsa') return new Uint8Array(sign(null, data, key))
  if (row.scheme !== 'rsa-pss') return new Uint8Array(sign(row.hash, data, key))
  const padding = constants.RSA_PKCS1_PSS_PADDING
  return new Uint8Array(sign(row.hash, data, { key, padding, saltLength: row.saltLength }))
}

function coseKeyOf(row: Ecdsa | Eddsa | Rsa, publicKey: KeyObject): CoseMap {
  const jwk = publicKey.export({ format: 'jwk' })
  const bytes = (text: string | undefined): Uint8Array => new Uint8Array(Buffer.from(text ?? '', 'base64url'))
  if (row.scheme === 'ecdsa') {
    return new Map<number, CborInput>([
      [1, 2],
      [3, row.id],
      [-1, row.crv],
      [-2, bytes(jwk.x)],
      [-3, bytes(jwk.y)],
    ])
  }
  if (row.scheme === 'eddsa') {
    return new Map<number, CborInput>([
      [1, 1],
      [3, row.id],
      [-1, row.crv],
      [-2, bytes(jwk.x)],
    ])
  }
  return new Map<number, CborInput>([
    [1, 3],
    [3, row.id],
    [-1, bytes(jwk.n)],
    [-2, bytes(jwk.e)],
  ])
}
