import type { CborInput } from '../cbor-encoder.js'
import type { TestFormat } from './test-format.js'

/** No attestation (§8.7), or an empty map that is not empty. */
export function noneFormat(statement: Map<string, CborInput> = new Map()): TestFormat {
  return { fmt: 'none', anchors: [], make: () => statement }
}
