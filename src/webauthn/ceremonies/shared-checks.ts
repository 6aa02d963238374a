import type { RpId, Sha256 } from '../bytes/brand.js'
import { isBase64urlOf } from '../bytes/base64url.js'
import { equalBytes } from '../bytes/equal.js'
import { sha256Text } from '../crypto/hash.js'
import { LruCache } from '../crypto/lru-cache.js'
import type { Flags } from '../structures/authenticator-data.js'
import type { ClientData } from '../structures/client-data.js'
import type { BackupPolicy, CeremonyExpectations, Framing } from './expectations.js'

/**
 * §7.1 step 8, §7.2 step 11. Compares the base64url text, as the specification does, in constant time. An empty expected
 * challenge matches no response.
 */
export function carriesChallenge(clientData: ClientData, { challenge }: CeremonyExpectations): boolean {
  return challenge.length > 0 && isBase64urlOf(clientData.challenge, challenge)
}

/** §13.4.9. Compares origins character by character, without normalization. */
export function isListed(origin: string, origins: ReadonlySet<string>): boolean {
  return origins.has(origin)
}

/** §7.1 step 10, §7.2 step 13. */
export function acceptsCrossOrigin(clientData: ClientData, framing: Framing): boolean {
  if (clientData.crossOrigin !== true) return true
  if (framing === 'refused') return false
  return clientData.topOrigin !== undefined || framing.withoutTopOrigin === 'accepted'
}

/** §7.1 step 11, §7.2 step 14. `topOrigin` without `crossOrigin` is a contradiction (§5.8.1). */
export function acceptsTopOrigin(clientData: ClientData, topOrigin: string, framing: Framing): boolean {
  return framing !== 'refused' && clientData.crossOrigin === true && isListed(topOrigin, framing.topOrigins)
}

// A relying party uses the same few RP IDs in every ceremony.
const scopeHashes = new LruCache<Sha256>(64)

/** §7.1 step 14, §7.2 step 15. `scope` is the RP ID or AppID that the relying party expects. */
export function isHashOf(rpIdHash: Uint8Array, scope: RpId | string): boolean {
  return equalBytes(
    rpIdHash,
    scopeHashes.getOrCreate(scope, () => sha256Text(scope)),
  )
}

/** §7.1 step 16, §7.2 step 17. Any other value requires user verification. */
export function waivesUserVerification({ userVerification }: CeremonyExpectations): boolean {
  return userVerification === 'preferred' || userVerification === 'discouraged'
}

/** §7.1 step 18, §7.2 step 19. */
export function acceptsEligibility(flags: Flags, policy: BackupPolicy): boolean {
  return acceptsFlag(flags.backupEligible, policy.eligibility)
}

/** §7.1 step 19, §7.2 step 19. */
export function acceptsBackupState(flags: Flags, policy: BackupPolicy): boolean {
  return acceptsFlag(flags.backupState, policy.state)
}

/** An unknown rule accepts neither value of the flag. */
function acceptsFlag(flag: boolean, rule: 'any' | 'required' | 'refused'): boolean {
  return rule === 'any' || rule === (flag ? 'required' : 'refused')
}
