import { getDomainWithoutSuffix, getPublicSuffix } from 'tldts'
import { type Origin, originBelongsTo, type RpId } from '../webauthn/index.js'
import type { Report } from './schema/field.js'
import { readWebOrigins } from './web-origins.js'

const PATH = 'documents.related_origins'

/** WebAuthn §5.11: every browser goes along with that many labels, and need not with more. */
export const MOST_LABELS = 5

/** Browsers count the private section of the list of public suffixes in. */
const LIST = { allowPrivateDomains: true } as const

/** The label that browsers count an origin by (§4, registrable origin label); undefined where its domain has none. */
export function labelOf(origin: string): string | undefined {
  const label = getDomainWithoutSuffix(new URL(origin).hostname, LIST)
  return label === null || label === '' ? undefined : label
}

/** Whether everybody may register names below a domain. Browsers take none such as an RP ID. */
export function isPublicSuffix(domain: string): boolean {
  return domain !== 'localhost' && getPublicSuffix(domain, LIST) === domain
}

/** Reads `related_origins`, and reports what browsers would pass over. */
export function readRelatedOrigins(
  texts: readonly string[],
  rpId: RpId | undefined,
  report: Report,
): readonly Origin[] {
  const origins = readWebOrigins(texts, PATH, report)
  for (const origin of origins) {
    const path = `${PATH}[${texts.indexOf(origin)}]`
    if (rpId !== undefined && originBelongsTo(origin, rpId)) {
      report({ path, reason: `is on the domain of the RP ID "${rpId}" and belongs in "origins"` })
    } else if (!origin.startsWith('https:')) report({ path, reason: 'must be an https origin' })
    else if (labelOf(origin) === undefined) report({ path, reason: 'is on a public suffix, which is nobody’s domain' })
  }
  reportLabels(origins, report)
  return origins
}

function reportLabels(origins: readonly string[], report: Report): void {
  const labels = [...new Set(origins.map(labelOf).filter((label) => label !== undefined))]
  if (labels.length <= MOST_LABELS) return
  const [kept, passedOver] = [labels.slice(0, MOST_LABELS), labels.slice(MOST_LABELS)]
  const reason = `must not have more than ${MOST_LABELS} names of domains (WebAuthn §5.11): after ${kept.join(', ')} browsers pass over ${passedOver.join(', ')}`
  report({ path: PATH, reason })
}
