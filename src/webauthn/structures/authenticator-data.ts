import type { Sha256 } from '../bytes/brand.js'
import { ByteReader } from '../bytes/byte-reader.js'
import { type CborOutputs, decodeCborOutputsPrefix } from '../bytes/cbor-outputs.js'
import { copyBytes } from '../bytes/copy.js'
import { MalformedInputError } from '../errors/engine-error.js'
import { type AttestedCredentialData, readAttestedCredentialData } from './attested-credential-data.js'

/** The flags of authenticator data (§6.1). */
export interface Flags {
  /** The flags byte. */
  readonly byte: number
  /** UP, bit 0. */
  readonly userPresent: boolean
  /** UV, bit 2. */
  readonly userVerified: boolean
  /** BE, bit 3. */
  readonly backupEligible: boolean
  /** BS, bit 4. */
  readonly backupState: boolean
  /** AT, bit 6. */
  readonly attestedCredentialData: boolean
  /** ED, bit 7. */
  readonly extensionData: boolean
  /** Whether a reserved bit (1 or 5) is set. */
  readonly reserved: boolean
}

/** Authenticator data (§6.1). Byte strings in it are views of `bytes`. */
export interface AuthenticatorData {
  /** A private copy of the bytes as received. Signatures cover exactly these bytes. */
  readonly bytes: Uint8Array
  /** SHA-256 of the RP ID. */
  readonly rpIdHash: Sha256
  readonly flags: Flags
  /** An unsigned 32-bit integer. 0 if the authenticator has no counter. */
  readonly signCount: number
  readonly attestedCredentialData: AttestedCredentialData | undefined
  /** Authenticator extension outputs. All keys are strings. An output that is not plain CTAP2 CBOR is opaque. */
  readonly extensions: CborOutputs | undefined
}

const RP_ID_HASH_LENGTH = 32
const RESERVED_BITS = 0b0010_0010

/**
 * Parses authenticator data. Attested credential data and extensions must be present exactly if their flags are set.
 *
 * @throws MalformedInputError `bytes_truncated`, `bytes_trailing`, `flags_inconsistent`, `credential_id_empty`,
 *   `extensions_malformed`, `cbor_*` or `cose_*`
 * @throws UnsupportedError `algorithm_unsupported` when the credential uses an unknown algorithm
 */
export function parseAuthenticatorData(bytes: Uint8Array, path = 'response.authenticatorData'): AuthenticatorData {
  return readAuthenticatorData(copyBytes(bytes), path)
}

/**
 * Works like {@link parseAuthenticatorData} without copying. Use it for bytes of an attestation object that has been
 * copied.
 */
export function readAuthenticatorData(bytes: Uint8Array, path: string): AuthenticatorData {
  const reader = new ByteReader(bytes, path)
  const rpIdHash = reader.take(RP_ID_HASH_LENGTH) as Sha256
  const flags = readFlags(reader)
  const signCount = reader.uint32()
  const attestedCredentialData = flags.attestedCredentialData ? readAttestedCredentialData(reader) : undefined
  const extensions = flags.extensionData ? readExtensions(reader) : undefined
  reader.end()
  return { bytes, rpIdHash, flags, signCount, attestedCredentialData, extensions }
}

function readFlags(reader: ByteReader): Flags {
  const offset = reader.offset
  const byte = reader.uint8()
  const flags = toFlags(byte)
  // §6.1 defines UP and UV as separate tests, but a user cannot be verified without being present. A conditional
  // create waives UP (§7.1 step 15); its client requests neither test (§5.1.3), so UV is not set either.
  if (flags.userVerified && !flags.userPresent) {
    throw new MalformedInputError('flags_inconsistent', { path: reader.path, offset })
  }
  return flags
}

function toFlags(byte: number): Flags {
  return {
    byte,
    userPresent: (byte & 0x01) !== 0,
    userVerified: (byte & 0x04) !== 0,
    backupEligible: (byte & 0x08) !== 0,
    backupState: (byte & 0x10) !== 0,
    attestedCredentialData: (byte & 0x40) !== 0,
    extensionData: (byte & 0x80) !== 0,
    reserved: (byte & RESERVED_BITS) !== 0,
  }
}

function readExtensions(reader: ByteReader): CborOutputs {
  const { path, offset } = reader
  const { value, end } = decodeCborOutputsPrefix(reader.bytes, offset, path)
  reader.take(end - offset)
  if (!(value instanceof Map)) throw new MalformedInputError('extensions_malformed', { path, offset })
  for (const key of value.keys()) {
    if (typeof key !== 'string') throw new MalformedInputError('extensions_malformed', { path, offset })
  }
  return value
}
