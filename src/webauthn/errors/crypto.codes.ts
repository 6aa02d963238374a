import type { CodeTable } from './code-entry.js'

export const CRYPTO_CODES = {} as const satisfies CodeTable
