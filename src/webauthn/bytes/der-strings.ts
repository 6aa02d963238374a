import { DER_TAG, type DerElement, type DerReader } from './der.js'
import { decodeUtf8 } from './utf8.js'

/**
 * The text of a character string of X.690, or `undefined` when the element is of another type.
 *
 * PrintableString and IA5String are read as ASCII (issuers put `@` and `&` into PrintableString), TeletexString as
 * Latin-1, which is what issuers mean by it.
 *
 * @throws MalformedInputError `der_string_invalid`, `utf8_invalid`
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

/** The text of an element that is encoded like an IA5String. */
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
