import type { RpId } from '../bytes/brand.js'
import { ConfigurationError } from '../errors/engine-error.js'
import { isDomain } from './domain.js'

/**
 * Parses an RP ID in the configuration of the relying party. It must be a domain (§5.4.2), not a URL, host with port
 * or IP address. A single label, such as `intranet`, is valid on the host itself only.
 *
 * @throws ConfigurationError `expectation_invalid` when the RP ID is invalid
 */
export function parseRpId(text: unknown, path: string): RpId {
  if (typeof text !== 'string' || !isDomain(text)) {
    throw new ConfigurationError('expectation_invalid', path, 'must be a lower-case domain such as example.com')
  }
  return text as RpId
}
