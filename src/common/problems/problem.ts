/** An error response, independent of its wire format. */
export interface Problem {
  readonly status: number
  /** A code of the service's registry or of the engine's. */
  readonly code: string
  readonly title: string
  readonly detail?: string | undefined
  /** Further members of the response. */
  readonly extra: Readonly<Record<string, unknown>>
  /** The failed step of a verification, and the trace, which is rendered only for clients that may see it. */
  readonly occurrence?: { readonly step: string; readonly report: () => unknown } | undefined
  /** Headers of the response in lower case. */
  readonly headers: Readonly<Record<string, string>>
}
