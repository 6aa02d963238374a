import type { JsonValue } from '../../bytes/json.js'
import { EngineError, MalformedInputError } from '../../errors/engine-error.js'
import type { ErrorCode } from '../../errors/registry.js'

/** Something in a verified BLOB that could not be read, and was left out. */
export interface MetadataProblem {
  /** Where, e.g. `metadata.entries[3].metadataStatement.attestationRootCertificates[0]`. */
  readonly path: string
  readonly code: ErrorCode
}

/**
 * Collects what is wrong with single parts of a BLOB, so that one bad entry neither disables the others nor vanishes
 * without a word.
 */
export class Problems {
  readonly found: MetadataProblem[] = []

  note(code: ErrorCode, path: string): void {
    this.found.push({ path, code })
  }

  /** What `read` returns; `undefined`, and a problem, when it cannot read its part. */
  salvage<T>(path: string, read: () => T): T | undefined {
    try {
      return read()
    } catch (error) {
      if (!(error instanceof EngineError)) throw error
      this.note(error.code, error instanceof MalformedInputError ? error.path : path)
      return undefined
    }
  }

  /** What `read` returns for the elements of a list that it can read; each of the others becomes a problem. */
  salvageEach<T>(list: readonly JsonValue[], path: string, read: (value: JsonValue, path: string) => T): readonly T[] {
    return list.flatMap((value, index) => {
      const place = `${path}[${index}]`
      const element = this.salvage(place, () => read(value, place))
      return element === undefined ? [] : [element]
    })
  }
}
