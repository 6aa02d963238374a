import { createAuthenticator } from '../../src/testing/index.js'
import { outcomeOf, sceneForEach } from '../support/advisory-server.js'
import { assertion, registration } from '../support/flows.js'

/** Drops the flag UV, as a laptop with a closed lid does. */
const unverified = {
  fields: <Fields extends { readonly flags: number }>(fields: Fields) => ({ ...fields, flags: fields.flags & ~0x04 }),
}

/** mozilla/fxa 20725, MetaMask 8696, better-auth 11155, kanidm 2274: user verification was off, or was not checked. */
describe('mozilla/fxa 20725, MetaMask 8696, better-auth 11155, kanidm 2274: without user verification', () => {
  const purposes = { payment: { user_verification: 'required' }, browse: { user_verification: 'discouraged' } }
  const scene = sceneForEach({ config: { purposes } })

  it('a registration that requires it is rejected', async () => {
    const options = await scene.backend.creationOptions('ada', { userVerification: 'required' })
    const made = registration(createAuthenticator(), options, { tamper: unverified })
    expect(outcomeOf(await scene.backend.finishRegistration('ada', made))).toBe('user_verification_missing')
  })

  it.each([
    ['payment', 'user_verification_missing'],
    ['step-up', 'user_verification_missing'],
    ['login', 200],
    ['browse', 200],
  ])('an authentication for the purpose %s ends with %s', async (purpose, outcome) => {
    const authenticator = createAuthenticator()
    await scene.backend.enrol('ada', authenticator)
    const options = await scene.backend.requestOptions({ userId: 'ada', purpose })
    const used = assertion(authenticator, options, { tamper: unverified })
    expect(outcomeOf(await scene.backend.finishAuthentication(used))).toBe(outcome)
  })

  it('a step-up of a browser is rejected by default', async () => {
    const browser = scene.browser()
    await browser.signUp('ada@example.org')
    const used = assertion(browser.authenticator, await browser.startStepUp(), { tamper: unverified })
    expect((await browser.finish('/v1/me/step-up/finish', used)).status).toBe(401)
  })
})
