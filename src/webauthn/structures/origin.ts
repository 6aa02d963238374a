import type { Origin, RpId } from '../bytes/brand.js'
import { ConfigurationError } from '../errors/engine-error.js'
import { isDomain, isWithinDomain, mayUseRpId } from './domain.js'

const WEB_ORIGIN = /^(https?):\/\/([a-z0-9._-]+)(?::([1-9][0-9]{0,4}))?$/
const HIGHEST_PORT = 65_535
/**
 * SHA-256 of the signing certificate. The last of 43 base64url characters encodes four bits, so only 16 values are
 * canonical.
 */
const ANDROID_ORIGIN = /^android:apk-key-hash:[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$/
const IOS_ORIGIN = /^ios:bundle-id:[A-Za-z0-9][A-Za-z0-9.-]{0,154}$/
/**
 * The ID of an extension in Chromium has 32 letters from a to p. Firefox and Safari generate a UUID. Safari writes it in
 * either case.
 */
const EXTENSION_ORIGIN =
  /^(?:chrome-extension:\/\/[a-p]{32}|moz-extension:\/\/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|safari-web-extension:\/\/[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12})$/

/**
 * Parses an origin in the configuration of the relying party (§13.4.9). Ceremonies compare origins as text, so it
 * must be spelled as clients serialise it: scheme, lower-case domain, and the port unless it is the default. `http`
 * is allowed for `localhost` and its subdomains only, which browsers treat as secure. Apps are written as
 * `android:apk-key-hash:<SHA-256 in base64url>` or `ios:bundle-id:<identifier>`, browser extensions as
 * `chrome-extension://<ID>`, `moz-extension://<UUID>` or `safari-web-extension://<UUID>`.
 *
 * @throws ConfigurationError `expectation_invalid` when the origin is invalid
 */
export function parseOrigin(text: unknown, path: string): Origin {
  if (typeof text !== 'string') return refuse(path, 'must be a string')
  if (text === 'null') return refuse(path, 'must not be the opaque origin "null"')
  const origin = text as Origin
  if (!isNativeOrigin(origin) && !isExtensionOrigin(origin)) checkWebOrigin(text, path)
  return origin
}

/**
 * Returns whether a web origin may use `rpId`, i.e. its domain is the RP ID or a subdomain (§5.1.3). Apps and browser
 * extensions have no domain, so the result is false; the relying party lists them, like related origins (§5.11), explicitly.
 */
export function originBelongsTo(origin: Origin, rpId: RpId): boolean {
  const domain = WEB_ORIGIN.exec(origin)?.[2]
  return domain !== undefined && mayUseRpId(domain, rpId)
}

/** Returns whether the origin belongs to a native app. */
export function isNativeOrigin(origin: Origin): boolean {
  return ANDROID_ORIGIN.test(origin) || IOS_ORIGIN.test(origin)
}

/** Returns whether the origin belongs to a browser extension. */
export function isExtensionOrigin(origin: Origin): boolean {
  return EXTENSION_ORIGIN.test(origin)
}

function checkWebOrigin(text: string, path: string): void {
  const match = WEB_ORIGIN.exec(text)
  if (match === null)
    return refuse(path, 'must be scheme://domain or scheme://domain:port in lower case, without a path')
  const [, scheme, domain = '', port] = match
  if (!isDomain(domain)) refuse(path, reasonAgainst(domain))
  if (scheme === 'http' && !isWithinDomain(domain, 'localhost')) refuse(path, 'http is allowed for localhost only')
  if (port === (scheme === 'http' ? '80' : '443')) refuse(path, 'the default port of the scheme must be omitted')
  if (Number(port) > HIGHEST_PORT) refuse(path, 'the port must be between 1 and 65535')
}

function reasonAgainst(host: string): string {
  return host.includes('_')
    ? 'the host must not have an underscore in its last two labels'
    : 'the host must be a domain, not an IP address'
}

function refuse(path: string, reason: string): never {
  throw new ConfigurationError('expectation_invalid', path, reason)
}
