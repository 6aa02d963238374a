import type { JsonValue } from '../../bytes/json.js'
import { EngineError, MalformedInputError } from '../../errors/engine-error.js'
import type { ErrorCode } from '../../errors/registry.js'

/** A part of a verified BLOB that could not be read and was skipped. */
export interface MetadataProblem {
  /** For example `metadata.entries[3].metadataStatement.attestationRootCertificates[0]`. */
  readonly path: string
  readonly code: ErrorCode
}

/** Collects errors in parts of a BLOB, so that a malformed entry is reported and the others remain usable. */
export class Problems {
  readonly found: MetadataProblem[] = []

  note(code: ErrorCode, path: string): void {
    this.found.push({ path, code })
  }

  /** Returns the result of `read`. If `read` throws an engine error, records a problem and returns `undefined`. */
  salvage<T>(path: string, read: () => T): T | undefined {
    try {
      return read()
    } catch (error) {
      if (!(error instanceof EngineError)) throw error
      this.note(error.code, error instanceof MalformedInputError ? error.path : path)
      return undefined
    }
  }

  /** Returns the results of `read` for the readable elements of a list, and records a problem for each of the others. */
  salvageEach<T>(list: readonly JsonValue[], path: string, read: (value: JsonValue, path: string) => T): readonly T[] {
    return list.flatMap((value, index) => {
      const place = `${path}[${index}]`
      const element = this.salvage(place, () => read(value, place))
      return element === undefined ? [] : [element]
    })
  }
}
