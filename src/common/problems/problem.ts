/** One answer that says no, before it is written in some wire format. */
export interface Problem {
  readonly status: number
  /** A code of the service's registry or of the engine's. */
  readonly code: string
  readonly title: string
  readonly detail?: string | undefined
  /** Further members of the answer. */
  readonly extra: Readonly<Record<string, unknown>>
  /** Headers of the answer, lower case. */
  readonly headers: Readonly<Record<string, string>>
}
