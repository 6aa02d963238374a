import { canProveUserVerification, type Passkey } from '../credentials/passkey.js'
import { ACTS, type Change } from './acts.data.js'

/**
 * Returns whether confirmations in an account require user verification: as soon as an active passkey can give it, so that a
 * confirmation is as strong as the strongest that the account can give.
 *
 * @param passkeys all passkeys of the account
 */
export function requiresUserVerification(passkeys: readonly Passkey[]): boolean {
  return passkeys.some((passkey) => passkey.state === 'active' && canProveUserVerification(passkey))
}

/**
 * Returns whether a passkey can confirm a change.
 *
 * @param passkeys all passkeys of the account
 */
export function canConfirm(passkey: Passkey, change: Change, passkeys: readonly Passkey[]): boolean {
  if (passkey.state !== 'active') return false
  if (requiresUserVerification(passkeys) && !canProveUserVerification(passkey)) return false
  return !isProtectedFrom(passkey, change, passkeys)
}

/** Returns whether a change affects a passkey that outranks the confirming one, while such a passkey is active. */
function isProtectedFrom(confirming: Passkey, { act, target }: Change, passkeys: readonly Passkey[]): boolean {
  if (!ACTS[act].changesPasskey) return false
  const superiors = passkeys.filter((each) => outranks(each, confirming))
  return superiors.some(({ id }) => id === target) && superiors.some(({ state }) => state === 'active')
}

/** An older passkey outranks a provisional one, and so does every passkey that is not provisional. */
function outranks(one: Passkey, other: Passkey): boolean {
  if (!other.provisional || one.id === other.id) return false
  return !one.provisional || one.createdAt < other.createdAt
}
