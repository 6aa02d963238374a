import type { NonEmpty } from '../webauthn/index.js'
import type { RuleOverrides } from '../webauthn/metadata.js'
import { DEFAULT_PATH_SETTINGS, type PathSettings, RevocationLists, type TrustAnchor } from '../webauthn/x509.js'
import type { ConfigFile } from './config-file.schema.js'
import type { Report } from './config-problem.js'
import { engineOverrides } from './profile-overrides.js'
import type { TrustFiles } from './trust-files.js'

/** The section `metadata`. */
export interface MetadataSettings {
  /** The address to fetch from; null when the metadata is imported. */
  readonly url: URL | null
  /** The pinned roots of the service. */
  readonly roots: NonEmpty<TrustAnchor>
  /** The name in the certificate of the signer. */
  readonly signer: string
  /** The rules for the certificate path of the signer. */
  readonly path: PathSettings
  readonly refreshSeconds: number
  /** Registrations that name a model while no metadata is available. */
  readonly missing: 'accepted' | 'refused'
  /** How to handle passkeys whose model is reported as compromised. */
  readonly affectedPasskeys: 'report' | 'suspend'
  /** The rules for models that differ from the profile. */
  readonly rules: RuleOverrides
}

type Section = ConfigFile['metadata']

/**
 * Resolves the section `metadata` and reads its files. Returns undefined after reporting a missing root or invalid
 * URL.
 */
export function resolveMetadata(
  section: Section,
  files: TrustFiles,
  report: Report,
): MetadataSettings | 'off' | undefined {
  const { enabled, url, root_certificate_file, revocation_list_file, signer, refresh_hours, ...more } = section
  const { missing, affected_passkeys, statuses, ...rules } = more
  if (!enabled) return 'off'
  const [root, ...others] = readRoots(root_certificate_file, files, report)
  const address = url === null ? null : readUrl(url, report)
  const path = readPath(revocation_list_file, files)
  if (root === undefined || address === undefined) return undefined
  return Object.freeze({
    url: address,
    roots: [root, ...others] as const,
    signer,
    path,
    refreshSeconds: refresh_hours * 3600,
    missing,
    affectedPasskeys: affected_passkeys,
    rules: engineOverrides({
      ...rules,
      statuses: { ...statuses, refused: statuses.refused && new Set(statuses.refused) },
    }),
  })
}

function readRoots(file: string | null, files: TrustFiles, report: Report): readonly TrustAnchor[] {
  const path = 'metadata.root_certificate_file'
  if (file !== null) return files.certificates(file, path).map((certificate) => ({ certificate }))
  report({ path, reason: 'must name the root certificate of the metadata service when metadata is enabled' })
  return []
}

/**
 * Plain http is permitted only on the loopback interface, because an attacker on the network could withhold updates.
 */
function readUrl(text: string, report: Report): URL | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined
  const isSecure = url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url.hostname))
  if (url !== undefined && isSecure && url.username === '' && url.password === '') return url
  report({ path: 'metadata.url', reason: 'must be an https address without user name and password' })
  return undefined
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(host)
}

function readPath(file: string | null, files: TrustFiles): PathSettings {
  if (file === null) return DEFAULT_PATH_SETTINGS
  const lists = new RevocationLists(files.revocationLists(file, 'metadata.revocation_list_file'))
  // An overdue list must not prevent metadata updates, which report compromised models.
  return { ...DEFAULT_PATH_SETTINGS, revocation: { lists, unknown: 'accepted' } }
}
