import { decodeCborPrefix } from '../../bytes/cbor.js'
import { decodeCborOutputsPrefix, OpaqueCbor } from '../../bytes/cbor-outputs.js'
import { type Field, toHex } from './field.js'

/** The fields of an item and the offset of its end. */
interface Walked {
  readonly end: number
  readonly fields: readonly Field[]
}

/** Names of numeric map keys. */
export type MemberNames = Readonly<Record<number, string>>

/**
 * Lists the fields of the CBOR item at `start`. A container precedes its members.
 *
 * @throws MalformedInputError when the CBOR is invalid
 */
export function cborFields(bytes: Uint8Array, start: number, name: string, names: MemberNames = {}): Walked {
  decodeCborPrefix(bytes, start, name)
  return walk({ bytes, names, opaque: new Map() }, start, name)
}

/**
 * Lists the fields of the extension outputs at `start`. An output that is not plain CTAP2 CBOR is one field with its
 * encoding in hexadecimal.
 *
 * @throws MalformedInputError when the CBOR is invalid
 */
export function outputFields(bytes: Uint8Array, start: number, name: string): readonly Field[] {
  const { value } = decodeCborOutputsPrefix(bytes, start, name)
  const outputs = value instanceof Map ? [...value.values()] : []
  const opaque = outputs.filter((output) => output instanceof OpaqueCbor).map((output) => output.bytes)
  const ends = opaque.map((item): [number, number] => {
    const from = item.byteOffset - bytes.byteOffset
    return [from, from + item.length]
  })
  return walk({ bytes, names: {}, opaque: new Map(ends) }, start, name).fields
}

interface Source {
  readonly bytes: Uint8Array
  readonly names: MemberNames
  /** The ends of the items that are not decoded, by their starts. */
  readonly opaque: ReadonlyMap<number, number>
}

/** Walks CBOR that has already been validated by the decoder. */
function walk(source: Source, start: number, name: string): Walked {
  const { bytes, opaque } = source
  const leaf = (end: number, value: string): Walked => ({
    end,
    fields: [{ name, offset: start, length: end - start, value }],
  })
  const opaqueEnd = opaque.get(start)
  if (opaqueEnd !== undefined) return leaf(opaqueEnd, toHex(bytes.subarray(start, opaqueEnd)))
  const { major, argument, end: body } = readHead(bytes, start)
  switch (major) {
    case 0:
      return leaf(body, String(argument))
    case 1:
      return leaf(body, String(-1 - argument))
    case 2:
      return leaf(body + argument, toHex(bytes.subarray(body, body + argument)))
    case 3:
      return leaf(body + argument, JSON.stringify(textAt(bytes, body, argument)))
    case 4:
      return container(
        source,
        { name, start, body },
        Array.from({ length: argument }, (_, i) => `[${i}]`),
      )
    case 5:
      return map(source, { name, start, body }, argument)
    default:
      return leaf(body, argument === 21 ? 'true' : 'false')
  }
}

interface Opened {
  readonly name: string
  readonly start: number
  readonly body: number
}

function container(source: Source, { name, start, body }: Opened, members: readonly string[]): Walked {
  const inner: Field[] = []
  let end = body
  for (const member of members) {
    const walked = walk(source, end, name + member)
    inner.push(...walked.fields)
    end = walked.end
  }
  return { end, fields: [describe(name, start, end, `array of ${members.length}`), ...inner] }
}

function map(source: Source, { name, start, body }: Opened, count: number): Walked {
  const inner: Field[] = []
  let end = body
  for (let i = 0; i < count; i++) {
    const key = readKey(source, end)
    const walked = walk(source, key.end, name === '' ? key.text : `${name}.${key.text}`)
    inner.push(...walked.fields)
    end = walked.end
  }
  return { end, fields: [describe(name, start, end, `map of ${count}`), ...inner] }
}

function describe(name: string, start: number, end: number, value: string): Field {
  return { name, offset: start, length: end - start, value }
}

/**
 * Keys that cannot be mistaken for a path. Other keys are quoted, so that a key cannot imitate the name of another
 * field.
 */
const PLAIN_KEY = /^[a-z_][\w-]*$/i

function readKey({ bytes, names }: Source, start: number): { text: string; end: number } {
  const { major, argument, end } = readHead(bytes, start)
  if (major === 3) {
    const text = textAt(bytes, end, argument)
    return { text: PLAIN_KEY.test(text) ? text : JSON.stringify(text), end: end + argument }
  }
  const label = major === 0 ? argument : -1 - argument
  const known = names[label]
  return { text: known === undefined ? String(label) : `${label} (${known})`, end }
}

function readHead(bytes: Uint8Array, start: number): { major: number; argument: number; end: number } {
  const initial = bytes[start] as number
  const information = initial & 0x1f
  const width = information < 24 ? 0 : 1 << (information - 24)
  let argument = width === 0 ? information : 0
  for (let i = 1; i <= width; i++) argument = argument * 0x100 + (bytes[start + i] as number)
  return { major: initial >> 5, argument, end: start + 1 + width }
}

function textAt(bytes: Uint8Array, start: number, length: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset + start, length).toString('utf8')
}
