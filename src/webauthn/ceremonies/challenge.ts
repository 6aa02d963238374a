import type { Challenge } from '../bytes/brand.js'
import { ownBytes } from '../bytes/copy.js'
import { ConfigurationError } from '../errors/engine-error.js'

/** §13.4.3: challenges are at least 16 bytes long. */
const SHORTEST_CHALLENGE = 16
/** Longer challenges add nothing and swell every message. */
const LONGEST_CHALLENGE = 64

/**
 * Takes random bytes as a challenge. The engine has no source of randomness: the caller makes the bytes, with a
 * cryptographic generator, anew for each ceremony.
 *
 * @param random 16 to 64 bytes; 32 are recommended. The challenge is a copy
 * @throws ConfigurationError `expectation_invalid` for another length, or where all bytes are the same
 */
export function challengeOf(random: Uint8Array): Challenge {
  if (random.length < SHORTEST_CHALLENGE || random.length > LONGEST_CHALLENGE) {
    throw new ConfigurationError('expectation_invalid', 'challenge', 'a challenge has 16 to 64 bytes')
  }
  const challenge = ownBytes(random)
  if (challenge.every((byte) => byte === challenge[0])) {
    throw new ConfigurationError('expectation_invalid', 'challenge', 'a challenge is random')
  }
  return challenge as Challenge
}
