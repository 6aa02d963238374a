import { PROBLEM_CODES, type ProblemCode } from './problem-codes.data.js'

/** What one occurrence of a problem adds to its row in the registry. */
export interface ProblemOptions {
  /** A sentence about this occurrence, for the caller's developer. Never a secret, never a stack. */
  readonly detail?: string
  /** Further members of the answer, e.g. `{ errors: [{ path, reason }] }`. */
  readonly extra?: Readonly<Record<string, unknown>>
  /** Headers of the answer, lower case, e.g. `retry-after`. */
  readonly headers?: Readonly<Record<string, string>>
  /** What led here; it goes to the log alone. */
  readonly cause?: unknown
}

/** The service says no, with a code of its registry. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError'
  readonly code: ProblemCode
  readonly status: number
  readonly title: string
  readonly detail: string | undefined
  readonly extra: Readonly<Record<string, unknown>>
  readonly headers: Readonly<Record<string, string>>

  constructor(code: ProblemCode, options: ProblemOptions = {}) {
    super(options.detail === undefined ? code : `${code}: ${options.detail}`, { cause: options.cause })
    const { status, title } = PROBLEM_CODES[code]
    this.code = code
    this.status = status
    this.title = title
    this.detail = options.detail
    this.extra = options.extra ?? {}
    this.headers = options.headers ?? {}
  }
}
