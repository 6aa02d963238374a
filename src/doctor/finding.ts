/** `problem`: ceremonies fail. `warning`: the configuration works and should be reviewed. */
export type Severity = 'ok' | 'warning' | 'problem'

/** The result of one check. */
export interface Finding {
  /** The name of the check, in one or two words. */
  readonly check: string
  readonly severity: Severity
  /** The result in full sentences. */
  readonly found: string
  readonly expected?: string
  readonly received?: string
  /** The recommended change, unless the severity is `ok`. */
  readonly advice?: string
}

export function pass(check: string, found: string): Finding {
  return { check, severity: 'ok', found }
}

export function warn(check: string, found: string, advice: string): Finding {
  return { check, severity: 'warning', found, advice }
}

/** Returns the highest severity among the findings. */
export function worstOf(findings: readonly Finding[]): Severity {
  const has = (severity: Severity) => findings.some((finding) => finding.severity === severity)
  if (has('problem')) return 'problem'
  return has('warning') ? 'warning' : 'ok'
}
