import type { Aaguid, CoseKeyBytes, CredentialId } from '../bytes/brand.js'
import type { ByteReader } from '../bytes/byte-reader.js'
import { decodeCborPrefix } from '../bytes/cbor.js'
import { MalformedInputError } from '../errors/engine-error.js'
import { type CoseKey, toCoseKey } from './cose-key.js'

/** What an authenticator says of a new credential (§6.5.1). */
export interface AttestedCredentialData {
  readonly aaguid: Aaguid
  /** At least one byte. That it has at most 1023 is a step of the ceremony (§7.1 step 25). */
  readonly credentialId: CredentialId
  readonly publicKey: CoseKey
  /** The key exactly as the authenticator encoded it. */
  readonly publicKeyBytes: CoseKeyBytes
}

/** The AAGUID of authenticators that have none: U2F authenticators, and those that keep their model to themselves. */
export const ZERO_AAGUID = '00000000-0000-0000-0000-000000000000' as Aaguid

const AAGUID_LENGTH = 16
const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

/**
 * Reads attested credential data where the reader stands; only the CBOR of the key knows where it ends. The byte
 * strings are views into what the reader reads.
 *
 * @throws MalformedInputError `bytes_truncated`, `credential_id_empty`, `cbor_*`, `cose_*`
 * @throws UnsupportedError `algorithm_unsupported`
 */
export function readAttestedCredentialData(reader: ByteReader): AttestedCredentialData {
  const aaguid = formatAaguid(reader.take(AAGUID_LENGTH))
  const lengthOffset = reader.offset
  const credentialIdLength = reader.uint16()
  if (credentialIdLength === 0) {
    throw new MalformedInputError('credential_id_empty', { path: reader.path, offset: lengthOffset })
  }
  const credentialId = reader.take(credentialIdLength) as CredentialId
  const { value, end } = decodeCborPrefix(reader.bytes, reader.offset, reader.path)
  const publicKeyBytes = reader.take(end - reader.offset) as CoseKeyBytes
  const publicKey = toCoseKey(value, `${reader.path}.credentialPublicKey`)
  return { aaguid, credentialId, publicKey, publicKeyBytes }
}

/** An AAGUID as the lower-case text of a UUID. */
export function formatAaguid(bytes: Uint8Array): Aaguid {
  const part = (from: number, to: number): string => hexOf(bytes, from, to)
  return `${part(0, 4)}-${part(4, 6)}-${part(6, 8)}-${part(8, 10)}-${part(10, AAGUID_LENGTH)}` as Aaguid
}

function hexOf(bytes: Uint8Array, from: number, to: number): string {
  let hex = ''
  for (let i = from; i < to; i++) hex += HEX[bytes[i] as number]
  return hex
}
