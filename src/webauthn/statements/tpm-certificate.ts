import type { Certificate } from '../crypto/certificate.js'
import { EXTENSION } from '../crypto/certificate-extensions.js'
import type { GeneralName } from '../crypto/general-name.js'
import { CONFORMANCE_VENDOR, TPM_VENDORS } from '../structures/tpm/vendors.data.js'
import type { Trace } from '../trace/trace.js'
import type { StatementSettings } from './settings.js'
import { TPM_CERTIFICATE } from './tpm.steps.js'

type Settings = StatementSettings['tpm']

/** The TPM that an AIK certificate names. */
interface TpmDevice {
  /** `id:` followed by the eight hexadecimal digits of the vendor ID. */
  readonly manufacturer: string
  readonly model: string
  readonly version: string
}

const S = TPM_CERTIFICATE.rows

/** OIDs of the attributes in the TCG EK Credential Profile §3.2.9. */
const ATTRIBUTES = { manufacturer: '2.23.133.2.1', model: '2.23.133.2.2', version: '2.23.133.2.3' } as const
/** tcg-kp-AIKCertificate. */
const AIK_CERTIFICATE = '2.23.133.8.3'
const MANUFACTURER = /^id:([0-9A-F]{8})$/i

/** Verifies that an AIK certificate meets the requirements of §8.3.1. */
export function verifyTpmCertificate(trace: Trace, certificate: Certificate, settings: Settings): void {
  const { version, subjectAttributes, extensions } = certificate

  trace.verify(S.version, version === 3, () => ({ version }))
  trace.verify(S.subject, subjectAttributes.length === 0)
  const names = trace.let(S.alternativeName, () => certificate.subjectAltNames ?? [])
  const device = findDevice(names)
  trace.verify(S.device, device !== undefined, () => ({ names: names.map(({ form }) => form) }))
  if (settings.criticalAlternativeName === 'ignored') trace.skip(S.criticality, 'the criticality is ignored')
  else trace.verify(S.criticality, extensions.get(EXTENSION.subjectAltName)?.critical === true)
  if (settings.vendor === 'any') trace.skip(S.vendor, 'any manufacturer is accepted')
  else trace.verify(S.vendor, isRegistered(device, settings.vendor), () => ({ ...device }))
  const purposes = trace.let(S.keyPurposes, () => certificate.extendedKeyUsage)
  trace.verify(S.keyPurpose, purposes?.has(AIK_CERTIFICATE) === true, () => ({ purposes: purposes && [...purposes] }))
  trace.verify(S.basicConstraints, certificate.basicConstraints?.ca === false)
}

/** Issuers write the three attributes in one or in several relative distinguished names, in any order. */
function findDevice(names: readonly GeneralName[]): TpmDevice | undefined {
  for (const name of names) {
    if (name.form !== 'directory') continue
    const attributes = name.value.flat()
    const only = (oid: string): string | undefined => {
      const [first, ...more] = attributes.filter((attribute) => attribute.oid === oid)
      return more.length === 0 ? first?.value : undefined
    }
    const manufacturer = only(ATTRIBUTES.manufacturer)
    const model = only(ATTRIBUTES.model)
    const version = only(ATTRIBUTES.version)
    if (manufacturer !== undefined && model !== undefined && version !== undefined)
      return { manufacturer, model, version }
  }
  return undefined
}

function isRegistered({ manufacturer }: TpmDevice, rule: Exclude<Settings['vendor'], 'any'>): boolean {
  const id = MANUFACTURER.exec(manufacturer)?.[1]?.toUpperCase()
  if (id === undefined) return false
  return TPM_VENDORS.has(id) || (rule === 'registered-or-conformance' && id === CONFORMANCE_VENDOR)
}
