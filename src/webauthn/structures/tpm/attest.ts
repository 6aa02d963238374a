import { ByteReader } from '../../bytes/byte-reader.js'
import { readSized } from './tpm-values.js'

/** The magic value of structures that a TPM generated itself (TPM_GENERATED_VALUE, TPM 2.0 Part 2 §6.2). */
export const TPM_GENERATED_VALUE = 0xff544347
/** The type of a structure that certifies another object in the TPM (TPM_ST_ATTEST_CERTIFY, Part 2 §6.9). */
export const TPM_ST_ATTEST_CERTIFY = 0x8017

/**
 * An attestation structure of a TPM (TPMS_ATTEST, Part 2 §10.12.8), without signer, clock and firmware version, which
 * §8.3 ignores.
 */
interface TpmAttest {
  readonly magic: number
  readonly type: number
  /** Data that the caller of the TPM provided. */
  readonly extraData: Uint8Array
  /** The remaining bytes. Their structure depends on the type. */
  readonly attested: Uint8Array
}

/** Information about a certified object (TPMS_CERTIFY_INFO, Part 2 §10.12.3). */
interface TpmCertifyInfo {
  readonly name: Uint8Array
}

/** The length of TPMS_CLOCK_INFO: clock, reset count, restart count and safe. */
const CLOCK_INFO_LENGTH = 8 + 4 + 4 + 1
const FIRMWARE_VERSION_LENGTH = 8

/**
 * Parses a TPMS_ATTEST up to the `attested` field.
 *
 * @throws MalformedInputError `bytes_truncated` when the structure is too short
 */
export function parseTpmAttest(bytes: Uint8Array, path: string): TpmAttest {
  const reader = new ByteReader(bytes, path)
  const magic = reader.uint32()
  const type = reader.uint16()
  readSized(reader) // qualifiedSigner
  const extraData = readSized(reader)
  reader.take(CLOCK_INFO_LENGTH + FIRMWARE_VERSION_LENGTH)
  return { magic, type, extraData, attested: reader.take(reader.remaining) }
}

/**
 * Parses the `attested` field of a TPM_ST_ATTEST_CERTIFY structure.
 *
 * @throws MalformedInputError `bytes_truncated` or `bytes_trailing` when the length is wrong
 */
export function parseTpmCertifyInfo(attested: Uint8Array, path: string): TpmCertifyInfo {
  const reader = new ByteReader(attested, path)
  const name = readSized(reader)
  readSized(reader) // qualifiedName
  reader.end()
  return { name }
}
