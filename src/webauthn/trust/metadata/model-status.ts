import { equalBytes } from '../../bytes/equal.js'
import type { Certificate } from '../../crypto/certificate.js'
import { KNOWN_STATUSES } from './metadata-registry.data.js'
import type { MetadataRules } from './metadata-rules.js'
import { isInEffect, type StatusReport } from './status-report.js'

/** The certificates of an attestation, attestation certificate first, or `unknown` if they were not stored. */
export type KnownCertificates = readonly Certificate[] | 'unknown'

/** Returns the status reports in effect that reject an authenticator with these certificates. */
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
 * A report on a compromised attestation key applies only to the certificate or batch that it names; authenticators with
 * other keys remain trustworthy. Every other status applies to the whole model, even if it names a certificate.
 */
function concerns({ status, scope }: StatusReport, certificates: KnownCertificates): boolean {
  if (status !== 'ATTESTATION_KEY_COMPROMISE' || scope === 'model' || certificates === 'unknown') return true
  return certificates.some(({ spki }) => scope.some((compromised) => equalBytes(compromised.spki, spki)))
}
