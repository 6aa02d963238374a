import { type CborMap, type CborValue, decodeWholeCbor, isCborMap } from '../bytes/cbor.js'
import { MalformedInputError } from '../errors/engine-error.js'
import { type AuthenticatorData, readAuthenticatorData } from './authenticator-data.js'

/** An attestation object (§6.5.4). */
export interface AttestationObject {
  /** Attestation statement format identifier; not necessarily one that anybody knows. */
  readonly format: string
  /** A map; an array only for the format `compound` (§8.9). */
  readonly statement: CborMap | CborValue[]
  readonly authenticatorData: AuthenticatorData
  /** Names of further members, e.g. `epAtt` (CTAP 2.1 §6.1.2): tolerated, and nothing is made of them. */
  readonly extraMembers: readonly string[]
}

/** 1 to 32 printable ASCII characters without the quotation mark and the backslash (§8.1). */
const FORMAT_IDENTIFIER = /^[\x21\x23-\x5b\x5d-\x7e]{1,32}$/
const MEMBERS: readonly string[] = ['fmt', 'attStmt', 'authData']

/**
 * Parses an attestation object, and the authenticator data in it.
 *
 * @throws MalformedInputError `cbor_*`, `bytes_trailing`, `attestation_object_malformed`, `attestation_format_invalid`,
 * and as `parseAuthenticatorData`
 * @throws UnsupportedError `algorithm_unsupported`
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

/** The format identifier has the syntax of §8.1: it may be shown and compared. */
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
