import type { Aaguid } from '../bytes/brand.js'
import type { Certificate } from '../crypto/certificate.js'
import type { Trace } from '../trace/trace.js'
import { FIDO_EXTENSIONS, readCertifiedAaguid, readFirmwareVersion, readSerialNumber } from './fido-extensions.js'
import { COUNTRY_CODES } from './iso-3166.data.js'
import { PACKED_CERTIFICATE } from './packed.steps.js'
import type { StatementSettings } from './settings.js'

const S = PACKED_CERTIFICATE.rows

const ATTRIBUTES = { commonName: '2.5.4.3', country: '2.5.4.6', organization: '2.5.4.10', unit: '2.5.4.11' } as const
const UNIT = 'Authenticator Attestation'
const TWO_LETTERS = /^[A-Z]{2}$/

/**
 * Verifies that an attestation certificate meets the requirements of §8.2.1 and §8.2.2.
 *
 * @returns the AAGUID that the certificate contains, if any
 */
export function verifyPackedCertificate(
  trace: Trace,
  certificate: Certificate,
  settings: StatementSettings['packed'],
): Aaguid | undefined {
  verifySubject(trace, certificate, settings)
  const aaguid = trace.let(S.aaguidValue, () => readCertifiedAaguid(certificate))
  trace.verify(S.aaguidCriticality, !isCritical(certificate, FIDO_EXTENSIONS.aaguid))
  trace.verify(S.basicConstraints, certificate.basicConstraints?.ca === false)
  trace.let(S.firmwareValue, () => readFirmwareVersion(certificate))
  trace.verify(S.firmwareCriticality, !isCritical(certificate, FIDO_EXTENSIONS.firmwareVersion))
  const hasSerialNumber = certificate.extensions.has(FIDO_EXTENSIONS.serialNumber)
  trace.verify(S.serialNumberUse, !hasSerialNumber || settings.serialNumber === 'accepted')
  trace.let(S.serialNumberValue, () => readSerialNumber(certificate))
  trace.verify(S.serialNumberCriticality, !isCritical(certificate, FIDO_EXTENSIONS.serialNumber))
  return aaguid
}

function verifySubject(trace: Trace, certificate: Certificate, settings: StatementSettings['packed']): void {
  const countries = valuesOf(certificate, ATTRIBUTES.country)
  const organizations = valuesOf(certificate, ATTRIBUTES.organization)
  const units = valuesOf(certificate, ATTRIBUTES.unit)
  const commonNames = valuesOf(certificate, ATTRIBUTES.commonName)

  trace.verify(S.version, certificate.version === 3, () => ({ version: certificate.version }))
  trace.verify(S.country, isOneCountry(countries, settings.countryCode), () => ({ countries }))
  trace.verify(S.organization, isNamed(organizations), () => ({ organizations }))
  trace.verify(S.unit, units.length === 1 && units[0] === UNIT, () => ({ units, expected: UNIT }))
  trace.verify(S.commonName, isNamed(commonNames))
}

function isOneCountry(countries: readonly string[], rule: StatementSettings['packed']['countryCode']): boolean {
  const [country, second] = countries
  if (country === undefined || second !== undefined) return false
  return rule === 'two-letters' ? TWO_LETTERS.test(country) : COUNTRY_CODES.has(country)
}

function isNamed(values: readonly string[]): boolean {
  return values.length > 0 && values.every((value) => value !== '')
}

function valuesOf(certificate: Certificate, oid: string): string[] {
  return certificate.subjectAttributes.filter((attribute) => attribute.oid === oid).map(({ value }) => value)
}

function isCritical(certificate: Certificate, oid: string): boolean {
  return certificate.extensions.get(oid)?.critical === true
}
