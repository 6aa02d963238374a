import { MalformedInputError } from '../errors/engine-error.js'

/** A parsed JSON value. */
export type JsonValue = null | boolean | number | string | JsonValue[] | JsonObject

/** A JSON object without a prototype, so that it has only the members in the text. */
export interface JsonObject {
  [name: string]: JsonValue
}

/** The maximum nesting of containers. Metadata statements, the deepest documents read here, need about ten levels. */
const MAXIMUM_DEPTH = 32

/**
 * Parses untrusted JSON. Rejects objects with duplicate member names at any level, comparing names after unescaping,
 * and returns objects without a prototype.
 *
 * @throws MalformedInputError `json_invalid`, `json_duplicate_member` or `json_depth`
 */
export function parseStrictJson(text: string, path: string): JsonValue {
  const members = { found: 0 }
  const value = parse(text, path)
  removePrototypes(value, { members, depth: 0, path })
  // JSON.parse returns the last of several members with the same name, so the text has more members than the value.
  if (members.found !== countMembers(text)) throw new MalformedInputError('json_duplicate_member', { path })
  return value
}

export function isJsonObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Returns an own member of the object. Never reads from the prototype. */
export function ownMember<T>(object: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(object, name) ? object[name] : undefined
}

function parse(text: string, path: string): JsonValue {
  try {
    return JSON.parse(text) as JsonValue
  } catch {
    throw new MalformedInputError('json_invalid', { path })
  }
}

interface Walk {
  /** The number of members in all objects visited so far. */
  readonly members: { found: number }
  readonly depth: number
  readonly path: string
}

/** Works in place, which is safe because the value has no other user yet. */
function removePrototypes(value: JsonValue, walk: Walk): void {
  if (typeof value !== 'object' || value === null) return
  const { members, depth, path } = walk
  if (depth >= MAXIMUM_DEPTH) throw new MalformedInputError('json_depth', { path })
  const inside = { members, depth: depth + 1, path }
  if (Array.isArray(value)) {
    for (const element of value) removePrototypes(element, inside)
    return
  }
  Object.setPrototypeOf(value, null)
  for (const name in value) {
    members.found++
    removePrototypes(value[name] as JsonValue, inside)
  }
}

/** Counts the colons outside strings. In valid JSON, each one belongs to one member. */
function countMembers(json: string): number {
  let count = 0
  let i = 0
  while (i < json.length) {
    const character = json.charCodeAt(i)
    if (character === COLON) count++
    i = character === QUOTE ? endOfString(json, i) : i + 1
  }
  return count
}

const QUOTE = 0x22
const COLON = 0x3a
const BACKSLASH = 0x5c

/** Returns the offset after the closing quotation mark of the string that opens at `start`. */
function endOfString(json: string, start: number): number {
  let quote = json.indexOf('"', start + 1)
  while (isEscaped(json, quote)) quote = json.indexOf('"', quote + 1)
  return quote + 1
}

/** An odd number of backslashes before a quotation mark escapes it. */
function isEscaped(json: string, quote: number): boolean {
  let before = quote - 1
  while (json.charCodeAt(before) === BACKSLASH) before--
  return (quote - before) % 2 === 0
}
