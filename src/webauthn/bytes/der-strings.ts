import { DER_TAG, type DerElement, type DerReader } from './der.js'
import { decodeUtf8 } from './utf8.js'

/**
 * Returns the text of an ASN.1 character string, or undefined for elements of other types. PrintableString and
 * IA5String are read as ASCII, because issuers use `@` and `&` in PrintableString. TeletexString is read as Latin-1,
 * as issuers use it.
 *
 * @throws MalformedInputError `der_string_invalid` or `utf8_invalid` when the content is invalid for its type
 */
export function stringValue(reader: DerReader, element: DerElement): string | undefined {
  const content = reader.content(element)
  switch (element.tag) {
    case DER_TAG.utf8String:
      return decodeUtf8(content, reader.path)
    case DER_TAG.printableString:
    case DER_TAG.ia5String:
      return ascii(reader, element)
    case DER_TAG.teletexString:
      return Buffer.from(content).toString('latin1')
    case DER_TAG.bmpString:
      return utf16(reader, element)
    default:
      return undefined
  }
}

/** Returns the text of an element that has the content of an IA5String, e.g. under an IMPLICIT tag. */
export function ascii(reader: DerReader, element: DerElement): string {
  const content = reader.content(element)
  if (content.some((octet) => octet >= 0x80)) throw reader.fault('der_string_invalid', element.start)
  return Buffer.from(content).toString('latin1')
}

function utf16(reader: DerReader, element: DerElement): string {
  const content = Buffer.from(reader.content(element))
  if (content.length % 2 !== 0) throw reader.fault('der_string_invalid', element.start)
  return content.swap16().toString('utf16le')
}
