import type { Origin, RpId } from '../webauthn/index.js'
import { type AndroidApp, androidOriginOf } from './applications.js'
import type { DOCUMENTS } from './documents.schema.js'
import { readRelatedOrigins } from './related-origins.js'
import type { Report, ValuesOf } from './schema/field.js'

/** What the documents below `/.well-known/` hold. */
export interface DocumentsSettings {
  readonly relatedOrigins: readonly Origin[]
  /** Addresses of pages; null where there is none. */
  readonly passkeyEndpoints: {
    readonly enroll: string | null
    readonly manage: string | null
    readonly prfUsageDetails: string | null
  }
  readonly androidApps: readonly AndroidApp[]
  readonly appleApps: readonly string[]
  /** Origins of ceremonies that follow from the documents. */
  readonly origins: readonly string[]
}

type Section = ValuesOf<{ readonly section: typeof DOCUMENTS }>['section']

/** @param rpId undefined where it is reported already that there is none */
export function readDocuments(section: Section, rpId: RpId | undefined, report: Report): DocumentsSettings {
  const address = (name: keyof Section & `passkey_endpoints.${string}`) =>
    readAddress(section[name], `documents.${name}`, report)
  const relatedOrigins = readRelatedOrigins(section.related_origins, rpId, report)
  const androidOrigins = section.android_apps.flatMap(({ fingerprints }) => fingerprints.map(androidOriginOf))
  return Object.freeze({
    relatedOrigins,
    passkeyEndpoints: Object.freeze({
      enroll: address('passkey_endpoints.enroll'),
      manage: address('passkey_endpoints.manage'),
      prfUsageDetails: address('passkey_endpoints.prf_usage_details'),
    }),
    androidApps: section.android_apps,
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
