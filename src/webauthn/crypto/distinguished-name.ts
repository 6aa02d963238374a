import { DER_TAG, type DerElement, type DerReader, readDer } from '../bytes/der.js'
import { stringValue } from '../bytes/der-strings.js'
import { readOid } from '../bytes/der-values.js'

/** One attribute of a Name, e.g. a common name. */
export interface NameAttribute {
  /** The OID of the attribute type, e.g. `2.5.4.3`. */
  readonly oid: string
  /** The text, or `#` and the DER encoding in hexadecimal if the value is not a character string (RFC 4514 §2.4). */
  readonly value: string
}

/** The attributes of one RDN in the order of the encoding. Almost always one. */
export type RelativeName = readonly NameAttribute[]

/**
 * Parses a Name (RFC 5280 §4.1.2.4).
 *
 * @throws MalformedInputError `der_*`, `bytes_*` or `utf8_invalid`
 */
export function parseName(der: Uint8Array, path: string): readonly RelativeName[] {
  const names: RelativeName[] = []
  for (const reader = readDer(der, path); !reader.atEnd; ) names.push(readRelativeName(reader.enter(DER_TAG.set)))
  return names
}

function readRelativeName(reader: DerReader): RelativeName {
  const attributes: NameAttribute[] = []
  do {
    const attribute = reader.enter(DER_TAG.sequence)
    const oid = readOid(attribute)
    const element = attribute.next()
    attribute.end()
    attributes.push({ oid, value: stringValue(attribute, element) ?? hexadecimal(attribute, element) })
  } while (!reader.atEnd)
  return attributes
}

function hexadecimal(reader: DerReader, element: DerElement): string {
  return `#${Buffer.from(reader.encoding(element)).toString('hex')}`
}

/**
 * Returns a comparable form of each RDN that ignores string type, case and repeated spaces (a simplification of RFC
 * 5280 §7.1). Use it for name constraints only; certificate paths compare names as encoded.
 */
export function comparableName(name: readonly RelativeName[]): readonly string[] {
  return name.map((level) =>
    level
      .map(({ oid, value }) => `${oid}=${foldCase(value.normalize('NFKC').trim().replace(/\s+/g, ' '))}`)
      .sort()
      .join('\u0000'),
  )
}

/** Converts to upper case first, because some lower-case letters have the same upper-case form, e.g. ß and ss. */
function foldCase(text: string): string {
  return text.toUpperCase().toLowerCase()
}
