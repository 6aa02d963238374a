import { DER_TAG, type DerReader, readDer } from '../../bytes/der.js'
import { readOctetString, readSmallInteger, smallIntegerValue } from '../../bytes/der-values.js'
import { type AuthorizationList, readAuthorizationList } from './authorization-list.js'

/** Where a key is kept, from the least to the most secure (SecurityLevel of the key description schema). */
export const SECURITY_LEVELS = ['software', 'trusted-environment', 'strongbox'] as const

export type SecurityLevel = (typeof SECURITY_LEVELS)[number]

/**
 * What Android says of an attested key: the content of the extension {@link KEY_DESCRIPTION_OID}. All versions of the
 * schema (1 to 4 of Keymaster, 100 and above of KeyMint) have these fields; they differ in what the lists may hold.
 */
export interface KeyDescription {
  readonly attestationVersion: number
  readonly attestationSecurityLevel: SecurityLevel
  readonly keymasterVersion: number
  readonly keymasterSecurityLevel: SecurityLevel
  readonly attestationChallenge: Uint8Array
  readonly uniqueId: Uint8Array
  readonly softwareEnforced: AuthorizationList
  /** Called `hardwareEnforced` since KeyMint. */
  readonly teeEnforced: AuthorizationList
}

/** Android Key Attestation extension (§8.4.1). */
export const KEY_DESCRIPTION_OID = '1.3.6.1.4.1.11129.2.1.17'

/**
 * Parses a key description, and consumes all of it.
 *
 * @throws MalformedInputError `android_key_description_malformed`, `der_*`, `bytes_*`
 */
export function parseKeyDescription(bytes: Uint8Array, path: string): KeyDescription {
  const reader = readDer(bytes, path)
  const description = {
    attestationVersion: readSmallInteger(reader),
    attestationSecurityLevel: readSecurityLevel(reader),
    keymasterVersion: readSmallInteger(reader),
    keymasterSecurityLevel: readSecurityLevel(reader),
    attestationChallenge: readOctetString(reader),
    uniqueId: readOctetString(reader),
    softwareEnforced: readAuthorizationList(reader.enter(DER_TAG.sequence)),
    teeEnforced: readAuthorizationList(reader.enter(DER_TAG.sequence)),
  }
  reader.end()
  return description
}

function readSecurityLevel(reader: DerReader): SecurityLevel {
  const element = reader.read(DER_TAG.enumerated)
  const level = SECURITY_LEVELS[smallIntegerValue(reader, element)]
  if (level === undefined) throw reader.fault('android_key_description_malformed', element.start)
  return level
}
