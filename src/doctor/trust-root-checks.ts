import type { LatchkeyConfig } from '../config/latchkey-config.js'
import { EngineError } from '../webauthn/index.js'
import { FIDO_METADATA_SERVICE } from '../webauthn/metadata.js'
import type { Certificate } from '../webauthn/x509.js'
import { type Finding, pass, warn } from './finding.js'

/** The common name of Google's root for Android keys that are provisioned since February 2026. Its key is on P-384. */
const ANDROID_ROOT = 'Key Attestation CA1'

/** The common name of the root above the signer of the FIDO Metadata Service since August 2026. */
const METADATA_ROOT = 'GlobalSign Root R46'

const COMMON_NAME = '2.5.4.3'

/** Warns if the trust anchors for Android keys do not include Google's newest root. */
export function checkAndroidRoots({ attestation }: LatchkeyConfig): Finding {
  const check = 'android roots'
  const anchors = attestation.anchors.get('android-key') ?? []
  if (anchors.length === 0) return pass(check, 'No trust anchors are configured for Android keys.')
  if (anchors.some((anchor) => hasName(anchor, ANDROID_ROOT) && isOnP384(anchor))) {
    return pass(check, `The trust anchors for Android keys include "${ANDROID_ROOT}".`)
  }
  return warn(
    check,
    `The trust anchors for Android keys lack Google's root "${ANDROID_ROOT}" (P-384). Attestations of recent Android devices are not trusted.`,
    'Add the root from https://android.googleapis.com/attestation/root to "trust_anchors.android-key", and keep the older one.',
  )
}

/** Warns if the BLOB of the FIDO Metadata Service cannot be verified with the configured roots. */
export function checkMetadataRoots({ metadata }: LatchkeyConfig): Finding {
  const check = 'metadata roots'
  if (metadata === 'off') return pass(check, 'The server uses no metadata.')
  if (metadata.signer !== FIDO_METADATA_SERVICE) return pass(check, `The metadata is signed by ${metadata.signer}.`)
  if (metadata.roots.some(({ certificate }) => hasName(certificate, METADATA_ROOT))) {
    return pass(check, `The roots of the metadata include "${METADATA_ROOT}".`)
  }
  return warn(
    check,
    `The roots of the metadata lack "${METADATA_ROOT}", under which the FIDO Alliance has signed since August 2026.`,
    'Add the root to "metadata.root_certificate_file", and keep "GlobalSign Root CA - R3".',
  )
}

function hasName(certificate: Certificate, name: string): boolean {
  return readable(() => certificate.subjectAttributes.some(({ oid, value }) => oid === COMMON_NAME && value === name))
}

function isOnP384(certificate: Certificate): boolean {
  return readable(() => {
    const key = certificate.keyMaterial
    return key.kty === 'EC2' && key.crv === 'P-384'
  })
}

/** Returns false for a certificate whose name or key the engine cannot read. */
function readable(matches: () => boolean): boolean {
  try {
    return matches()
  } catch (error) {
    if (error instanceof EngineError) return false
    throw error
  }
}
