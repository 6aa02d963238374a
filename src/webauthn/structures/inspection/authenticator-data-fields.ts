import { formatAaguid } from '../attested-credential-data.js'
import { type Flags, parseAuthenticatorData } from '../authenticator-data.js'
import { cborFields, type MemberNames, outputFields } from './cbor-fields.js'
import { type Field, toHex } from './field.js'

/** Names of COSE key labels. Negative labels depend on the key type; the most common names are used. */
export const COSE_KEY_LABELS: MemberNames = { 1: 'kty', 3: 'alg', [-1]: 'crv/n', [-2]: 'x/e', [-3]: 'y' }

const FLAG_NAMES = {
  userPresent: 'UP',
  userVerified: 'UV',
  backupEligible: 'BE',
  backupState: 'BS',
  attestedCredentialData: 'AT',
  extensionData: 'ED',
} as const satisfies Partial<Record<keyof Flags, string>>

/**
 * Lists the fields of authenticator data (§6.1).
 *
 * @param prefix prepended to every field name
 * @throws MalformedInputError when the authenticator data is malformed
 */
export function authenticatorDataFields(bytes: Uint8Array, prefix = ''): readonly Field[] {
  const { flags, signCount, attestedCredentialData, extensions } = parseAuthenticatorData(bytes)
  const part = (name: string, offset: number, length: number, value: string): Field => ({
    name: prefix + name,
    offset,
    length,
    value,
  })
  const head = [
    part('rpIdHash', 0, 32, toHex(bytes.subarray(0, 32))),
    part('flags', 32, 1, describeFlags(flags)),
    part('signCount', 33, 4, String(signCount)),
  ]
  let end = 37
  if (attestedCredentialData !== undefined) {
    const { length } = attestedCredentialData.credentialId
    const key = cborFields(bytes, 55 + length, `${prefix}credentialPublicKey`, COSE_KEY_LABELS)
    head.push(
      part('aaguid', 37, 16, formatAaguid(bytes.subarray(37, 53))),
      part('credentialIdLength', 53, 2, String(length)),
      part('credentialId', 55, length, toHex(bytes.subarray(55, 55 + length))),
      ...key.fields,
    )
    end = key.end
  }
  return extensions === undefined ? head : [...head, ...outputFields(bytes, end, `${prefix}extensions`)]
}

function describeFlags(flags: Flags): string {
  const set = Object.entries(FLAG_NAMES).filter(([name]) => flags[name as keyof typeof FLAG_NAMES])
  return `0x${flags.byte.toString(16).padStart(2, '0')} ${set.map(([, short]) => short).join(' ')}`.trimEnd()
}
