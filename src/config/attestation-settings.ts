import type { AttestationFormat, PolicyOverrides, PolicyProfile } from '../webauthn/index.js'
import { type Certificate, RevocationLists } from '../webauthn/x509.js'
import type { ConfigFile } from './config-file.schema.js'
import { resolveModelRule } from './model-rule.js'
import { engineOverrides } from './profile-overrides.js'
import type { TrustFiles } from './trust-files.js'

/** The attestation policy. */
export interface AttestationSettings {
  readonly profile: PolicyProfile
  /** The settings that differ from the profile. */
  readonly overrides: PolicyOverrides
  /** The trust anchors of each format. */
  readonly anchors: ReadonlyMap<AttestationFormat, readonly Certificate[]>
}

/** Resolves the sections `attestation` and `trust_anchors`, and reads the files that they name. */
export function resolveAttestation(file: ConfigFile, files: TrustFiles): AttestationSettings {
  const { profile, formats, models, path, statements, ...settings } = file.attestation
  const overrides = engineOverrides({
    ...settings,
    path: { ...path, revocation: readRevocation(path.revocation, files) },
    statements: {
      ...statements,
      android_key: {
        ...statements.android_key,
        revoked_serial_numbers: readRevokedSerialNumbers(statements.android_key.revoked_serial_numbers, files),
      },
    },
  })
  return Object.freeze({
    profile,
    overrides: { ...overrides, formats: new Set(formats), models: resolveModelRule(models) },
    anchors: readAnchors(file.trust_anchors, files),
  })
}

function readRevocation(file: string | null, files: TrustFiles) {
  if (file === null) return null
  const lists = new RevocationLists(files.revocationLists(file, 'attestation.path.revocation'))
  // A list covers the certificates of one authority, so certificates that no list covers are accepted.
  return { lists, unknown: 'accepted' }
}

function readRevokedSerialNumbers(file: string | null, files: TrustFiles) {
  return file && files.revokedSerialNumbers(file, 'attestation.statements.android_key.revoked_serial_numbers')
}

function readAnchors(section: ConfigFile['trust_anchors'], files: TrustFiles): AttestationSettings['anchors'] {
  return new Map(
    Object.entries(section).map(([format, names]) => [
      format as keyof typeof section,
      names.flatMap((name, index) => files.certificates(name, `trust_anchors.${format}[${index}]`)),
    ]),
  )
}
