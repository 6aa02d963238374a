import { DER_TAG, type DerElement, type DerReader, readDer } from '../bytes/der.js'
import { stringValue } from '../bytes/der-strings.js'
import { readOid } from '../bytes/der-values.js'

/** One attribute of a Name, e.g. a common name. */
export interface NameAttribute {
  /** Type, e.g. `2.5.4.3`. */
  readonly oid: string
  /** The text; of a value that is no character string, `#` and its DER in hexadecimal (RFC 4514 §2.4). */
  readonly value: string
}

/** Attributes that name one level together, in the order of the encoding. Nearly always exactly one. */
export type RelativeName = readonly NameAttribute[]

/**
 * Parses a Name (RFC 5280 §4.1.2.4).
 *
 * @throws MalformedInputError `der_*`, `bytes_*`, `utf8_invalid`
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
 * A form of each level of a Name that is the same for names people hold to be the same: type of string, case and
 * repeated spaces make no difference (RFC 5280 §7.1, in short). For name constraints only: names chain by their bytes.
 */
export function comparableName(name: readonly RelativeName[]): readonly string[] {
  return name.map((level) =>
    level
      .map(({ oid, value }) => `${oid}=${foldCase(value.normalize('NFKC').trim().replace(/\s+/g, ' '))}`)
      .sort()
      .join('\u0000'),
  )
}

/** Capitals first: some small letters differ that have the same ones, e.g. ß from ss. */
function foldCase(text: string): string {
  return text.toUpperCase().toLowerCase()
}
