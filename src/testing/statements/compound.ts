import type { CborValue } from '../cbor.js'
import type { StatementMaker } from './statement.js'

/**
 * Compound attestation (§8.9).
 *
 * @param parts makers of the statements that it contains
 * @param change changes the finished array
 */
export function compoundStatement(
  parts: readonly StatementMaker[],
  change: (statements: readonly CborValue[]) => readonly CborValue[] = (statements) => statements,
): StatementMaker {
  return {
    fmt: 'compound',
    make: (input) => {
      const entries = parts.map(({ fmt, make }) => {
        const statement: CborValue = make(input)
        return new Map<string, CborValue>([
          ['fmt', fmt],
          ['attStmt', statement],
        ])
      })
      return change(entries)
    },
  }
}
