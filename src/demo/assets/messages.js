/** What a person can do about a code of the server. */
const BY_CODE = {
  authentication_failed:
    'That passkey was not accepted. It may have been deleted here, or it belongs to another account. Try another passkey, or create an account.',
  ceremony_browser_mismatch: 'This step was started in another browser or tab. Please start again here.',
  challenge_expired: 'That took too long. Please try again.',
  challenge_unknown: 'That step was already used or has ended. Please try again.',
  credential_already_registered: 'This passkey is already registered.',
  credentials_invalid: 'Your session has ended. Please sign in again.',
  credentials_missing: 'Please sign in first.',
  last_passkey: 'This is your only passkey. Add another one before you delete it.',
  no_passkeys: 'There is no passkey for this account.',
  passkey_limit_reached: 'You have as many passkeys as one account can have. Delete one to make room.',
  passkey_not_found: 'This passkey is already gone.',
  rate_limited: 'Too many attempts. Please wait a moment.',
  recent_authentication_required: 'Please prove once more that it is you.',
  request_invalid: 'Please check what you typed.',
  route_not_found: 'Accounts are not made here. Please ask whoever runs this site for one.',
  user_already_exists: 'There is already an account with this email. Sign in instead.',
  user_not_found: 'There is no account with this email.',
  user_verification_missing: 'Your authenticator must check that it is you, with a fingerprint, a face or a PIN.',
}

/** The same for refusals of the browser; the names are those of @simplewebauthn/browser and of DOMException. */
const BY_NAME = {
  ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED: 'This device already has a passkey for your account.',
  ERROR_AUTHENTICATOR_MISSING_DISCOVERABLE_CREDENTIAL_SUPPORT: 'This authenticator cannot store passkeys.',
  ERROR_AUTHENTICATOR_MISSING_USER_VERIFICATION_SUPPORT: 'This authenticator cannot check that it is you.',
  ERROR_AUTHENTICATOR_NO_SUPPORTED_PUBKEYCREDPARAMS_ALG: 'This authenticator offers no key this server accepts.',
  ERROR_CEREMONY_ABORTED: 'The passkey dialog was closed.',
  ERROR_INVALID_DOMAIN:
    'Passkeys do not work at this address. Open the page by its domain name over https, or by localhost.',
  ERROR_INVALID_RP_ID: 'The server is set up for another domain than the one in the address bar.',
  NotAllowedError: 'Nothing happened: the passkey dialog was closed, or there is no passkey for this site here.',
}

export const UNSUPPORTED = 'This browser does not support passkeys. Any current browser does.'
const OFFLINE = 'The server cannot be reached. Check the connection and try again.'
const UNKNOWN = 'Something went wrong. Please try again.'

/** One sentence for a person, whatever was thrown. */
export function messageFor(error) {
  if (error instanceof TypeError && /fetch|network|load/i.test(error.message)) return OFFLINE
  const known = BY_CODE[error.code] ?? BY_NAME[error.code] ?? BY_NAME[error.name] ?? error.title
  if (!known) console.error(error)
  return known ?? UNKNOWN
}
