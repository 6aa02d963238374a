import { PROBLEM_CODES, type ProblemCode } from './problem-codes.data.js'

/** Details of one occurrence of a problem. */
interface ProblemOptions {
  /** A sentence that explains this occurrence, for the developer of the client. Must not contain secrets or stacks. */
  readonly detail?: string
  /** Further members of the response, such as `{ errors: [{ path, reason }] }`. */
  readonly extra?: Readonly<Record<string, unknown>>
  /** Headers of the response in lower case, such as `retry-after`. */
  readonly headers?: Readonly<Record<string, string>>
  /** The underlying error; it is only logged. */
  readonly cause?: unknown
}

/** An error that the service responds to with a code of its registry. */
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
