import { contextTag, DER_TAG, type DerReader, readDer } from '../bytes/der.js'
import { ascii } from '../bytes/der-strings.js'
import { parseName, type RelativeName } from './distinguished-name.js'

/** A GeneralName (RFC 5280 §4.2.1.6). Only the forms used here have a value; for the others, only the tag is stored. */
export type GeneralName =
  | { readonly form: 'email' | 'dns' | 'uri'; readonly value: string }
  /** The octets of the address. In a name constraint, the address is followed by the mask. */
  | { readonly form: 'ip'; readonly value: Uint8Array }
  | { readonly form: 'directory'; readonly value: readonly RelativeName[] }
  | { readonly form: 'other'; readonly tag: number }

const FORMS = {
  email: contextTag(1, 'primitive'),
  dns: contextTag(2, 'primitive'),
  directory: contextTag(4),
  uri: contextTag(6, 'primitive'),
  ip: contextTag(7, 'primitive'),
} as const

export function readGeneralName(reader: DerReader): GeneralName {
  const element = reader.next()
  switch (element.tag) {
    case FORMS.email:
      return { form: 'email', value: ascii(reader, element) }
    case FORMS.dns:
      return { form: 'dns', value: ascii(reader, element) }
    case FORMS.uri:
      return { form: 'uri', value: ascii(reader, element) }
    case FORMS.ip:
      return { form: 'ip', value: reader.content(element) }
    case FORMS.directory: {
      // Name is a CHOICE, so its tag is EXPLICIT.
      const inner = reader.open(element)
      const name = inner.encoding(inner.read(DER_TAG.sequence))
      inner.end()
      return { form: 'directory', value: parseName(name, reader.path) }
    }
    default:
      return { form: 'other', tag: element.tag }
  }
}

/** Parses GeneralNames, e.g. a subject alternative name. */
export function parseGeneralNames(der: Uint8Array, path: string): readonly GeneralName[] {
  const names: GeneralName[] = []
  for (const reader = readDer(der, path); !reader.atEnd; ) names.push(readGeneralName(reader))
  return names
}
