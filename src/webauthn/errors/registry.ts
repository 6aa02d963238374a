import { BYTES_CODES } from './bytes.codes.js'
import { CEREMONIES_CODES } from './ceremonies.codes.js'
import type { CodeEntry, CodeKind } from './code-entry.js'
import { CRYPTO_CODES } from './crypto.codes.js'
import { STATEMENTS_CODES } from './statements.codes.js'
import { STRUCTURES_CODES } from './structures.codes.js'
import { TRUST_CODES } from './trust.codes.js'

/**
 * Every code the engine can answer with. A code is permanent: its meaning never changes and it is never used again
 * for another fault.
 */
export const ERROR_CODES = {
  ...BYTES_CODES,
  ...STRUCTURES_CODES,
  ...CRYPTO_CODES,
  ...STATEMENTS_CODES,
  ...TRUST_CODES,
  ...CEREMONIES_CODES,
} as const

type Registry = typeof ERROR_CODES

/** Any code of the registry. */
export type ErrorCode = keyof Registry

/** The codes of one kind. */
export type CodeOf<K extends CodeKind> = { [C in ErrorCode]: Registry[C]['kind'] extends K ? C : never }[ErrorCode]

/** The registry's row for a code. */
export function describeCode(code: ErrorCode): CodeEntry {
  return ERROR_CODES[code]
}
