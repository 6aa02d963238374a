import { DER_TAG, type DerReader, readDer, requireDer } from '../../bytes/der.js'
import { readOctetString, readSmallInteger, smallIntegerValue } from '../../bytes/der-values.js'
import { type AuthorizationList, readAuthorizationList } from './authorization-list.js'

/** Security levels from the lowest to the highest (SecurityLevel of the key description schema). */
export const SECURITY_LEVELS = ['software', 'trusted-environment', 'strongbox'] as const

type SecurityLevel = (typeof SECURITY_LEVELS)[number]

/**
 * The content of the extension {@link KEY_DESCRIPTION_OID}. All schema versions (Keymaster 1 to 4, KeyMint 100 and
 * above) have these fields; the versions differ in the content of the authorization lists.
 */
export interface KeyDescription {
  readonly attestationVersion: number
  readonly attestationSecurityLevel: SecurityLevel
  readonly keymasterVersion: number
  readonly keymasterSecurityLevel: SecurityLevel
  readonly attestationChallenge: Uint8Array
  readonly uniqueId: Uint8Array
  readonly softwareEnforced: AuthorizationList
  /** Named `hardwareEnforced` in KeyMint. */
  readonly teeEnforced: AuthorizationList
}

/** The OID of the Android Key Attestation extension (§8.4.1). */
export const KEY_DESCRIPTION_OID = '1.3.6.1.4.1.11129.2.1.17'

/**
 * Parses a key description.
 *
 * @throws MalformedInputError `android_key_description_malformed`, `der_*` or `bytes_*`
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
  // Fields of the authorization lists that WebAuthn does not use have not been read yet.
  requireDer(readDer(bytes, path))
  return description
}

function readSecurityLevel(reader: DerReader): SecurityLevel {
  const element = reader.read(DER_TAG.enumerated)
  const level = SECURITY_LEVELS[smallIntegerValue(reader, element)]
  if (level === undefined) throw reader.fault('android_key_description_malformed', element.start)
  return level
}
