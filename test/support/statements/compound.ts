import type { StatementMaker } from '../authenticator-attestation.js'
import type { CborInput } from '../cbor-encoder.js'
import { ROOTS, type TestFormat } from './test-format.js'

/** Compound attestation (§8.9) of statements made by others. */
export function compoundFormat(
  parts: readonly StatementMaker[],
  change: (statements: readonly CborInput[]) => readonly CborInput[] = (statements) => statements,
): TestFormat {
  return {
    fmt: 'compound',
    anchors: ROOTS,
    make: (input) =>
      change(
        parts.map(({ fmt, make }) => {
          const statement: CborInput = make(input)
          return new Map<string, CborInput>([
            ['fmt', fmt],
            ['attStmt', statement],
          ])
        }),
      ),
  }
}
