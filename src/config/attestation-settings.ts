import type { AttestationFormat, PolicyOverrides, PolicyProfile } from '../webauthn/index.js'
import { type Certificate, RevocationLists } from '../webauthn/x509.js'
import type { ConfigFile } from './config-file.schema.js'
import { nestSettings } from './setting-fields.js'
import type { TrustFiles } from './trust-files.js'

/** Which attestations are accepted. */
export interface AttestationSettings {
  readonly profile: PolicyProfile
  /** What differs from the profile. */
  readonly overrides: PolicyOverrides
  /** Certificates in which trust begins, for each format its own. */
  readonly anchors: ReadonlyMap<AttestationFormat, readonly Certificate[]>
}

const REVOCATION = 'path.revocation'
const REVOKED_KEYS = 'statements.androidKey.revokedSerialNumbers'

/** Reads the section `attestation` and the files that it and `trust_anchors` name. */
export function readAttestation(file: ConfigFile, files: TrustFiles): AttestationSettings {
  const { profile, formats, [REVOCATION]: revocation, [REVOKED_KEYS]: revokedKeys, ...settings } = file.attestation
  const lists = revocation === null ? null : files.revocationLists(revocation, `attestation.${REVOCATION}`)
  const overrides = nestSettings({
    ...settings,
    // A list speaks of the certificates of one authority: about all others, silence is no reproach.
    [REVOCATION]: lists && { lists: new RevocationLists(lists), unknown: 'accepted' },
    [REVOKED_KEYS]: revokedKeys && files.revokedSerialNumbers(revokedKeys, `attestation.${REVOKED_KEYS}`),
    formats: new Set(formats),
  })
  return Object.freeze({ profile, overrides, anchors: readAnchors(file.trust_anchors, files) })
}

function readAnchors(section: ConfigFile['trust_anchors'], files: TrustFiles): AttestationSettings['anchors'] {
  return new Map(
    Object.entries(section).map(([format, names]) => [
      format as keyof typeof section,
      names.flatMap((name, index) => files.certificates(name, `trust_anchors.${format}[${index}]`)),
    ]),
  )
}
