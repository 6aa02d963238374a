import type { CeremonyAttempt } from '../ceremonies/ceremony.js'
import type { Passkey } from '../credentials/passkey.js'

/** How far a new passkey is trusted, which depends on the authorisation of its registration. */
export type PasskeyTrust = Pick<Passkey, 'uvTrusted' | 'provisional'>

/**
 * Authorises a registration, in the transaction that stores its passkey.
 *
 * @throws ProblemError when the registration is not authorised; the transaction rolls back
 */
export type AuthorizeRegistration = (attempt: CeremonyAttempt<'registration'>) => Promise<PasskeyTrust>

/** A backend has authenticated the user. */
export const BACKEND_TRUST: PasskeyTrust = { uvTrusted: true, provisional: false }

/** No older passkey of the account could confirm its first one. */
export const FIRST_PASSKEY: PasskeyTrust = { uvTrusted: true, provisional: false }
