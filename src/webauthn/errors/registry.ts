import { BYTES_CODES } from './bytes.codes.js'
import { CEREMONIES_CODES } from './ceremonies.codes.js'
import type { CodeEntry, CodeKind } from './code-entry.js'
import { CRYPTO_CODES } from './crypto.codes.js'
import { STATEMENTS_CODES } from './statements.codes.js'
import { STRUCTURES_CODES } from './structures.codes.js'
import { TRUST_CODES } from './trust.codes.js'

/** All error codes of the engine. Codes are permanent: a code is never renamed, redefined or reused. */
export const ERROR_CODES = {
  ...BYTES_CODES,
  ...STRUCTURES_CODES,
  ...CRYPTO_CODES,
  ...STATEMENTS_CODES,
  ...TRUST_CODES,
  ...CEREMONIES_CODES,
} as const

type Registry = typeof ERROR_CODES

/** Any error code of the engine. */
export type ErrorCode = keyof Registry

/** The error codes of the kind `K`. */
export type CodeOf<K extends CodeKind> = { [C in ErrorCode]: Registry[C]['kind'] extends K ? C : never }[ErrorCode]

/** Returns the registry entry of an error code. */
export function describeCode(code: ErrorCode): CodeEntry {
  return ERROR_CODES[code]
}
