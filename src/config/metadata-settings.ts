import type { NonEmpty } from '../webauthn/index.js'
import type { RuleOverrides } from '../webauthn/metadata.js'
import { DEFAULT_PATH_SETTINGS, type PathSettings, RevocationLists, type TrustAnchor } from '../webauthn/x509.js'
import type { ConfigFile } from './config-file.schema.js'
import type { Report } from './schema/field.js'
import { nestSettings } from './setting-fields.js'
import type { TrustFiles } from './trust-files.js'

/** How metadata on authenticator models is come by, and what it is used for. */
export interface MetadataSettings {
  /** Where it is fetched; null: nowhere, it is imported. */
  readonly url: URL | null
  /** The pinned roots of the service. */
  readonly roots: NonEmpty<TrustAnchor>
  /** The name in the certificate of the signer. */
  readonly signer: string
  /** What the certificates of the signer are held to. */
  readonly path: PathSettings
  readonly refreshSeconds: number
  /** Registrations that name a model while there is no metadata to ask. */
  readonly missing: 'accepted' | 'refused'
  /** What becomes of passkeys whose model is found compromised. */
  readonly affectedPasskeys: 'report' | 'suspend'
  /** Rules on models that differ from the profile's. */
  readonly rules: RuleOverrides
}

type Section = ConfigFile['metadata']

/** Reads the section `metadata` and the files it names; undefined where it is reported that there is no root. */
export function readMetadata(
  section: Section,
  files: TrustFiles,
  report: Report,
): MetadataSettings | 'off' | undefined {
  const { enabled, url, root_certificate_file, revocation_list_file, signer, refresh_hours, ...more } = section
  const { missing, affected_passkeys, ...rules } = more
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
    rules: nestSettings({
      ...rules,
      'statuses.refused': rules['statuses.refused'] && new Set(rules['statuses.refused']),
    }),
  })
}

function readRoots(file: string | null, files: TrustFiles, report: Report): readonly TrustAnchor[] {
  const path = 'metadata.root_certificate_file'
  if (file !== null) return files.certificates(file, path).map((certificate) => ({ certificate }))
  report({ path, reason: 'must name the root of the metadata service when metadata is enabled' })
  return []
}

/** What a service sends in the clear to another machine can be held back by anyone on the way. */
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
  // A list that is late must not cut off the news that another model is compromised.
  return { ...DEFAULT_PATH_SETTINGS, revocation: { lists, unknown: 'accepted' } }
}
