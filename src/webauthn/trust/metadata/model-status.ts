import { equalBytes } from '../../bytes/equal.js'
import type { Certificate } from '../../crypto/certificate.js'
import { KNOWN_STATUSES } from './metadata-registry.data.js'
import type { MetadataRules } from './metadata-rules.js'
import { isInEffect, type StatusReport } from './status-report.js'

/** The certificates of an attestation, attestation certificate first; `unknown` where they were not kept. */
export type KnownCertificates = readonly Certificate[] | 'unknown'

/** Which of the reports that are in effect at this time speak against an authenticator with these certificates. */
export function findRefusals(
  reports: readonly StatusReport[],
  rules: MetadataRules['statuses'],
  certificates: KnownCertificates,
  at: Date,
): readonly StatusReport[] {
  return reports.filter(
    (report) => isInEffect(report, at) && isRefused(report.status, rules) && concerns(report, certificates),
  )
}

function isRefused(status: string, { refused, unknown }: MetadataRules['statuses']): boolean {
  return refused.has(status) || (unknown !== 'accepted' && !KNOWN_STATUSES.has(status))
}

/**
 * A compromised attestation key is that of one certificate or one batch, if the report names it: authenticators with
 * other keys are as trustworthy as before. Every other status is about the model, whatever it names.
 */
function concerns({ status, scope }: StatusReport, certificates: KnownCertificates): boolean {
  if (status !== 'ATTESTATION_KEY_COMPROMISE' || scope === 'model' || certificates === 'unknown') return true
  return certificates.some(({ spki }) => scope.some((compromised) => equalBytes(compromised.spki, spki)))
}
