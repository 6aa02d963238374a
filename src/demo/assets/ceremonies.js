import { api } from './api.js'

/** Each ceremony: ask the server for options, let the browser talk to the authenticator, hand the answer back. */
const browser = globalThis.SimpleWebAuthnBrowser

export const passkeysWork = () => browser.browserSupportsWebAuthn()

export async function signUp(email) {
  const { registrationOptions } = await api.startSignUp(email)
  const publicKey = await browser.startRegistration({ optionsJSON: registrationOptions })
  return { ...(await api.finishSignUp(publicKey)), rpId: registrationOptions.rp.id }
}

/** Nothing is typed: the browser offers every passkey it has for this site. */
export async function signIn() {
  const { authenticationOptions } = await api.startSignIn()
  const publicKey = await browser.startAuthentication({ optionsJSON: authenticationOptions })
  return finishSignIn(authenticationOptions, publicKey)
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
    return () => finishSignIn(authenticationOptions, publicKey)
  } catch {
    return undefined
  }
}

const finishSignIn = async ({ rpId }, publicKey) => ({ ...(await api.finishSignIn(publicKey)), rpId })

/** Tells the browser that a passkey no longer opens anything here, so that it need not offer it again. */
export async function forgetPasskey(rpId, credentialId) {
  const signal = { signalName: 'unknownCredential', rpID: rpId, credentialID: credentialId }
  await browser.sendSignal(signal).catch(() => undefined)
}
