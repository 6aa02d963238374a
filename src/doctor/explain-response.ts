import { sha256 } from '../common/hash.js'
import type { LatchkeyConfig } from '../config/latchkey-config.js'
import type { ResponseFacts } from '../passkeys/ceremonies/response-facts.js'
import type { Framing } from '../webauthn/index.js'
import { type Finding, fine } from './finding.js'
import { isWithin, likelyRpIds } from './hosts.js'
import { adviseOnOrigin } from './origin-advice.js'

/** Holds what a response says of itself against the configuration. */
export function explainResponse(facts: ResponseFacts, config: LatchkeyConfig): readonly Finding[] {
  return [explainOrigin(facts, config), explainRpIdHash(facts, config), explainFrame(facts, config)]
}

function explainOrigin({ origin }: ResponseFacts, config: LatchkeyConfig): Finding {
  const check = 'origin of the response'
  if (config.origins.includes(origin)) return fine(check, `The ceremony ran on ${origin}, which is expected.`)
  return {
    check,
    severity: 'problem',
    found: 'The ceremony ran on an origin that is not expected.',
    expected: config.origins.join(', '),
    received: origin,
    advice: adviseOnOrigin(origin, config),
  }
}

function explainRpIdHash({ rpIdHash, origin }: ResponseFacts, config: LatchkeyConfig): Finding {
  const check = 'RP ID of the response'
  if (rpIdHash === undefined) {
    const advice = 'Send the whole response, as the browser made it.'
    return { check, severity: 'problem', found: 'The authenticator data cannot be read.', advice }
  }
  if (rpIdHash === hashOf(config.rpId)) return fine(check, `The authenticator used the RP ID "${config.rpId}".`)
  const candidates = likelyRpIds(config, [origin])
  const name = candidates.find((candidate) => hashOf(candidate) === rpIdHash)
  return {
    check,
    severity: 'problem',
    found: 'The authenticator used another RP ID.',
    expected: `"${config.rpId}" (${fingerprint(hashOf(config.rpId))})`,
    received: `${name === undefined ? 'unknown' : `"${name}"`} (${fingerprint(rpIdHash)})`,
    advice: name === undefined ? adviseOnUnknown(candidates) : adviseOnRpId(name, config),
  }
}

function adviseOnUnknown(candidates: readonly string[]): string {
  return `It is none of ${candidates.join(', ')}. See that the page hands the options of this server to the browser as they are, and does not set "rp.id" or "rpId" itself.`
}

function adviseOnRpId(name: string, { rpId, hostname }: LatchkeyConfig): string {
  const options = `the page was given options of another server, or sets "rp.id" or "rpId" itself`
  if (name === 'localhost') {
    return `It is a passkey of a developer's machine: ${options}. This server is configured for "${hostname}".`
  }
  const relation = isWithin(rpId, name) ? ' above' : isWithin(name, rpId) ? ' below' : ''
  return `It is the domain${relation === '' ? ' of another RP ID' : `${relation} "${rpId}"`}: ${options}, or "hostname" was changed. If "${name}" is what you want, set "hostname" to it; passkeys of "${rpId}" stay behind.`
}

const NO_FRAME = 'no frame of another origin'

function explainFrame(facts: ResponseFacts, { edge }: LatchkeyConfig): Finding {
  const check = 'frame of the response'
  const { ceremonies, mode } = edge.framing
  const { crossOrigin, topOrigin } = facts
  if (!crossOrigin && topOrigin === undefined) return fine(check, `The ceremony ran in ${NO_FRAME}.`)
  const received = topOrigin ?? 'a page that the browser does not name'
  if (acceptsFrame(facts, ceremonies)) return fine(check, `The ceremony ran in a frame in ${received}, as expected.`)
  return {
    check,
    severity: 'problem',
    found: `The ceremony ran in a frame, and "framing.mode" is "${mode}".`,
    expected: ceremonies === 'refused' ? NO_FRAME : [...ceremonies.topOrigins].join(', '),
    received,
    advice: adviseOnFrame(facts),
  }
}

function acceptsFrame({ crossOrigin, topOrigin }: ResponseFacts, framing: Framing): boolean {
  if (framing === 'refused' || !crossOrigin) return false
  if (topOrigin === undefined) return framing.withoutTopOrigin === 'accepted'
  return (framing.topOrigins as ReadonlySet<string>).has(topOrigin)
}

function adviseOnFrame({ crossOrigin, topOrigin }: ResponseFacts): string {
  if (!crossOrigin) return 'The client names a page around its frame and denies the frame. Use another client.'
  return topOrigin === undefined
    ? 'If frames of other origins are wanted, set "framing.mode" to "listed". Browsers that do not name the page are let in with "framing.without_top_origin": "accepted" only.'
    : `If ${topOrigin} is meant to have your pages in a frame, set "framing.mode" to "listed" and add it to "framing.top_origins".`
}

function hashOf(rpId: string): string {
  return Buffer.from(sha256(rpId)).toString('hex')
}

/** Enough to compare two. */
function fingerprint(hash: string): string {
  return `SHA-256 ${hash.slice(0, 16)}…`
}
