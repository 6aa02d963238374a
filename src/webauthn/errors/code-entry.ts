/**
 * What a code says about a fault:
 *
 * - `malformed`: the bytes cannot be what they claim to be;
 * - `verification`: well-formed, and a step of the specification says no;
 * - `policy`: a rule of the relying party's own says no;
 * - `unsupported`: legal, and not implemented here;
 * - `configuration`: the relying party asked for something impossible.
 */
export type CodeKind = 'malformed' | 'verification' | 'policy' | 'unsupported' | 'configuration'

/** One row of the registry of error codes. */
export interface CodeEntry {
  readonly kind: CodeKind
  /** One sentence, the same for every occurrence of the fault. */
  readonly title: string
  /** For a policy code, the member of the expectations that holds the rule. */
  readonly setting?: string
}

/** A table of codes whose names and kinds survive into the types. */
export type CodeTable = Readonly<Record<string, CodeEntry>>
