import { constants, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { type Algorithm, type AlgorithmRow, ALGORITHMS } from './algorithms.data.js'
import { fromBase64url } from './bytes.js'
import type { CborValue } from './cbor.js'

/** A COSE_Key (RFC 9052 §7) as a map from label to value. */
export type CoseMap = ReadonlyMap<number, CborValue>

export interface KeyPair {
  readonly publicKey: KeyObject
  readonly privateKey: KeyObject
}

/** The key pair of a credential. */
export interface CredentialKey extends KeyPair {
  readonly algorithm: Algorithm
  /** COSE algorithm identifier. */
  readonly alg: number
  readonly cose: CoseMap
  /** Signs as an authenticator does (§6.5.5): an ECDSA signature is DER. */
  readonly sign: (data: Uint8Array) => Uint8Array
}

/**
 * Generates a credential key. RSA keys have 2048 bits and take about 100 ms: share one among tests.
 *
 * @throws Error when Node.js cannot generate keys for the algorithm
 */
export function createCredentialKey(algorithm: Algorithm): CredentialKey {
  return credentialKeyOf(algorithm, generate(ALGORITHMS[algorithm]))
}

/** Makes a credential key from an existing key pair. */
export function credentialKeyOf(algorithm: Algorithm, { publicKey, privateKey }: KeyPair): CredentialKey {
  const row = ALGORITHMS[algorithm]
  return {
    algorithm,
    alg: row.id,
    publicKey,
    privateKey,
    cose: coseKeyOf(row, publicKey),
    sign: (data) => signWith(row, privateKey, data),
  }
}

/** Finds the name of a COSE algorithm identifier. */
export function findAlgorithm(id: number): Algorithm | undefined {
  return ALGORITHM_NAMES.find((name) => ALGORITHMS[name].id === id)
}

/** Finds the first requested algorithm that Node.js can generate keys for. */
export function chooseAlgorithm(requested: readonly number[]): Algorithm | undefined {
  return requested.map(findAlgorithm).find((name) => name !== undefined && canGenerate(name))
}

const ALGORITHM_NAMES = Object.keys(ALGORITHMS) as Algorithm[]

/** Returns whether this version of Node.js can generate keys for an algorithm. */
export function canGenerate(algorithm: Algorithm): boolean {
  const row = ALGORITHMS[algorithm]
  if (row.scheme !== 'ml-dsa') return true
  try {
    generate(row)
    return true
  } catch {
    return false
  }
}

function generate(row: AlgorithmRow): KeyPair {
  if (row.scheme === 'ecdsa') return generateKeyPairSync('ec', { namedCurve: row.curve })
  // The type declarations list neither ML-DSA nor a union of key types.
  if ('keyType' in row) return (generateKeyPairSync as (keyType: string) => KeyPair)(row.keyType)
  return generateKeyPairSync('rsa', { modulusLength: 2048 })
}

function signWith(row: AlgorithmRow, key: KeyObject, data: Uint8Array): Uint8Array {
  if (row.scheme === 'eddsa' || row.scheme === 'ml-dsa') return new Uint8Array(sign(null, data, key))
  if (row.scheme !== 'rsa-pss') return new Uint8Array(sign(row.hash, data, key))
  const padding = constants.RSA_PKCS1_PSS_PADDING
  return new Uint8Array(sign(row.hash, data, { key, padding, saltLength: row.saltLength }))
}

function coseKeyOf(row: AlgorithmRow, publicKey: KeyObject): CoseMap {
  const jwk = publicKey.export({ format: 'jwk' }) as Readonly<Record<string, string | undefined>>
  const bytes = (name: string): Uint8Array => fromBase64url(jwk[name] ?? '')
  const common = (keyType: number): [number, CborValue][] => [
    [1, keyType],
    [3, row.id],
  ]
  switch (row.scheme) {
    case 'eddsa':
      return new Map([...common(1), [-1, row.crv], [-2, bytes('x')]])
    case 'ecdsa':
      return new Map([...common(2), [-1, row.crv], [-2, bytes('x')], [-3, bytes('y')]])
    case 'rsa-pkcs1':
    case 'rsa-pss':
      return new Map([...common(3), [-1, bytes('n')], [-2, bytes('e')]])
    case 'ml-dsa':
      return new Map([...common(7), [-1, bytes('pub')]])
  }
}
