import type { z } from 'zod'
import type { Origin, RpId } from '../webauthn/index.js'
import { type AndroidApp, androidOriginOf, resolveAndroidApps } from './applications.js'
import type { Report } from './config-problem.js'
import type { DOCUMENTS } from './documents.schema.js'
import { readRelatedOrigins } from './related-origins.js'

/** The content of the documents under `/.well-known/`. */
export interface DocumentsSettings {
  readonly relatedOrigins: readonly Origin[]
  /** Page addresses, or null. */
  readonly passkeyEndpoints: {
    readonly enroll: string | null
    readonly manage: string | null
    readonly prfUsageDetails: string | null
  }
  readonly androidApps: readonly AndroidApp[]
  readonly appleApps: readonly string[]
  /** The origins of ceremonies that the documents imply. */
  readonly origins: readonly Origin[]
}

type Section = z.output<typeof DOCUMENTS>

/** @param rpId undefined when the RP ID is invalid */
export function resolveDocuments(section: Section, rpId: RpId | undefined, report: Report): DocumentsSettings {
  const address = (name: keyof Section['passkey_endpoints']) =>
    readAddress(section.passkey_endpoints[name], `documents.passkey_endpoints.${name}`, report)
  const relatedOrigins = readRelatedOrigins(section.related_origins, rpId, report)
  const androidApps = resolveAndroidApps(section.android_apps)
  const androidOrigins = androidApps.flatMap(({ fingerprints }) => fingerprints.map(androidOriginOf))
  return Object.freeze({
    relatedOrigins,
    passkeyEndpoints: Object.freeze({
      enroll: address('enroll'),
      manage: address('manage'),
      prfUsageDetails: address('prf_usage_details'),
    }),
    androidApps,
    appleApps: section.apple_apps,
    origins: Object.freeze([...relatedOrigins, ...androidOrigins]),
  })
}

function readAddress(text: string | null, path: string, report: Report): string | null {
  if (text === null) return null
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url?.protocol === 'https:' && url.username === '' && url.password === '') return url.href
  report({ path, reason: 'must be an https address without user name and password' })
  return null
}
