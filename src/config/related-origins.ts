import { type Origin, originBelongsTo, type RpId } from '../webauthn/index.js'
import type { Report } from './config-problem.js'
import { labelOf } from './domains.js'
import { readOrigins, webPagesOnly } from './origins.js'

const PATH = 'documents.related_origins'

/** The number of labels that every browser accepts (WebAuthn §5.11). */
export const MAX_LABELS = 5

/** Reads `related_origins`, and reports origins that browsers would ignore. */
export function readRelatedOrigins(
  texts: readonly string[],
  rpId: RpId | undefined,
  report: Report,
): readonly Origin[] {
  const origins = readOrigins(texts, PATH, report, (origin) => webPagesOnly(origin) ?? findObstacle(origin, rpId))
  reportLabels(origins, report)
  return origins
}

function findObstacle(origin: Origin, rpId: RpId | undefined): string | undefined {
  if (rpId !== undefined && originBelongsTo(origin, rpId)) {
    return `belongs to the RP ID "${rpId}"; add it to "origins" instead`
  }
  if (!origin.startsWith('https:')) return 'must be an https origin'
  return labelOfOrigin(origin) === undefined ? 'is a public suffix, not a domain' : undefined
}

/** Returns the registrable origin label of a web origin (§4). */
export function labelOfOrigin(origin: string): string | undefined {
  return labelOf(new URL(origin).hostname)
}

function reportLabels(origins: readonly string[], report: Report): void {
  const labels = [...new Set(origins.map(labelOfOrigin).filter((label) => label !== undefined))]
  if (labels.length <= MAX_LABELS) return
  const [accepted, ignored] = [labels.slice(0, MAX_LABELS), labels.slice(MAX_LABELS)]
  const reason = `must not have more than ${MAX_LABELS} labels (WebAuthn §5.11): after ${accepted.join(', ')}, browsers ignore ${ignored.join(', ')}`
  report({ path: PATH, reason })
}
