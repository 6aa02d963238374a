import type { RpId, Sha256 } from '../bytes/brand.js'
import { isBase64urlOf } from '../bytes/base64url.js'
import { equalBytes } from '../bytes/equal.js'
import { sha256Text } from '../crypto/hash.js'
import { LruCache } from '../crypto/lru-cache.js'
import type { Flags } from '../structures/authenticator-data.js'
import type { ClientData } from '../structures/client-data.js'
import type { BackupPolicy, CeremonyExpectations, Framing } from './expectations.js'

/**
 * §7.1 step 8, §7.2 step 11: compares the base64url text, as the specification does, in constant time. A challenge that
 * was lost on the way here, and is empty, is answered by nobody.
 */
export function carriesChallenge(clientData: ClientData, { challenge }: CeremonyExpectations): boolean {
  return challenge.length > 0 && isBase64urlOf(clientData.challenge, challenge)
}

/** §13.4.9: an origin is expected only if it is listed, letter for letter. */
export function isListed(origin: string, origins: ReadonlySet<string>): boolean {
  return origins.has(origin)
}

/** §7.1 step 10, §7.2 step 13. */
export function acceptsCrossOrigin(clientData: ClientData, framing: Framing): boolean {
  if (clientData.crossOrigin !== true) return true
  if (framing === 'refused') return false
  return clientData.topOrigin !== undefined || framing.withoutTopOrigin === 'accepted'
}

/** §7.1 step 11, §7.2 step 14. A page around a frame that is not cross-origin contradicts itself (§5.8.1). */
export function acceptsTopOrigin(clientData: ClientData, topOrigin: string, framing: Framing): boolean {
  return framing !== 'refused' && clientData.crossOrigin === true && isListed(topOrigin, framing.topOrigins)
}

// A relying party has few RP IDs and meets them in every ceremony.
const scopeHashes = new LruCache<Sha256>(64)

/** §7.1 step 14, §7.2 step 15. `scope` is what the relying party expects, never what a response says. */
export function isHashOf(rpIdHash: Uint8Array, scope: RpId | string): boolean {
  return equalBytes(
    rpIdHash,
    scopeHashes.getOrCreate(scope, () => sha256Text(scope)),
  )
}

/** §7.1 step 16, §7.2 step 17. Anything but an explicit waiver demands user verification. */
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

/** A rule that nobody defined accepts nothing. */
function acceptsFlag(flag: boolean, rule: 'any' | 'required' | 'refused'): boolean {
  return rule === 'any' || rule === (flag ? 'required' : 'refused')
}
