import type { JsonObject, JsonValue } from '../../bytes/json.js'
import { isJsonObject } from '../../bytes/json.js'
import { MalformedInputError } from '../../errors/engine-error.js'

/** Reads the members of one JSON object of a metadata BLOB. Every method throws a MalformedInputError. */
export class Members {
  readonly json: JsonObject
  readonly path: string

  constructor(value: JsonValue | undefined, path: string) {
    if (!isJsonObject(value)) throw malformed(path)
    this.json = value
    this.path = path
  }

  /** Where a member lies, for errors. */
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

  /** An integer from 0 to 2^53 - 1. */
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

  /** A list of texts; empty where the member is absent. */
  texts(name: string): readonly string[] {
    if (!this.has(name)) return []
    return this.list(name).map((value) => {
      if (typeof value !== 'string') throw malformed(this.pathOf(name))
      return value
    })
  }

  /** A calendar date `YYYY-MM-DD`: its first moment in UTC. */
  date(name: string): Date {
    const text = this.text(name)
    const date = new Date(`${text}T00:00:00Z`)
    const isCalendarDate = /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(date.getTime())
    // Date.parse carries the 30th of February over into March.
    if (!isCalendarDate || date.toISOString().slice(0, text.length) !== text) throw malformed(this.pathOf(name))
    return date
  }
}

/** `metadata_blob_malformed` at `path`. */
export function malformed(path: string): MalformedInputError {
  return new MalformedInputError('metadata_blob_malformed', { path })
}
