import { decodeClientData, parseClientDataText } from '../client-data.js'
import type { Field } from './field.js'

const BYTE_ORDER_MARK = 3
const MEMBER = /\s*("(?:[^"\\]|\\.)*")\s*:\s*/y

/**
 * Lists the members of client data with their values as written in the JSON text.
 *
 * @throws MalformedInputError when the client data is malformed
 */
export function clientDataFields(bytes: Uint8Array): readonly Field[] {
  const text = decodeClientData(bytes)
  parseClientDataText(text)
  const shift = bytes[0] === 0xef ? BYTE_ORDER_MARK : 0
  const at = (index: number) => shift + Buffer.byteLength(text.slice(0, index))
  return findMembers(text).map(({ name, from, to }) => ({
    name,
    offset: at(from),
    length: Buffer.byteLength(text.slice(from, to)),
    value: text.slice(from, to),
  }))
}

interface Member {
  readonly name: string
  readonly from: number
  readonly to: number
}

/** Finds the members of the outermost object. The text must be a valid JSON object. */
function findMembers(text: string): readonly Member[] {
  const members: Member[] = []
  let position = text.indexOf('{') + 1
  for (;;) {
    MEMBER.lastIndex = position
    const match = MEMBER.exec(text)
    if (match === null) return members
    const from = MEMBER.lastIndex
    const to = endOfValue(text, from)
    members.push({
      name: JSON.parse(match[1] as string) as string,
      from,
      to: from + text.slice(from, to).trimEnd().length,
    })
    position = to + 1
  }
}

const TOKEN = /"(?:[^"\\]|\\.)*"|[[\]{},]/g

/**
 * Returns the end of the value that starts at `from`: the offset of the next comma or brace of the enclosing object.
 */
function endOfValue(text: string, from: number): number {
  let depth = 0
  TOKEN.lastIndex = from
  for (let token = TOKEN.exec(text); token !== null; token = TOKEN.exec(text)) {
    const [mark] = token
    if (depth === 0 && (mark === ',' || mark === '}')) return token.index
    if (mark === '{' || mark === '[') depth++
    if (mark === '}' || mark === ']') depth--
  }
  return text.length
}
