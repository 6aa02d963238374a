import { api } from './api.js'

/** Each ceremony fetches options, passes them to the browser, and sends the result to the server. */
const browser = globalThis.SimpleWebAuthnBrowser

export const passkeysWork = () => browser.browserSupportsWebAuthn()

export async function signUp(email) {
  const { registrationOptions } = await api.startSignUp(email)
  const publicKey = await browser.startRegistration({ optionsJSON: registrationOptions })
  return api.finishSignUp(publicKey)
}

/** Needs no name: the browser offers all of its passkeys for this site. */
export async function signIn() {
  const { authenticationOptions } = await api.startSignIn()
  const publicKey = await browser.startAuthentication({ optionsJSON: authenticationOptions })
  return api.finishSignIn(publicKey)
}

/** Authenticates the signed-in user again. */
export async function stepUp() {
  const { authenticationOptions } = await api.startStepUp()
  return api.finishStepUp(await browser.startAuthentication({ optionsJSON: authenticationOptions }))
}

export async function addPasskey() {
  const { registrationOptions } = await api.startAdding()
  return api.finishAdding(await browser.startRegistration({ optionsJSON: registrationOptions }))
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
