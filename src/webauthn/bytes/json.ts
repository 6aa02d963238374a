import { MalformedInputError } from '../errors/engine-error.js'

/** What JSON can hold. */
export type JsonValue = null | boolean | number | string | JsonValue[] | JsonObject

/** A JSON object without a prototype: only the members of the text are there. */
export interface JsonObject {
  [name: string]: JsonValue
}

/** Containers inside each other. Metadata statements, the deepest documents read here, need about ten. */
const MAXIMUM_DEPTH = 32

/**
 * `JSON.parse` for text of an attacker: refuses an object that names a member twice at any level (names are compared
 * after unescaping), and gives objects without a prototype.
 *
 * @throws MalformedInputError `json_invalid`, `json_duplicate_member`, `json_depth`
 */
export function parseStrictJson(text: string, path: string): JsonValue {
  const members = { found: 0 }
  const value = parse(text, path)
  removePrototypes(value, { members, depth: 0, path })
  // Of two members with one name JSON.parse keeps the last: then the text has more members than its value.
  if (members.found !== countMembers(text)) throw new MalformedInputError('json_duplicate_member', { path })
  return value
}

/** Whether a JSON value (or an absent one) is an object. */
export function isJsonObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A member of the object itself: never reads what a prototype offers. */
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
  /** Counts the members of all objects so far. */
  readonly members: { found: number }
  readonly depth: number
  readonly path: string
}

/** Of a value that nobody else has yet. */
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

/** In a text known to be JSON, each colon outside of strings belongs to one member. */
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

/** Where the string that opens at `start` has closed. */
function endOfString(json: string, start: number): number {
  let quote = json.indexOf('"', start + 1)
  while (isEscaped(json, quote)) quote = json.indexOf('"', quote + 1)
  return quote + 1
}

/** An odd run of backslashes before a quotation mark makes it part of the string. */
function isEscaped(json: string, quote: number): boolean {
  let before = quote - 1
  while (json.charCodeAt(before) === BACKSLASH) before--
  return (quote - before) % 2 === 0
}
