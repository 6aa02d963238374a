import { ConfigurationError, isExtensionOrigin, isNativeOrigin, type Origin, parseOrigin } from '../webauthn/index.js'
import type { Report } from './config-problem.js'
import { findDomainMistake, findDomainWarning } from './domains.js'
import { canonicalOrigin, findSpellingMistake } from './origin-spelling.js'

/** An origin, or the reason why a text is not one. */
type OriginReading = { readonly origin: Origin } | { readonly reason: string }

/** Returns why an origin does not belong in a list; undefined if it does. */
type OriginRule = (origin: Origin) => string | undefined

/**
 * Reads an origin. The configuration, requests, the doctor and the command line all use this function, so they accept
 * the same origins. The reason names the mistake and shows the correct spelling if there is one.
 */
export function readOrigin(text: string): OriginReading {
  const reading = parse(text)
  if ('origin' in reading) return reading
  const mistake = findSpellingMistake(text)
  if (mistake === undefined) return reading
  const canonical = canonicalOrigin(text)
  if (canonical === undefined || canonical === text) return { reason: mistake }
  const corrected = readOrigin(canonical)
  return { reason: `${mistake}; ${'origin' in corrected ? `write "${canonical}"` : corrected.reason}` }
}

/** Returns the origin of an address of a page, which may be invalid; for other texts the text itself. */
export function originOfAddress(address: string): string {
  return (address.includes('://') ? canonicalOrigin(address) : undefined) ?? address
}

/** Whether the origin belongs to a web page, not to an app or a browser extension. */
export function isWebOrigin(origin: Origin): boolean {
  return !isNativeOrigin(origin) && !isExtensionOrigin(origin)
}

/** Returns a warning about an origin that works in some environments only. */
export function findOriginWarning(origin: Origin): string | undefined {
  if (isWebOrigin(origin)) return findDomainWarning(new URL(origin).hostname)
  return isExtensionOrigin(origin) && !origin.startsWith('chrome-extension:')
    ? `The browser generates the identifier in "${origin}" when the extension is installed, so this origin is valid for one installation.`
    : undefined
}

/** Reads a list of origins. Reports invalid entries as `path[index]`. */
export function readOrigins(
  texts: readonly string[],
  path: string,
  report: Report,
  rule: OriginRule,
): readonly Origin[] {
  return texts.flatMap((text, index) => {
    const reading = readOrigin(text)
    const reason = 'origin' in reading ? rule(reading.origin) : reading.reason
    if (reason !== undefined) report({ path: `${path}[${index}]`, reason })
    return 'origin' in reading && reason === undefined ? [reading.origin] : []
  })
}

/** Accepts the origins of web pages. */
export const webPagesOnly: OriginRule = (origin) =>
  isWebOrigin(origin) ? undefined : 'must be the origin of a web page, not of an app or a browser extension'

/** Accepts the origins that a browser sends in the header `Origin`. */
export const browsersOnly: OriginRule = (origin) =>
  isNativeOrigin(origin) ? 'must be the origin of a web page or a browser extension, not of an app' : undefined

/** Applies the engine's grammar, and the public suffix list, which the engine does not have. */
function parse(text: string): OriginReading {
  try {
    const origin = parseOrigin(text, '')
    const reason = isWebOrigin(origin) ? findDomainMistake(new URL(origin).hostname) : undefined
    return reason === undefined ? { origin } : { reason }
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error
    return { reason: error.reason }
  }
}
