import { sha256 } from '../common/hash.js'
import type { LatchkeyConfig } from '../config/latchkey-config.js'
import { readOrigin, webPagesOnly } from '../config/origins.js'
import type { ResponseContext } from '../passkeys/verification/response-context.js'
import type { Framing } from '../webauthn/index.js'
import { type Finding, pass } from './finding.js'
import { isWithin, likelyRpIds } from './hosts.js'
import { adviseOnOrigin } from './origin-advice.js'

/** Compares the origin, the RP ID hash and the frame of a response with the configuration. */
export function explainResponse(context: ResponseContext, config: LatchkeyConfig): readonly Finding[] {
  return [explainOrigin(context, config), explainRpIdHash(context, config), explainFrame(context, config)]
}

function explainOrigin({ origin }: ResponseContext, config: LatchkeyConfig): Finding {
  const check = 'origin of the response'
  if ((config.origins as readonly string[]).includes(origin))
    return pass(check, `The ceremony ran on the expected origin ${origin}.`)
  return {
    check,
    severity: 'problem',
    found: 'The ceremony ran on an unexpected origin.',
    expected: config.origins.join(', '),
    received: origin,
    advice: adviseOnOrigin(origin, config),
  }
}

function explainRpIdHash({ rpIdHash, origin }: ResponseContext, config: LatchkeyConfig): Finding {
  const check = 'RP ID of the response'
  if (rpIdHash === undefined) {
    const advice = 'Send the complete response of the browser, unchanged.'
    return { check, severity: 'problem', found: 'The authenticator data is missing or unreadable.', advice }
  }
  if (rpIdHash === hashOf(config.rpId)) return pass(check, `The authenticator used the RP ID "${config.rpId}".`)
  const candidates = likelyRpIds(config, [origin])
  const name = candidates.find((candidate) => hashOf(candidate) === rpIdHash)
  return {
    check,
    severity: 'problem',
    found: 'The authenticator used another RP ID.',
    expected: `"${config.rpId}" (${shortened(hashOf(config.rpId))})`,
    received: `${name === undefined ? 'unknown' : `"${name}"`} (${shortened(rpIdHash)})`,
    advice: name === undefined ? adviseOnUnknown(candidates) : adviseOnRpId(name, config),
  }
}

function adviseOnUnknown(candidates: readonly string[]): string {
  return `The hash matches none of ${candidates.join(', ')}. Check that the page passes the options of this server to the browser unchanged and does not set "rp.id" or "rpId".`
}

function adviseOnRpId(name: string, { rpId, hostname }: LatchkeyConfig): string {
  const cause = `The page may use options of another server, or set "rp.id" or "rpId" itself.`
  if (name === 'localhost') {
    return `The passkey belongs to localhost, and this server is configured for "${hostname}". ${cause}`
  }
  return `"${name}" is ${relationOf(name, rpId)}. ${cause} Or "hostname" has changed. To use the RP ID "${name}", set "hostname" to it. Existing passkeys of "${rpId}" then stop working.`
}

function relationOf(name: string, rpId: string): string {
  if (isWithin(rpId, name)) return `a parent domain of "${rpId}"`
  return isWithin(name, rpId) ? `a subdomain of "${rpId}"` : 'another RP ID'
}

const NO_FRAME = 'no cross-origin frame'

function explainFrame(context: ResponseContext, { edge }: LatchkeyConfig): Finding {
  const check = 'frame of the response'
  const { ceremonies, mode } = edge.framing
  const { crossOrigin, topOrigin } = context
  if (!crossOrigin && topOrigin === undefined) return pass(check, 'The ceremony did not run in a cross-origin frame.')
  const received = topOrigin ?? 'a page that the browser did not report'
  if (acceptsFrame(context, ceremonies)) return pass(check, `The ceremony ran in an expected frame on ${received}.`)
  return {
    check,
    severity: 'problem',
    found: `The ceremony ran in a cross-origin frame, and "framing.mode" is "${mode}".`,
    expected: ceremonies === 'refused' ? NO_FRAME : [...ceremonies.topOrigins].join(', '),
    received,
    advice: adviseOnFrame(context),
  }
}

function acceptsFrame({ crossOrigin, topOrigin }: ResponseContext, framing: Framing): boolean {
  if (framing === 'refused' || !crossOrigin) return false
  if (topOrigin === undefined) return framing.withoutTopOrigin === 'accepted'
  return (framing.topOrigins as ReadonlySet<string>).has(topOrigin)
}

function adviseOnFrame({ crossOrigin, topOrigin }: ResponseContext): string {
  if (!crossOrigin)
    return 'The client data contradicts itself: it has a "topOrigin", but "crossOrigin" is false. Use another client.'
  if (topOrigin === undefined) {
    return 'To allow frames on other origins, set "framing.mode" to "listed". To accept browsers that do not report the top-level page, set "framing.without_top_origin" to "accepted".'
  }
  const reading = readOrigin(topOrigin)
  const reason = 'reason' in reading ? reading.reason : webPagesOnly(reading.origin)
  return reason === undefined
    ? `To allow frames on ${topOrigin}, set "framing.mode" to "listed" and add the origin to "framing.top_origins".`
    : `"framing.top_origins" cannot list the page: ${reason}. Load the frame from a web page.`
}

function hashOf(rpId: string): string {
  return Buffer.from(sha256(rpId)).toString('hex')
}

/** Shortens a hash for display. The result is long enough to compare two hashes by eye. */
function shortened(hash: string): string {
  return `SHA-256 ${hash.slice(0, 16)}…`
}
