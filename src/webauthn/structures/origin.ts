import type { Origin, RpId } from '../bytes/brand.js'
import { ConfigurationError } from '../errors/engine-error.js'
import { isDomain, isWithinDomain } from './domain.js'

const WEB_ORIGIN = /^(https?):\/\/([a-z0-9.-]+)(?::([1-9][0-9]{0,4}))?$/
const HIGHEST_PORT = 65_535
/** SHA-256 of the signing certificate: 32 bytes, whose last base64url character leaves two bits over. */
const ANDROID_ORIGIN = /^android:apk-key-hash:[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$/
const IOS_ORIGIN = /^ios:bundle-id:[A-Za-z0-9][A-Za-z0-9.-]{0,154}$/

/**
 * Reads an origin of the relying party's configuration (§13.4.9). It must be spelled as clients serialise it, since
 * verification compares text: scheme, lower-case domain, and the port unless it is the scheme's default. `http` only
 * on `localhost` and below it, where browsers count it as secure. Native applications are listed verbatim as
 * `android:apk-key-hash:<SHA-256 in base64url>` or `ios:bundle-id:<identifier>`.
 *
 * @throws ConfigurationError `expectation_invalid`
 */
export function parseOrigin(text: unknown, path: string): Origin {
  if (typeof text !== 'string') return refuse(path, 'must be text')
  if (text === 'null') return refuse(path, 'an opaque origin identifies nobody')
  if (!ANDROID_ORIGIN.test(text) && !IOS_ORIGIN.test(text)) checkWebOrigin(text, path)
  return text as Origin
}

/**
 * Whether a web origin may use `rpId`: its domain is the RP ID or lies under it (§5.1.3). Native applications belong to
 * no domain; they and related origins (§5.11) are expected because the relying party lists them.
 */
export function originBelongsTo(origin: Origin, rpId: RpId): boolean {
  const domain = WEB_ORIGIN.exec(origin)?.[2]
  return domain !== undefined && isWithinDomain(domain, rpId)
}

/** Whether the origin is a native application's. */
export function isNativeOrigin(origin: Origin): boolean {
  return ANDROID_ORIGIN.test(origin) || IOS_ORIGIN.test(origin)
}

function checkWebOrigin(text: string, path: string): void {
  const match = WEB_ORIGIN.exec(text)
  if (match === null)
    return refuse(path, 'must be scheme://domain or scheme://domain:port, lower case, nothing after it')
  const [, scheme, domain = '', port] = match
  if (!isDomain(domain)) refuse(path, 'the host must be a domain, not an IP address or a single label')
  if (scheme === 'http' && !isWithinDomain(domain, 'localhost')) refuse(path, 'http is possible on localhost only')
  if (port === (scheme === 'http' ? '80' : '443')) refuse(path, 'the default port of the scheme must be left out')
  if (Number(port) > HIGHEST_PORT) refuse(path, 'there is no such port')
}

function refuse(path: string, reason: string): never {
  throw new ConfigurationError('expectation_invalid', path, reason)
}
