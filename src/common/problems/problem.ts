/** An error response, independent of its wire format. */
export interface Problem {
  readonly status: number
  /** A code of the service's registry or of the engine's. */
  readonly code: string
  readonly title: string
  readonly detail?: string | undefined
  /** Further members of the response. */
  readonly extra: Readonly<Record<string, unknown>>
  /** Headers of the response in lower case. */
  readonly headers: Readonly<Record<string, string>>
}
