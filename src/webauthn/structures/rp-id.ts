import type { RpId } from '../bytes/brand.js'
import { ConfigurationError } from '../errors/engine-error.js'
import { isDomain } from './domain.js'

/**
 * Reads an RP ID of the relying party's configuration: a domain (§5.4.2), never a URL, a port or an IP address.
 *
 * @throws ConfigurationError `expectation_invalid`
 */
export function parseRpId(text: unknown, path: string): RpId {
  if (typeof text !== 'string' || !isDomain(text)) {
    throw new ConfigurationError(
      'expectation_invalid',
      path,
      'must be a lower-case domain such as example.com, or localhost',
    )
  }
  return text as RpId
}
