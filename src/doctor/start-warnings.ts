import type { LatchkeyConfig } from '../config/latchkey-config.js'
import { checkConfiguration } from './configuration-checks.js'
import type { Finding } from './finding.js'

/** Returns one line for each warning and problem of a server that other machines reach. */
export function startWarningsOf(config: LatchkeyConfig): readonly string[] {
  if (!config.overHttps) return []
  return checkConfiguration(config).flatMap((finding) => (finding.severity === 'ok' ? [] : [lineOf(finding)]))
}

function lineOf({ check, severity, found, advice }: Finding): string {
  return `${severity}: ${check}: ${found} ${advice ?? ''}`.trimEnd()
}
