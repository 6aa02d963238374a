import { type CborMap, type CborValue, decodeCbor, isCborMap } from '../bytes/cbor.js'
import { MalformedInputError, UnsupportedError } from '../errors/engine-error.js'
import type { CodeOf } from '../errors/registry.js'
import {
  type CoseAlgorithm,
  type CoseAlgorithmId,
  type EcCurve,
  type EcdsaAlgorithm,
  type EddsaAlgorithm,
  findCoseAlgorithm,
  type MlDsaAlgorithm,
  type OkpCurve,
  type RsaAlgorithm,
} from './cose-algorithm.js'
import { isRsaExponent, isRsaModulus } from './rsa-numbers.js'

/** An uncompressed elliptic curve point. The coordinates are big-endian and have the length of the field. */
export interface Ec2Key {
  readonly kty: 'EC2'
  readonly alg: CoseAlgorithmId
  readonly crv: EcCurve
  readonly x: Uint8Array
  readonly y: Uint8Array
}

/** An Edwards curve public key, encoded according to RFC 8032. */
export interface OkpKey {
  readonly kty: 'OKP'
  readonly alg: CoseAlgorithmId
  readonly crv: OkpCurve
  readonly x: Uint8Array
}

/** An RSA public key. Both integers are big-endian without leading zeros. */
export interface RsaKey {
  readonly kty: 'RSA'
  readonly alg: CoseAlgorithmId
  readonly n: Uint8Array
  readonly e: Uint8Array
}

/** A key that is defined by its algorithm alone (key type AKP of "ML-DSA for JOSE and COSE"). */
export interface AkpKey {
  readonly kty: 'AKP'
  readonly alg: CoseAlgorithmId
  readonly publicKey: Uint8Array
}

/**
 * A credential public key (§6.5.1) with valid structure. Whether an EC point is on its curve and an Edwards point is
 * strong is checked when the key is imported.
 */
export type CoseKey = Ec2Key | OkpKey | RsaKey | AkpKey

const KTY = 1
const ALG = 3
/** Key type identifiers (IANA COSE Key Types). */
const KEY_TYPES = { OKP: 1, EC2: 2, RSA: 3, AKP: 7 } as const
/** Curve identifiers (IANA COSE Elliptic Curves). */
const CURVES = { 'P-256': 1, 'P-384': 2, 'P-521': 3, Ed25519: 6, Ed448: 7, secp256k1: 8 } as const
/** The length of a coordinate or an encoded Edwards point in bytes. */
const COORDINATE_LENGTHS = { 'P-256': 32, 'P-384': 48, 'P-521': 66, Ed25519: 32, Ed448: 57, secp256k1: 32 } as const
/** The labels of each key type. A credential public key has exactly these. */
const LABELS = {
  EC2: [KTY, ALG, -1, -2, -3],
  OKP: [KTY, ALG, -1, -2],
  RSA: [KTY, ALG, -1, -2],
  AKP: [KTY, ALG, -1],
} as const
/** The labels of private key parameters (RFC 9053 §7.1.1 and §7.2, RFC 8230 §4, and `priv` of AKP). */
const PRIVATE_LABELS = {
  EC2: [-4],
  OKP: [-4],
  RSA: [-3, -4, -5, -6, -7, -8, -9, -10, -11, -12],
  AKP: [-2],
} as const
const RSA_MODULUS_BITS = { least: 2048, most: 8192 } as const

/**
 * Parses a credential public key. The key must fill `bytes`.
 *
 * @throws MalformedInputError `cbor_*` when the CBOR is invalid, `cose_*` when the key is invalid
 * @throws UnsupportedError `algorithm_unsupported` when the algorithm is not supported
 */
export function parseCoseKey(bytes: Uint8Array, path = 'publicKey'): CoseKey {
  return toCoseKey(decodeCbor(bytes, path), path)
}

/** Converts decoded CBOR to a credential public key. Throws the errors of {@link parseCoseKey}. */
export function toCoseKey(value: CborValue, path: string): CoseKey {
  if (!isCborMap(value)) throw new MalformedInputError('cose_key_malformed', { path })
  const algorithm = readAlgorithm(value, path)
  if (value.get(KTY) !== KEY_TYPES[algorithm.keyType]) refuse('cose_key_type_mismatch', KTY, path)
  refuseOtherLabels(value, algorithm, path)
  const parameters = { map: value, path }
  switch (algorithm.keyType) {
    case 'EC2':
      return ec2Key(algorithm, parameters)
    case 'OKP':
      return okpKey(algorithm, parameters)
    case 'RSA':
      return rsaKey(algorithm, parameters)
    case 'AKP':
      return akpKey(algorithm, parameters)
  }
}

