import { api } from './api.js'

/** Each ceremony: ask the server for options, let the browser talk to the authenticator, hand the answer back. */
const browser = globalThis.SimpleWebAuthnBrowser

export const passkeysWork = () => browser.browserSupportsWebAuthn()

export async function signUp(email) {
  const { registrationOptions } = await api.startSignUp(email)
  const publicKey = await browser.startRegistration({ optionsJSON: registrationOptions })
  return api.finishSignUp(publicKey)
}

/** Nothing is typed: the browser offers every passkey it has for this site. */
export async function signIn() {
  const { authenticationOptions } = await api.startSignIn()
  const publicKey = await browser.startAuthentication({ optionsJSON: authenticationOptions })
  return api.finishSignIn(publicKey)
}

/** Who is signed in proves it once more. */
export async function stepUp() {
  const { authenticationOptions } = await api.startStepUp()
  return api.finishStepUp(await browser.startAuthentication({ optionsJSON: authenticationOptions }))
}

export async function addPasskey() {
  const { registrationOptions } = await api.startAdding()
  return api.finishAdding(await browser.startRegistration({ optionsJSON: registrationOptions }))
}

/**
 * Waits until a person picks a passkey from the suggestions of the email field. Any other ceremony ends the wait.
 *
 * @param begins told for how many milliseconds the options hold; answers whether the wait is still wanted
 * @returns what finishes the sign-in; undefined where there are no suggestions, or when the wait ended
 */
export async function pickSuggestion(begins) {
  if (!(await browser.browserSupportsWebAuthnAutofill())) return undefined
  try {
    const { authenticationOptions } = await api.startSignIn()
    if (!begins(authenticationOptions.timeout)) return undefined
    const publicKey = await browser.startAuthentication({
      optionsJSON: authenticationOptions,
      useBrowserAutofill: true,
    })
    return () => api.finishSignIn(publicKey)
  } catch {
    return undefined
  }
}

/** Tells the browser what is true now, so that it offers no passkey that is gone and no name of yesterday. */
export async function signal({ allAcceptedCredentials, currentUserDetails }) {
  const told = [
    PublicKeyCredential.signalAllAcceptedCredentials?.(allAcceptedCredentials),
    PublicKeyCredential.signalCurrentUserDetails?.(currentUserDetails),
  ]
  await Promise.allSettled(told)
}
