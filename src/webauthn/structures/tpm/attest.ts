import { ByteReader } from '../../bytes/byte-reader.js'
import { readSized } from './tpm-values.js'

/** The value that only a TPM puts in front of what it signs (TPM_GENERATED_VALUE, TPM 2.0 Part 2 §6.2). */
export const TPM_GENERATED_VALUE = 0xff544347
/** The type of an attestation of another object in the TPM (TPM_ST_ATTEST_CERTIFY, Part 2 §6.9). */
export const TPM_ST_ATTEST_CERTIFY = 0x8017

/** What a TPM signed (TPMS_ATTEST, Part 2 §10.12.8). Signer, clock and firmware version are left out, as in §8.3. */
export interface TpmAttest {
  readonly magic: number
  readonly type: number
  /** What the caller had the TPM include. */
  readonly extraData: Uint8Array
  /** The rest, whose shape the type decides. */
  readonly attested: Uint8Array
}

/** What a TPM says of an object it certifies (TPMS_CERTIFY_INFO, Part 2 §10.12.3). */
export interface TpmCertifyInfo {
  readonly name: Uint8Array
}

/** TPMS_CLOCK_INFO: clock, reset count, restart count, safe. */
const CLOCK_INFO_LENGTH = 8 + 4 + 4 + 1
const FIRMWARE_VERSION_LENGTH = 8

/**
 * Parses a TPMS_ATTEST up to the field whose shape its type decides.
 *
 * @throws MalformedInputError `bytes_truncated`
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
 * Parses the attested field of a TPM_ST_ATTEST_CERTIFY, and consumes all of it.
 *
 * @throws MalformedInputError `bytes_truncated`, `bytes_trailing`
 */
export function parseTpmCertifyInfo(attested: Uint8Array, path: string): TpmCertifyInfo {
  const reader = new ByteReader(attested, path)
  const name = readSized(reader)
  readSized(reader) // qualifiedName
  reader.end()
  return { name }
}
