import { DER_TAG, type DerReader, readDer } from '../bytes/der.js'
import { readNull, readOctetAlignedBits, readOid, readUnsigned } from '../bytes/der-values.js'
import { UnsupportedError } from '../errors/engine-error.js'
import { type EcCurve, ML_DSA_44, ML_DSA_65, ML_DSA_87, type OkpCurve } from '../structures/cose-algorithm.js'
import { EDWARDS_CURVES, WEIERSTRASS_CURVES } from './curves.data.js'
import type { KeyMaterial } from './key-material.js'

const RSA_ENCRYPTION = '1.2.840.113549.1.1.1'
const EC_PUBLIC_KEY = '1.2.840.10045.2.1'

/**
 * Named curves (RFC 5480 §2.1.1.1). Explicit parameters are rejected, because they let an attacker choose the
 * generator.
 */
const NAMED_CURVES: ReadonlyMap<string, EcCurve> = new Map([
  ['1.2.840.10045.3.1.7', 'P-256'],
  ['1.3.132.0.34', 'P-384'],
  ['1.3.132.0.35', 'P-521'],
  ['1.3.132.0.10', 'secp256k1'],
])

/** The OIDs of RFC 8410 §3. */
const EDWARDS_KEYS: ReadonlyMap<string, OkpCurve> = new Map([
  ['1.3.101.112', 'Ed25519'],
  ['1.3.101.113', 'Ed448'],
])

/** Key lengths by algorithm (RFC 9881 §2). */
const ML_DSA_KEYS: ReadonlyMap<string, number> = new Map([
  ['2.16.840.1.101.3.4.3.17', ML_DSA_44.publicKeyLength],
  ['2.16.840.1.101.3.4.3.18', ML_DSA_65.publicKeyLength],
  ['2.16.840.1.101.3.4.3.19', ML_DSA_87.publicKeyLength],
])

/**
 * Parses a SubjectPublicKeyInfo (RFC 5280 §4.1.2.7). `requireValidKey` validates the numbers later.
 *
 * @throws MalformedInputError `der_*`, `bytes_*` or `certificate_key_malformed`
 * @throws UnsupportedError `certificate_key_unsupported` when the key type or curve is not supported
 */
export function parseSubjectPublicKeyInfo(der: Uint8Array, path: string): KeyMaterial {
  const reader = readDer(der, path)
  const algorithm = reader.enter(DER_TAG.sequence)
  const oid = readOid(algorithm)
  const curve = oid === EC_PUBLIC_KEY ? readNamedCurve(algorithm) : undefined
  if (oid === RSA_ENCRYPTION) readNull(algorithm)
  algorithm.end()
  const start = reader.offset
  const key = readOctetAlignedBits(reader)
  reader.end()
  const material = curve === undefined ? readKey(oid, key, path) : readPoint(curve, key)
  if (material === undefined) throw reader.fault('certificate_key_malformed', start)
  return material
}

function readNamedCurve(algorithm: DerReader): EcCurve {
  if (algorithm.peekTag() !== DER_TAG.objectIdentifier)
    throw new UnsupportedError('certificate_key_unsupported', 'explicit curve parameters')
  const oid = readOid(algorithm)
  const curve = NAMED_CURVES.get(oid)
  if (curve === undefined) throw new UnsupportedError('certificate_key_unsupported', oid)
  return curve
}

/** Decodes an uncompressed point (SEC 1 §2.3.3): 04, x, y. */
function readPoint(crv: EcCurve, point: Uint8Array): KeyMaterial | undefined {
  const { fieldLength } = WEIERSTRASS_CURVES[crv]
  if (point.length !== 1 + 2 * fieldLength || point[0] !== 0x04) return undefined
  return { kty: 'EC2', crv, x: point.subarray(1, 1 + fieldLength), y: point.subarray(1 + fieldLength) }
}

function readKey(oid: string, key: Uint8Array, path: string): KeyMaterial | undefined {
  if (oid === RSA_ENCRYPTION) return readRsaKey(key, path)
  const crv = EDWARDS_KEYS.get(oid)
  if (crv !== undefined) return key.length === EDWARDS_CURVES[crv].pointLength ? { kty: 'OKP', crv, x: key } : undefined
  const length = ML_DSA_KEYS.get(oid)
  if (length !== undefined) return key.length === length ? { kty: 'AKP', publicKey: key } : undefined
  throw new UnsupportedError('certificate_key_unsupported', oid)
}

function readRsaKey(key: Uint8Array, path: string): KeyMaterial {
  const reader = readDer(key, path)
  const n = readUnsigned(reader)
  const e = readUnsigned(reader)
  reader.end()
  return { kty: 'RSA', n, e }
}
