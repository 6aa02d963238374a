import type { Sha256 } from '../bytes/brand.js'
import { ByteReader } from '../bytes/byte-reader.js'
import { type CborMap, decodeCborPrefix, isCborMap } from '../bytes/cbor.js'
import { copyBytes } from '../bytes/copy.js'
import { MalformedInputError } from '../errors/engine-error.js'
import { type AttestedCredentialData, readAttestedCredentialData } from './attested-credential-data.js'

/** The flags of authenticator data (§6.1). */
export interface Flags {
  /** All eight bits. */
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
  /** Whether bit 1 or bit 5, reserved for future use, is set. */
  readonly reserved: boolean
}

/** Authenticator data (§6.1). Its byte strings are views into `bytes`. */
export interface AuthenticatorData {
  /** The bytes as received, in a copy of their own: signatures cover exactly these. */
  readonly bytes: Uint8Array
  /** SHA-256 of the RP ID. */
  readonly rpIdHash: Sha256
  readonly flags: Flags
  /** Unsigned, 32 bits; 0 where the authenticator has no counter. */
  readonly signCount: number
  readonly attestedCredentialData: AttestedCredentialData | undefined
  /** Authenticator extension outputs; all keys are text. */
  readonly extensions: CborMap | undefined
}

const RP_ID_HASH_LENGTH = 32
const RESERVED_BITS = 0b0010_0010

/**
 * Parses authenticator data and consumes all of it: attested credential data and extensions are there exactly when
 * their flags say so.
 *
 * @throws MalformedInputError `bytes_truncated`, `bytes_trailing`, `flags_inconsistent`, `credential_id_empty`,
 * `extensions_malformed`, `cbor_*`, `cose_*`
 * @throws UnsupportedError `algorithm_unsupported`
 */
export function parseAuthenticatorData(bytes: Uint8Array, path = 'response.authenticatorData'): AuthenticatorData {
  return readAuthenticatorData(copyBytes(bytes), path)
}

/** {@link parseAuthenticatorData} for bytes that are a copy already: those of a decoded attestation object. */
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
  // §6.1 derives the two flags from two tests, but nobody can be verified who is not there. A conditional create waives
  // UP (§7.1 step 15) where neither test can be made: then the client asks for neither (§5.1.3), and UV is not set.
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

function readExtensions(reader: ByteReader): CborMap {
  const { path, offset } = reader
  const { value, end } = decodeCborPrefix(reader.bytes, offset, path)
  reader.take(end - offset)
  if (!isCborMap(value)) throw new MalformedInputError('extensions_malformed', { path, offset })
  for (const key of value.keys()) {
    if (typeof key !== 'string') throw new MalformedInputError('extensions_malformed', { path, offset })
  }
  return value
}
