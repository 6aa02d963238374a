import { DER_TAG, DerReader, readDer } from '../bytes/der.js'
import { readNamedBits, readOctetString, readOid, readOptionalBoolean, smallIntegerValue } from '../bytes/der-values.js'

/** OIDs of the supported extensions (RFC 5280 §4.2, §5.2). */
export const EXTENSION = {
  keyUsage: '2.5.29.15',
  subjectAltName: '2.5.29.17',
  basicConstraints: '2.5.29.19',
  nameConstraints: '2.5.29.30',
  certificatePolicies: '2.5.29.32',
  policyMappings: '2.5.29.33',
  policyConstraints: '2.5.29.36',
  extendedKeyUsage: '2.5.29.37',
  inhibitAnyPolicy: '2.5.29.54',
  issuingDistributionPoint: '2.5.29.28',
  crlDistributionPoints: '2.5.29.31',
} as const

/** An extension of a certificate or revocation list. */
interface Extension {
  readonly critical: boolean
  /** The DER encoding of the extension value. */
  readonly value: Uint8Array
}

/** Extensions by OID. */
export type Extensions = ReadonlyMap<string, Extension>

/**
 * Reads Extensions. Duplicates are rejected, because implementations disagree on which one applies (RFC 5280 §4.2).
 *
 * @throws MalformedInputError `certificate_extension_duplicate`, `der_*` or `bytes_*`
 */
export function readExtensions(reader: DerReader): Extensions {
  const extensions = new Map<string, Extension>()
  while (!reader.atEnd) {
    const start = reader.offset
    const extension = reader.enter(DER_TAG.sequence)
    const oid = readOid(extension)
    const critical = readOptionalBoolean(extension)
    const value = readOctetString(extension)
    extension.end()
    if (extensions.has(oid)) throw reader.fault('certificate_extension_duplicate', start)
    extensions.set(oid, { critical, value })
  }
  return extensions
}

/** Whether a certificate may issue others, and the maximum number of intermediates below it (RFC 5280 §4.2.1.9). */
export interface BasicConstraints {
  readonly ca: boolean
  readonly pathLength: number | undefined
}

/** Accepts BER booleans here only, because the FIDO metadata contains vendor roots that encode TRUE as 01. */
export function parseBasicConstraints(der: Uint8Array, path: string): BasicConstraints {
  const reader = readDer(der, path)
  const ca = readOptionalBoolean(reader, 'ber')
  const element = reader.readOptional(DER_TAG.integer)
  reader.end()
  return { ca, pathLength: element === undefined ? undefined : smallIntegerValue(reader, element) }
}

const KEY_USAGES = [
  'digitalSignature',
  'nonRepudiation',
  'keyEncipherment',
  'dataEncipherment',
  'keyAgreement',
  'keyCertSign',
  'cRLSign',
  'encipherOnly',
  'decipherOnly',
] as const

/** The key usage purposes (RFC 5280 §4.2.1.3). */
export type KeyUsage = (typeof KEY_USAGES)[number]

export function parseKeyUsage(der: Uint8Array, path: string): ReadonlySet<KeyUsage> {
  const reader = new DerReader(der, path)
  const bits = readNamedBits(reader)
  reader.end()
  return new Set(KEY_USAGES.filter((_, bit) => bits.has(bit)))
}

/** anyExtendedKeyUsage: the key may be used for any purpose (RFC 5280 §4.2.1.12). */
export const ANY_PURPOSE = '2.5.29.37.0'

export function parseExtendedKeyUsage(der: Uint8Array, path: string): ReadonlySet<string> {
  const purposes = new Set<string>()
  for (const reader = readDer(der, path); !reader.atEnd; ) purposes.add(readOid(reader))
  return purposes
}
