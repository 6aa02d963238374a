import type { AttestationFormat } from '../statements/statement.js'

/** TLS server and client authentication (RFC 5280 §4.2.1.12): services sign with their TLS certificates. */
export const TLS_PURPOSES: ReadonlySet<string> = new Set(['1.3.6.1.5.5.7.3.1', '1.3.6.1.5.5.7.3.2'])

const PURPOSES: Partial<Record<AttestationFormat, ReadonlySet<string>>> = {
  // tcg-kp-AIKCertificate (§8.3.1).
  tpm: new Set(['2.23.133.8.3']),
  'android-safetynet': TLS_PURPOSES,
}
const NO_PURPOSES: ReadonlySet<string> = new Set()

/**
 * Returns the extended key usages to which certificates of a format may be restricted. No key usage is defined for
 * attestation in general.
 */
export function purposesOf(format: AttestationFormat): ReadonlySet<string> {
  return PURPOSES[format] ?? NO_PURPOSES
}
