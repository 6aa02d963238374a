import { getDomainWithoutSuffix, parse } from 'tldts'
import { type Origin, originBelongsTo, type RpId } from '../webauthn/index.js'
import type { Report } from './config-problem.js'
import { readWebOrigins } from './web-origins.js'

const PATH = 'documents.related_origins'

/** The number of labels that every browser accepts (WebAuthn §5.11). */
export const MAX_LABELS = 5

/** Browsers include the private section of the public suffix list. */
export const PUBLIC_SUFFIXES = { allowPrivateDomains: true } as const

/** Returns the registrable origin label of an origin (§4), by which browsers count; undefined for a public suffix. */
export function labelOf(origin: string): string | undefined {
  const label = getDomainWithoutSuffix(new URL(origin).hostname, PUBLIC_SUFFIXES)
  return label === null || label === '' ? undefined : label
}

/** Whether the public suffix list contains a domain: anyone can register names below it. Browsers reject it as an RP ID. */
export function isPublicSuffix(domain: string): boolean {
  const { publicSuffix, isIcann, isPrivate } = parse(domain, PUBLIC_SUFFIXES)
  return publicSuffix === domain && (isIcann === true || isPrivate === true)
}

/** Reads `related_origins`, and reports origins that browsers would ignore. */
export function readRelatedOrigins(
  texts: readonly string[],
  rpId: RpId | undefined,
  report: Report,
): readonly Origin[] {
  const origins = readWebOrigins(texts, PATH, report)
  for (const origin of origins) {
    const path = `${PATH}[${texts.indexOf(origin)}]`
    if (rpId !== undefined && originBelongsTo(origin, rpId)) {
      report({ path, reason: `belongs to the RP ID "${rpId}"; add it to "origins" instead` })
    } else if (!origin.startsWith('https:')) report({ path, reason: 'must be an https origin' })
    else if (labelOf(origin) === undefined) report({ path, reason: 'is a public suffix, not a domain' })
  }
  reportLabels(origins, report)
  return origins
}

function reportLabels(origins: readonly string[], report: Report): void {
  const labels = [...new Set(origins.map(labelOf).filter((label) => label !== undefined))]
  if (labels.length <= MAX_LABELS) return
  const [accepted, ignored] = [labels.slice(0, MAX_LABELS), labels.slice(MAX_LABELS)]
  const reason = `must not have more than ${MAX_LABELS} labels (WebAuthn §5.11): after ${accepted.join(', ')}, browsers ignore ${ignored.join(', ')}`
  report({ path: PATH, reason })
}
