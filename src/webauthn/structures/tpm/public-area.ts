import { ByteReader } from '../../bytes/byte-reader.js'
import type { EcCurve, HashName } from '../cose-algorithm.js'
import { readHash, readSized, TPM_ALG, unsupported } from './tpm-values.js'

/** The object attributes that matter for a signing key (TPMA_OBJECT, TPM 2.0 Part 2 §8.3). */
export interface TpmObjectAttributes {
  /** The key cannot be duplicated to another TPM. */
  readonly fixedTpm: boolean
  /** The key cannot be moved to another parent. */
  readonly fixedParent: boolean
  /** The TPM generated the complete private key. */
  readonly sensitiveDataOrigin: boolean
  /** The key signs only structures that the TPM generated. */
  readonly restricted: boolean
  /** The key may sign. */
  readonly sign: boolean
}

interface PublicAreaBase {
  /** The hash algorithm of the object name. */
  readonly nameHash: HashName
  readonly attributes: TpmObjectAttributes
}

/** The public area of an RSA key. */
export interface TpmRsaPublicArea extends PublicAreaBase {
  readonly type: 'RSA'
  /** The public exponent. The structure encodes the default 65537 as zero. */
  readonly exponent: number
  /** Big-endian. May have leading zeros. */
  readonly modulus: Uint8Array
}

/** The public area of an elliptic curve key. */
export interface TpmEccPublicArea extends PublicAreaBase {
  readonly type: 'ECC'
  readonly curve: EcCurve
  /** Big-endian. Leading zeros may be omitted. */
  readonly x: Uint8Array
  readonly y: Uint8Array
}

/** The public area of an object in a TPM (TPMT_PUBLIC, TPM 2.0 Part 2 §12.2.4). */
export type TpmPublicArea = TpmRsaPublicArea | TpmEccPublicArea

const DEFAULT_EXPONENT = 65_537
const CURVES: ReadonlyMap<number, EcCurve> = new Map([
  [0x0003, 'P-256'],
  [0x0004, 'P-384'],
  [0x0005, 'P-521'],
])

/** Symmetric algorithms. A key size and a mode follow. */
const SYMMETRIC: readonly number[] = [TPM_ALG.tdes, TPM_ALG.aes, TPM_ALG.sm4, TPM_ALG.camellia]
/** Schemes with a hash algorithm as parameter. */
const HASHED_SCHEMES: readonly number[] = [
  TPM_ALG.rsassa,
  TPM_ALG.rsapss,
  TPM_ALG.oaep,
  TPM_ALG.ecdsa,
  TPM_ALG.ecdh,
  TPM_ALG.ecdaa,
  TPM_ALG.sm2,
  TPM_ALG.ecschnorr,
  TPM_ALG.ecmqv,
]
/** Schemes without parameters. */
const PLAIN_SCHEMES: readonly number[] = [TPM_ALG.null, TPM_ALG.rsaes]
/** Key derivation functions. A hash algorithm follows. */
const KDFS: readonly number[] = [TPM_ALG.mgf1, TPM_ALG.kdf1Sp80056a, TPM_ALG.kdf2, TPM_ALG.kdf1Sp800108]

/**
 * Parses the TPMT_PUBLIC of an RSA or elliptic curve key.
 *
 * @throws MalformedInputError `bytes_truncated` or `bytes_trailing` when the length is wrong
 * @throws UnsupportedError `tpm_structure_unsupported` when a key type, scheme, curve or hash is not supported
 */
export function parseTpmPublicArea(bytes: Uint8Array, path: string): TpmPublicArea {
  const reader = new ByteReader(bytes, path)
  const type = reader.uint16()
  const nameHash = readHash(reader)
  const attributes = toAttributes(reader.uint32())
  readSized(reader) // authPolicy
  const area = { nameHash, attributes, ...readKey(type, reader) }
  reader.end()
  return area
}

function toAttributes(bits: number): TpmObjectAttributes {
  const isSet = (bit: number) => (bits & (1 << bit)) !== 0
  return {
    fixedTpm: isSet(1),
    fixedParent: isSet(4),
    sensitiveDataOrigin: isSet(5),
    restricted: isSet(16),
    sign: isSet(18),
  }
}

/** Reads the `parameters` and `unique` fields, which depend on the type. */
function readKey(
  type: number,
  reader: ByteReader,
): Omit<TpmRsaPublicArea, keyof PublicAreaBase> | Omit<TpmEccPublicArea, keyof PublicAreaBase> {
  switch (type) {
    case TPM_ALG.rsa:
      return readRsa(reader)
    case TPM_ALG.ecc:
      return readEcc(reader)
    default:
      return unsupported('type', type)
  }
}

function readRsa(reader: ByteReader): Omit<TpmRsaPublicArea, keyof PublicAreaBase> {
  skipSymmetric(reader)
  skipScheme(reader)
  reader.uint16() // keyBits is redundant: the modulus has this length
  const exponent = reader.uint32()
  return { type: 'RSA', exponent: exponent === 0 ? DEFAULT_EXPONENT : exponent, modulus: readSized(reader) }
}

function readEcc(reader: ByteReader): Omit<TpmEccPublicArea, keyof PublicAreaBase> {
  skipSymmetric(reader)
  skipScheme(reader)
  const curveId = reader.uint16()
  skipKdf(reader)
  const curve = CURVES.get(curveId) ?? unsupported('curve', curveId)
  return { type: 'ECC', curve, x: readSized(reader), y: readSized(reader) }
}

/** TPMT_SYM_DEF_OBJECT (Part 2 §11.1.7). */
function skipSymmetric(reader: ByteReader): void {
  const algorithm = reader.uint16()
  if (algorithm === TPM_ALG.null) return
  if (!SYMMETRIC.includes(algorithm)) unsupported('symmetric algorithm', algorithm)
  reader.uint16()
  reader.uint16()
}

/** TPMT_RSA_SCHEME and TPMT_ECC_SCHEME (Part 2 §11.2.4.2, §11.2.5.6). */
function skipScheme(reader: ByteReader): void {
  const scheme = reader.uint16()
  if (PLAIN_SCHEMES.includes(scheme)) return
  if (!HASHED_SCHEMES.includes(scheme)) unsupported('scheme', scheme)
  reader.uint16()
  if (scheme === TPM_ALG.ecdaa) reader.uint16()
}

/** TPMT_KDF_SCHEME (Part 2 §11.2.3.3). */
function skipKdf(reader: ByteReader): void {
  const scheme = reader.uint16()
  if (scheme === TPM_ALG.null) return
  if (!KDFS.includes(scheme)) unsupported('key derivation function', scheme)
  reader.uint16()
}
