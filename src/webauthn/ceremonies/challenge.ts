import type { Challenge } from '../bytes/brand.js'
import { ownBytes } from '../bytes/copy.js'
import { ConfigurationError } from '../errors/engine-error.js'

/** Minimum length in bytes (§13.4.3). */
const SHORTEST_CHALLENGE = 16
/** Maximum length in bytes. More randomness adds no security. */
const LONGEST_CHALLENGE = 64

/**
 * Creates a challenge from random bytes. The engine has no source of randomness: generate new bytes with a
 * cryptographically secure generator for each ceremony.
 *
 * @param random 16 to 64 bytes; 32 are recommended
 * @returns a copy of the bytes
 * @throws ConfigurationError `expectation_invalid` when the length is out of range or all bytes are equal
 */
export function challengeOf(random: Uint8Array): Challenge {
  if (random.length < SHORTEST_CHALLENGE || random.length > LONGEST_CHALLENGE) {
    throw new ConfigurationError('expectation_invalid', 'challenge', 'must have 16 to 64 bytes')
  }
  const challenge = ownBytes(random)
  if (challenge.every((byte) => byte === challenge[0])) {
    throw new ConfigurationError('expectation_invalid', 'challenge', 'must be random, but all its bytes are equal')
  }
  return challenge as Challenge
}
