/**
 * The category of an error code. It determines the error class and, in the API, the HTTP status:
 *
 * - `malformed`: the input cannot be decoded or has the wrong structure;
 * - `verification`: the input is well-formed, but a step of the specification fails;
 * - `policy`: the input is valid, but a rule of the relying party rejects it;
 * - `unsupported`: the input is valid, but uses a feature that the engine does not implement;
 * - `configuration`: the relying party passed invalid expectations or settings.
 */
export type CodeKind = 'malformed' | 'verification' | 'policy' | 'unsupported' | 'configuration'

/** One row of the error code registry. */
export interface CodeEntry {
  readonly kind: CodeKind
  /** One sentence on what happened, without input data. It is the same for every occurrence of the code. */
  readonly title: string
  /** For policy codes: the member of the expectations that contains the rule, e.g. `backup.state`. */
  readonly setting?: string
}

/** A table of error codes. Use it with `satisfies` to keep the codes and kinds in the type. */
export type CodeTable = Readonly<Record<string, CodeEntry>>
