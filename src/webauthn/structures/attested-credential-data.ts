import type { Aaguid, CoseKeyBytes, CredentialId } from '../bytes/brand.js'
import type { ByteReader } from '../bytes/byte-reader.js'
import { decodeCborPrefix } from '../bytes/cbor.js'
import { MalformedInputError } from '../errors/engine-error.js'
import { type CoseKey, toCoseKey } from './cose-key.js'

/** The new credential in a registration (§6.5.1). */
export interface AttestedCredentialData {
  readonly aaguid: Aaguid
  /** At least one byte. The ceremony rejects IDs of more than 1023 bytes (§7.1 step 25). */
  readonly credentialId: CredentialId
  readonly publicKey: CoseKey
  /** The key in the exact encoding of the authenticator. */
  readonly publicKeyBytes: CoseKeyBytes
}

/** The AAGUID of U2F authenticators and of authenticators that do not disclose their model. */
export const ZERO_AAGUID = '00000000-0000-0000-0000-000000000000' as Aaguid

const AAGUID_LENGTH = 16
const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

/**
 * Reads attested credential data at the current position. The byte strings in the result are views of the input.
 *
 * @throws MalformedInputError `bytes_truncated`, `credential_id_empty`, `cbor_*` or `cose_*`
 * @throws UnsupportedError `algorithm_unsupported` when the credential uses an unknown algorithm
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

/** Formats an AAGUID as a lower-case UUID. */
export function formatAaguid(bytes: Uint8Array): Aaguid {
  const part = (from: number, to: number): string => hexOf(bytes, from, to)
  return `${part(0, 4)}-${part(4, 6)}-${part(6, 8)}-${part(8, 10)}-${part(10, AAGUID_LENGTH)}` as Aaguid
}

function hexOf(bytes: Uint8Array, from: number, to: number): string {
  let hex = ''
  for (let i = from; i < to; i++) hex += HEX[bytes[i] as number]
  return hex
}
