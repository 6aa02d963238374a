import { api } from './api.js'

/** Each ceremony: ask the server for options, let the browser talk to the authenticator, hand the answer back. */
const browser = globalThis.SimpleWebAuthnBrowser

export const passkeysWork = () => browser.browserSupportsWebAuthn()

export async function signUp(email) {
  const { registrationOptions } = await api.startSignUp(email)
  return api.finishSignUp(await browser.startRegistration({ optionsJSON: registrationOptions }))
}

/** Without an e-mail the browser offers every passkey it has for this site. */
export async function signIn(email) {
  const { authenticationOptions } = await api.startSignIn(email)
  return api.finishSignIn(await browser.startAuthentication({ optionsJSON: authenticationOptions }))
}

export async function addPasskey() {
  const { registrationOptions } = await api.startAdding()
  return api.finishAdding(await browser.startRegistration({ optionsJSON: registrationOptions }))
}

/**
 * Waits until a person picks a passkey from the suggestions of the e-mail field. Any other ceremony ends the wait.
 *
 * @param isWanted whether the wait should still begin once the server has answered
 * @returns the browser's answer; undefined where there are no suggestions, or when the wait ended
 */
export async function pickSuggestion(isWanted) {
  if (!(await browser.browserSupportsWebAuthnAutofill())) return undefined
  try {
    const { authenticationOptions } = await api.startSignIn()
    if (!isWanted()) return undefined
    return await browser.startAuthentication({ optionsJSON: authenticationOptions, useBrowserAutofill: true })
  } catch {
    return undefined
  }
}

export const finishSignIn = api.finishSignIn

/** Tells the browser that a passkey no longer opens anything here, so that it need not offer it again. */
export async function forgetPasskey({ rpId, credentialId }) {
  const signal = { signalName: 'unknownCredential', rpID: rpId, credentialID: credentialId }
  await browser.sendSignal(signal).catch(() => undefined)
}