function readAlgorithm(map: CborMap, path: string): CoseAlgorithm {
  const id = map.get(ALG)
  if (typeof id !== 'number') return refuse('cose_algorithm_missing', ALG, path)
  const algorithm = findCoseAlgorithm(id)
  if (algorithm === undefined) throw new UnsupportedError('algorithm_unsupported', String(id))
  if (algorithm.use === 'attestation') refuse('cose_algorithm_attestation_only', ALG, path)
  return algorithm
}

function refuseOtherLabels(map: CborMap, { keyType }: CoseAlgorithm, path: string): void {
  const allowed: readonly number[] = LABELS[keyType]
  const secret: readonly number[] = PRIVATE_LABELS[keyType]
  for (const label of map.keys()) {
    if (typeof label !== 'number') throw new MalformedInputError('cose_label_type', { path })
    if (allowed.includes(label)) continue
    refuse(secret.includes(label) ? 'cose_private_parameter' : 'cose_parameter_unexpected', label, path)
  }
}

/** The CBOR map of a key and its path for errors. */
interface Parameters {
  readonly map: CborMap
  readonly path: string
}

function ec2Key(algorithm: EcdsaAlgorithm<CoseAlgorithmId>, parameters: Parameters): Ec2Key {
  const { id, curve } = algorithm
  requireCurve(curve, parameters)
  if (typeof parameters.map.get(-3) === 'boolean') refuse('cose_point_compressed', -3, parameters.path)
  const length = COORDINATE_LENGTHS[curve]
  const x = bytesOfLength(-2, length, parameters)
  const y = bytesOfLength(-3, length, parameters)
  return { kty: 'EC2', alg: id, crv: curve, x, y }
}

function okpKey(algorithm: EddsaAlgorithm<CoseAlgorithmId>, parameters: Parameters): OkpKey {
  const { id, curve } = algorithm
  requireCurve(curve, parameters)
  return { kty: 'OKP', alg: id, crv: curve, x: bytesOfLength(-2, COORDINATE_LENGTHS[curve], parameters) }
}

function rsaKey(algorithm: RsaAlgorithm<CoseAlgorithmId>, parameters: Parameters): RsaKey {
  const n = unsignedInteger(-1, parameters)
  const e = unsignedInteger(-2, parameters)
  if (!isRsaModulus(n, RSA_MODULUS_BITS)) refuse('cose_rsa_modulus', -1, parameters.path)
  if (!isRsaExponent(e)) refuse('cose_rsa_exponent', -2, parameters.path)
  return { kty: 'RSA', alg: algorithm.id, n, e }
}

function akpKey(algorithm: MlDsaAlgorithm<CoseAlgorithmId>, parameters: Parameters): AkpKey {
  return { kty: 'AKP', alg: algorithm.id, publicKey: bytesOfLength(-1, algorithm.publicKeyLength, parameters) }
}

function requireCurve(curve: keyof typeof CURVES, { map, path }: Parameters): void {
  if (map.get(-1) !== CURVES[curve]) refuse('cose_curve_mismatch', -1, path)
}

function bytesAt(label: number, { map, path }: Parameters): Uint8Array {
  const value = map.get(label)
  return value instanceof Uint8Array ? value : refuse('cose_parameter_missing', label, path)
}

function bytesOfLength(label: number, length: number, parameters: Parameters): Uint8Array {
  const value = bytesAt(label, parameters)
  return value.length === length ? value : refuse('cose_key_length', label, parameters.path)
}

/** Reads an unsigned big-endian integer without leading zeros (RFC 8230 §4). */
function unsignedInteger(label: number, parameters: Parameters): Uint8Array {
  const value = bytesAt(label, parameters)
  if (value.length === 0 || value[0] === 0) refuse('cose_rsa_not_minimal', label, parameters.path)
  return value
}

/** Throws an error that identifies the parameter by its label, because COSE parameters have no names. */
function refuse(code: CodeOf<'malformed'>, label: number, path: string): never {
  throw new MalformedInputError(code, { path: `${path}[${label}]` })
}
