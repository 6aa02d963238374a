import type { AttestationFormat } from '../statements/statement.js'

/** A server's and a client's: certificates of services are those of their TLS (RFC 5280 §4.2.1.12). */
export const TLS_PURPOSES: ReadonlySet<string> = new Set(['1.3.6.1.5.5.7.3.1', '1.3.6.1.5.5.7.3.2'])

const PURPOSES: Partial<Record<AttestationFormat, ReadonlySet<string>>> = {
  // tcg-kp-AIKCertificate (§8.3.1).
  tpm: new Set(['2.23.133.8.3']),
  'android-safetynet': TLS_PURPOSES,
}
const NO_PURPOSES: ReadonlySet<string> = new Set()

/** The purposes that certificates of a format may be restricted to: nobody has defined one for attestation itself. */
export function purposesOf(format: AttestationFormat): ReadonlySet<string> {
  return PURPOSES[format] ?? NO_PURPOSES
}
