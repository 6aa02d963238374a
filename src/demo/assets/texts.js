/** Every text that the scripts of the page show. The texts that never change are in index.html. */
export const TEXTS = {
  signedIn: 'You are signed in.',
  signedOut: 'You are signed out.',
  unsupported: 'This browser does not support passkeys. Please use a current browser.',
  /** While the browser asks for a passkey. */
  waiting: {
    'sign-in': 'Your browser now asks for your passkey.',
    'sign-up': 'Your browser now offers to create a passkey.',
    'confirm-adding': 'Step 1 of 2: use a passkey that you already have, to confirm that it is you.',
    'create-another': 'Step 2 of 2: create the new passkey.',
    'confirm-deletion': 'Use one of your passkeys, to confirm that it is you.',
  },
  passkey: {
    /** Default names by authenticator attachment. */
    names: { platform: 'Passkey on this device', 'cross-platform': 'Security key' },
    name: 'Passkey',
    added: 'Passkey added.',
    renamed: 'Passkey renamed.',
    deleted: 'Passkey deleted.',
    deletedOwn: 'Passkey deleted. You had signed in with it. Please sign in again.',
    unchanged: 'Nothing was changed.',
    onOneDevice: 'On one device',
    synced: 'Synced',
    syncable: 'Can be synced',
    neverUsed: 'never used',
    lastUsed: (when) => `last used ${when}`,
    addedOn: (date) => `added ${date}`,
    justNow: 'just now',
    unverified: '(unverified)',
    noAttestation: 'No attestation',
    attestation: (format, verdict) => `Attestation ${format}, ${verdict}`,
  },
  renaming: { open: 'Rename', openFor: (name) => `Rename ${name}`, label: 'New name', save: 'Save', cancel: 'Cancel' },
  deleting: {
    open: 'Delete',
    openFor: (name) => `Delete ${name}`,
    title: (name) => `Delete “${name}”?`,
    text: 'You will no longer be able to sign in with it. Your other passkeys keep working.',
    confirm: 'Delete',
    onlyTitle: 'Your only passkey',
    onlyText: 'This is your only passkey, so it cannot be deleted. Add another one first.',
    onlyConfirm: 'Add another',
  },
  trace: {
    titles: { registration: 'How your passkey was checked', authentication: 'How your sign-in was checked' },
    title: 'How the ceremony was checked',
    /** The outcomes, in the order of the summary. */
    outcomes: {
      passed: 'passed',
      failed: 'failed',
      skipped: 'skipped',
      'not-reached': 'not reached',
      client: 'browser',
      caller: 'service',
    },
    section: (section, edition) => `${section} of ${edition}`,
    steps: (count) => (count === 1 ? '1 step' : `${count} steps`),
  },
}

/** Messages for the server's error codes: what happened, and what to do. */
const BY_CODE = {
  authentication_failed:
    'This passkey was not accepted. It may have been deleted, or it belongs to another account. Try another passkey.',
  ceremony_browser_mismatch: 'This was started in another browser or tab. Please start again here.',
  challenge_expired: 'This took too long. Please try again.',
  challenge_unknown: 'This attempt was already used or has expired. Please try again.',
  confirmation_invalid: 'Your confirmation has expired. Please try again.',
  confirmation_required: 'Please confirm this with a passkey.',
  credential_already_registered: 'This passkey is already registered.',
  credentials_invalid: 'Your session has ended. Please sign in again.',
  credentials_missing: 'Please sign in first.',
  last_passkey: 'This is your only passkey. Add another one before you delete it.',
  no_passkeys: 'This account has no passkey that can be used for this.',
  passkey_limit_reached: 'You have reached the maximum number of passkeys. Delete one before you add another.',
  passkey_not_found: 'This passkey was already deleted.',
  rate_limited: 'Too many attempts. Please wait a moment.',
  request_invalid: 'Please check your input.',
  route_not_found: 'Sign-up is disabled. Please ask the operator of this site for an account.',
  user_already_exists: 'An account with this email already exists. Sign in instead.',
  user_not_found: 'No account with this email exists.',
  user_verification_missing: 'Your authenticator must verify you with a fingerprint, face or PIN.',
}

/** Messages for errors of the browser, by the code of @simplewebauthn/browser or the name of the DOMException. */
const BY_NAME = {
  ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED: 'This device already has a passkey for your account.',
  ERROR_AUTHENTICATOR_MISSING_DISCOVERABLE_CREDENTIAL_SUPPORT: 'This authenticator cannot store passkeys.',
  ERROR_AUTHENTICATOR_MISSING_USER_VERIFICATION_SUPPORT:
    'This authenticator cannot verify you with a fingerprint, face or PIN.',
  ERROR_AUTHENTICATOR_NO_SUPPORTED_PUBKEYCREDPARAMS_ALG:
    'This authenticator supports none of the algorithms that the server accepts.',
  ERROR_CEREMONY_ABORTED: 'The passkey dialog was closed.',
  ERROR_INVALID_DOMAIN:
    'Passkeys do not work at this address. Open the page at its domain name over https, or at localhost.',
  ERROR_INVALID_RP_ID: 'The server is configured for another domain than the one in the address bar.',
  NotAllowedError: 'The passkey dialog was closed, or this device has no passkey for this site.',
}

const OFFLINE = 'The server cannot be reached. Check your connection and try again.'
const UNKNOWN = 'Something went wrong. Please try again.'

const waitFor = (seconds) =>
  `Too many attempts. Please try again in ${seconds === 1 ? '1 second' : `${seconds} seconds`}.`

/** Returns a message for any thrown value. */
export function messageFor(error) {
  if (error instanceof TypeError && /fetch|network|load/i.test(error.message)) return OFFLINE
  const known = BY_CODE[error.code] ?? BY_NAME[error.code] ?? BY_NAME[error.name] ?? error.title
  if (error.status === 429 && error.retryAfterSeconds) return waitFor(error.retryAfterSeconds)
  if (!known) console.error(error)
  return known ?? UNKNOWN
}
