import { createHash } from 'node:crypto'
import { fromBase64url } from '../bytes.js'
import type { CredentialKey } from '../credential-key.js'

/** Identifiers of TPM 2.0 Part 2. */
export const TPM = {
  rsa: 0x0001,
  sha1: 0x0004,
  aes: 0x0006,
  keyedHash: 0x0008,
  sha256: 0x000b,
  sha384: 0x000c,
  sha512: 0x000d,
  null: 0x0010,
  sm3: 0x0012,
  rsassa: 0x0014,
  rsaes: 0x0015,
  ecdsa: 0x0018,
  ecdaa: 0x001a,
  kdf2: 0x0021,
  ecc: 0x0023,
  certify: 0x8017,
  quote: 0x8018,
  magic: 0xff544347,
} as const

/** fixedTPM, fixedParent, sensitiveDataOrigin, userWithAuth, sign. */
export const SIGNING_KEY = 0x0004_0072
const HASH_NAMES: Readonly<Record<number, string>> = {
  [TPM.sha1]: 'sha1',
  [TPM.sha256]: 'sha256',
  [TPM.sha384]: 'sha384',
  [TPM.sha512]: 'sha512',
}
const CURVES: Readonly<Record<string, number>> = { 'P-256': 0x0003, 'P-384': 0x0004, 'P-521': 0x0005 }

/** TPMT_PUBLIC, field by field. */
export interface PublicAreaFields {
  readonly type: number
  readonly nameAlg: number
  readonly attributes: number
  readonly authPolicy: Uint8Array
  /** TPMT_SYM_DEF_OBJECT. */
  readonly symmetric: Uint8Array
  /** TPMT_RSA_SCHEME or TPMT_ECC_SCHEME. */
  readonly scheme: Uint8Array
  /** Key size and exponent (RSA), or curve and key derivation function (ECC). */
  readonly details: Uint8Array
  /** The TPM2B fields of the key: a modulus, or two coordinates. */
  readonly unique: readonly Uint8Array[]
}

/** TPMS_ATTEST, field by field. */
export interface AttestFields {
  readonly magic: number
  readonly type: number
  readonly extraData: Uint8Array
  /** The name in TPMS_CERTIFY_INFO, the attested union. */
  readonly name: Uint8Array
  /** Bytes after the structure. */
  readonly trailing: Uint8Array
}

export function uint16(value: number): Uint8Array {
  return Uint8Array.of(value >> 8, value & 0xff)
}

export function uint32(value: number): Uint8Array {
  return new Uint8Array([value >>> 24, (value >>> 16) & 0xff, (value >>> 8) & 0xff, value & 0xff])
}

/** The public area of a credential key. */
export function publicAreaOf({ publicKey }: CredentialKey): PublicAreaFields {
  const jwk = publicKey.export({ format: 'jwk' })
  const bytes = (text = ''): Uint8Array => fromBase64url(text)
  const common = {
    nameAlg: TPM.sha256,
    attributes: SIGNING_KEY,
    authPolicy: new Uint8Array(32),
    symmetric: uint16(TPM.null),
    scheme: uint16(TPM.null),
  }
  if (jwk.kty === 'RSA') {
    const details = join(uint16(2048), uint32(0))
    return { ...common, type: TPM.rsa, details, unique: [bytes(jwk.n)] }
  }
  const details = join(uint16(CURVES[jwk.crv ?? ''] ?? 0), uint16(TPM.null))
  return { ...common, type: TPM.ecc, details, unique: [bytes(jwk.x), bytes(jwk.y)] }
}

export function encodePublicArea(fields: PublicAreaFields): Uint8Array {
  return join(
    uint16(fields.type),
    uint16(fields.nameAlg),
    uint32(fields.attributes),
    sized(fields.authPolicy),
    fields.symmetric,
    fields.scheme,
    fields.details,
    ...fields.unique.map(sized),
  )
}

/** The Name of an object (TPM 2.0 Part 1 §16). */
export function nameOf(publicArea: Uint8Array, nameAlg: number): Uint8Array {
  const hash = createHash(HASH_NAMES[nameAlg] ?? 'sha256')
  return join(uint16(nameAlg), hash.update(publicArea).digest())
}

export function encodeAttest(fields: AttestFields): Uint8Array {
  const clockInfo = new Uint8Array(17)
  const firmwareVersion = new Uint8Array(8)
  return join(
    uint32(fields.magic),
    uint16(fields.type),
    sized(new Uint8Array(34)),
    sized(fields.extraData),
    clockInfo,
    firmwareVersion,
    sized(fields.name),
    sized(fields.name),
    fields.trailing,
  )
}

/** Encodes a TPM2B: a length of two bytes and the content. */
export function sized(bytes: Uint8Array): Uint8Array {
  return join(uint16(bytes.length), bytes)
}

export function join(...parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts))
}
