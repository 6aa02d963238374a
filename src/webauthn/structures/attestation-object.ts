import { type CborMap, type CborValue, decodeWholeCbor, isCborMap } from '../bytes/cbor.js'
import { MalformedInputError } from '../errors/engine-error.js'
import { type AuthenticatorData, readAuthenticatorData } from './authenticator-data.js'

/** An attestation object (§6.5.4). */
export interface AttestationObject {
  /** The attestation statement format identifier. It may be unregistered. */
  readonly format: string
  /** A map, or an array in the format `compound` (§8.9). */
  readonly statement: CborMap | CborValue[]
  readonly authenticatorData: AuthenticatorData
  /** Names of additional members, e.g. `epAtt` (CTAP 2.1 §6.1.2). The engine accepts and ignores them. */
  readonly extraMembers: readonly string[]
}

/** 1 to 32 printable ASCII characters except the quotation mark and the backslash (§8.1). */
const FORMAT_IDENTIFIER = /^[\x21\x23-\x5b\x5d-\x7e]{1,32}$/
const MEMBERS: readonly string[] = ['fmt', 'attStmt', 'authData']

/**
 * Parses an attestation object and the authenticator data inside it.
 *
 * @throws MalformedInputError `attestation_object_malformed` or `attestation_format_invalid` when the structure is
 *   invalid, `cbor_*` or `bytes_trailing` when the CBOR is invalid, and the errors of `parseAuthenticatorData`
 * @throws UnsupportedError `algorithm_unsupported` when the credential uses an unknown algorithm
 */
export function parseAttestationObject(bytes: Uint8Array, path = 'response.attestationObject'): AttestationObject {
  const value = decodeWholeCbor(bytes, path)
  if (!isCborMap(value)) throw new MalformedInputError('attestation_object_malformed', { path })
  const extraMembers = listExtraMembers(value, path)
  const format = readFormat(value, path)
  const statement = readStatement(value, format, path)
  const attestedBytes = value.get('authData')
  if (!(attestedBytes instanceof Uint8Array)) {
    throw new MalformedInputError('attestation_object_malformed', { path: `${path}.authData` })
  }
  const authenticatorData = readAuthenticatorData(attestedBytes, `${path}.authData`)
  return { format, statement, authenticatorData, extraMembers }
}

/** Returns whether the text has the syntax of a format identifier (§8.1) and is therefore safe to display. */
export function isFormatIdentifier(text: string): boolean {
  return FORMAT_IDENTIFIER.test(text)
}

function readFormat(map: CborMap, path: string): string {
  const format = map.get('fmt')
  if (typeof format !== 'string') throw new MalformedInputError('attestation_object_malformed', { path: `${path}.fmt` })
  if (!isFormatIdentifier(format)) throw new MalformedInputError('attestation_format_invalid', { path: `${path}.fmt` })
  return format
}

function readStatement(map: CborMap, format: string, path: string): CborMap | CborValue[] {
  const statement = map.get('attStmt')
  if (format === 'compound' ? Array.isArray(statement) : isCborMap(statement)) return statement as CborMap | CborValue[]
  throw new MalformedInputError('attestation_object_malformed', { path: `${path}.attStmt` })
}

function listExtraMembers(map: CborMap, path: string): string[] {
  const extra: string[] = []
  for (const key of map.keys()) {
    if (typeof key !== 'string') throw new MalformedInputError('attestation_object_malformed', { path })
    if (!MEMBERS.includes(key)) extra.push(key)
  }
  return extra
}
