import type { ByteReader } from '../../bytes/byte-reader.js'
import { UnsupportedError } from '../../errors/engine-error.js'
import type { HashName } from '../cose-algorithm.js'

/** The algorithm identifiers that occur in attestation structures (TPM 2.0 Part 2 §6.3). */
export const TPM_ALG = {
  rsa: 0x0001,
  tdes: 0x0003,
  sha1: 0x0004,
  aes: 0x0006,
  mgf1: 0x0007,
  sha256: 0x000b,
  sha384: 0x000c,
  sha512: 0x000d,
  null: 0x0010,
  sm4: 0x0013,
  rsassa: 0x0014,
  rsaes: 0x0015,
  rsapss: 0x0016,
  oaep: 0x0017,
  ecdsa: 0x0018,
  ecdh: 0x0019,
  ecdaa: 0x001a,
  sm2: 0x001b,
  ecschnorr: 0x001c,
  ecmqv: 0x001d,
  kdf1Sp80056a: 0x0020,
  kdf2: 0x0021,
  kdf1Sp800108: 0x0022,
  ecc: 0x0023,
  camellia: 0x0026,
} as const

const HASH_NAMES = ['sha1', 'sha256', 'sha384', 'sha512'] as const satisfies readonly HashName[]

/** Reads a TPM2B structure: a byte string with a 16-bit length prefix. */
export function readSized(reader: ByteReader): Uint8Array {
  return reader.take(reader.uint16())
}

/**
 * Reads a hash algorithm.
 *
 * @throws UnsupportedError `tpm_structure_unsupported` when the hash algorithm is not supported
 */
export function readHash(reader: ByteReader): HashName {
  const algorithm = reader.uint16()
  return HASH_NAMES.find((name) => TPM_ALG[name] === algorithm) ?? unsupported('hash', algorithm)
}

export function hashId(name: HashName): number {
  return TPM_ALG[name]
}

/** Throws `tpm_structure_unsupported` with the feature and its identifier. */
export function unsupported(what: string, id: number): never {
  throw new UnsupportedError('tpm_structure_unsupported', `${what} 0x${id.toString(16).padStart(4, '0')}`)
}
