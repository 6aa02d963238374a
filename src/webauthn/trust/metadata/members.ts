import type { JsonObject, JsonValue } from '../../bytes/json.js'
import { isJsonObject } from '../../bytes/json.js'
import { MalformedInputError } from '../../errors/engine-error.js'

/**
 * Reads the members of a JSON object in a metadata BLOB. The readers throw a MalformedInputError
 * (`metadata_blob_malformed`) when a member has another type.
 */
export class Members {
  readonly json: JsonObject
  readonly path: string

  constructor(value: JsonValue | undefined, path: string) {
    if (!isJsonObject(value)) throw malformed(path)
    this.json = value
    this.path = path
  }

  /** Returns the path of a member for error messages. */
  pathOf(name: string): string {
    return `${this.path}.${name}`
  }

  has(name: string): boolean {
    return this.json[name] !== undefined
  }

  text(name: string): string {
    const value = this.json[name]
    if (typeof value !== 'string') throw malformed(this.pathOf(name))
    return value
  }

  optionalText(name: string): string | undefined {
    return this.has(name) ? this.text(name) : undefined
  }

  /** Reads an integer from 0 to 2^53 - 1. */
  count(name: string): number {
    const value = this.json[name]
    if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0) throw malformed(this.pathOf(name))
    return value
  }

  list(name: string): readonly JsonValue[] {
    const value = this.json[name]
    if (!Array.isArray(value)) throw malformed(this.pathOf(name))
    return value
  }

  /** Reads a list of texts. An absent member is an empty list. */
  texts(name: string): readonly string[] {
    if (!this.has(name)) return []
    return this.list(name).map((value) => {
      if (typeof value !== 'string') throw malformed(this.pathOf(name))
      return value
    })
  }

  /** Reads a calendar date `YYYY-MM-DD` as midnight UTC. */
  date(name: string): Date {
    const text = this.text(name)
    const date = new Date(`${text}T00:00:00Z`)
    const isCalendarDate = /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(date.getTime())
    // Date.parse accepts 30 February as a day in March.
    if (!isCalendarDate || date.toISOString().slice(0, text.length) !== text) throw malformed(this.pathOf(name))
    return date
  }
}

/** Returns a `metadata_blob_malformed` error. */
export function malformed(path: string): MalformedInputError {
  return new MalformedInputError('metadata_blob_malformed', { path })
}
