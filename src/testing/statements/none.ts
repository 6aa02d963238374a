import type { CborValue } from '../cbor.js'
import type { StatementMaker } from './statement.js'

/**
 * No attestation (§8.7).
 *
 * @param statement the statement; the specification requires an empty map
 */
export function noneStatement(statement: Map<string, CborValue> = new Map()): StatementMaker {
  return { fmt: 'none', make: () => statement }
}
