/** How grave a finding is. A `problem` keeps ceremonies from working; a `warning` is worth a look. */
export type Severity = 'ok' | 'warning' | 'problem'

/** One thing that was looked at. */
export interface Finding {
  /** What was looked at, in a word or two; the same for every finding about it. */
  readonly check: string
  readonly severity: Severity
  /** What was found, in whole sentences. */
  readonly found: string
  readonly expected?: string
  readonly received?: string
  /** What to change, where something has to be. */
  readonly advice?: string
}

export function fine(check: string, found: string): Finding {
  return { check, severity: 'ok', found }
}

export function warn(check: string, found: string, advice: string): Finding {
  return { check, severity: 'warning', found, advice }
}

/** The gravest of some findings. */
export function worstOf(findings: readonly Finding[]): Severity {
  const has = (severity: Severity) => findings.some((finding) => finding.severity === severity)
  if (has('problem')) return 'problem'
  return has('warning') ? 'warning' : 'ok'
}
