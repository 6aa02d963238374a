import { api } from './api.js'

/** Each ceremony fetches options, passes them to the browser, and sends the result to the server. */
const browser = globalThis.SimpleWebAuthnBrowser

export const passkeysWork = () => browser.browserSupportsWebAuthn()

export async function signUp(email) {
  const { registrationOptions } = await api.startSignUp(email)
  return register(registrationOptions, api.finishSignUp)
}

/** Refusals after which the server has certainly not stored the new passkey. */
const NOT_STORED = new Set([
  'user_already_exists',
  'challenge_expired',
  'ceremony_browser_mismatch',
  'passkey_limit_reached',
])

/** Refusals with status 403 or 422 after which the server may hold the passkey. */
const MAY_BE_STORED = new Set(['credential_already_registered', 'passkey_suspended'])

/** Returns whether the passkey is certainly unknown to the server. Status 422 and 403 report a failed check or policy. */
const isRejected = ({ status, code }) =>
  NOT_STORED.has(code) || ((status === 422 || status === 403) && !MAY_BE_STORED.has(code))

/** Creates a passkey. If the server refuses it for good, the browser learns that the passkey is unknown. */
async function register(optionsJSON, finish) {
  const publicKey = await browser.startRegistration({ optionsJSON })
  try {
    return await finish(publicKey)
  } catch (error) {
    if (isRejected(error)) await signalUnknown({ rpId: optionsJSON.rp.id, credentialId: publicKey.id })
    throw error
  }
}

async function signalUnknown(credential) {
  await Promise.allSettled([PublicKeyCredential.signalUnknownCredential?.(credential)])
}

/** Without an email, the browser offers all of its passkeys for this site. */
export async function signIn(email) {
  const { authenticationOptions } = await api.startSignIn(email)
  const publicKey = await browser.startAuthentication({ optionsJSON: authenticationOptions })
  return api.finishSignIn(publicKey)
}

/**
 * Adds a passkey. The user confirms this with a passkey that they have, and then creates the new one.
 *
 * @param onPrompt is called before each prompt of the browser, with `confirm` or `create`
 */
export async function addPasskey(onPrompt) {
  const { registrationOptions, confirmation } = await api.startAdding()
  onPrompt('confirm')
  const token = await confirm(confirmation)
  onPrompt('create')
  return register(registrationOptions, (publicKey) => api.finishAdding(publicKey, token))
}

/** Deletes a passkey. The user confirms this with one of their passkeys. */
export async function deletePasskey(id) {
  return api.delete(id, await confirm({ act: 'passkey.delete', target: id }))
}

/** Asks for a passkey of the user and returns the token that the change needs. */
async function confirm(change) {
  const { authenticationOptions } = await api.startConfirmation(change)
  const publicKey = await browser.startAuthentication({ optionsJSON: authenticationOptions })
  const { token } = await api.finishConfirmation(publicKey)
  return token
}

/**
 * Waits until the user picks a passkey from the suggestions of the email field. Any other ceremony ends the wait.
 *
 * @param onStart gets the lifetime of the options in milliseconds; returns false to cancel
 * @returns a function that finishes the sign-in; undefined without suggestions or when the wait ended
 */
export async function pickSuggestion(onStart) {
  if (!(await browser.browserSupportsWebAuthnAutofill())) return undefined
  try {
    const { authenticationOptions } = await api.startSignIn()
    if (!onStart(authenticationOptions.timeout)) return undefined
    const publicKey = await browser.startAuthentication({
      optionsJSON: authenticationOptions,
      useBrowserAutofill: true,
    })
    return () => api.finishSignIn(publicKey)
  } catch {
    return undefined
  }
}

/** Reports the current passkeys and names to the browser, so that it stops offering deleted passkeys and old names. */
export async function signal({ allAcceptedCredentials, currentUserDetails }) {
  const signals = [
    PublicKeyCredential.signalAllAcceptedCredentials?.(allAcceptedCredentials),
    PublicKeyCredential.signalCurrentUserDetails?.(currentUserDetails),
  ]
  await Promise.allSettled(signals)
}
