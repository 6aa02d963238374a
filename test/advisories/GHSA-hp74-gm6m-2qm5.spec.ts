import { createAuthenticator } from '../../src/testing/index.js'
import { createEnrolmentToken, enrol, outcomeOf, sceneForEach } from '../support/advisory-server.js'
import { assertion, Browser, registration } from '../support/flows.js'

/**
 * Pocket ID before 2.6.0 took a recent login of any kind, such as a link from a message, for a step-up with a passkey.
 * mymate 42: a session that was not verified registered its own key, and then counted as verified.
 */
describe('GHSA-hp74-gm6m-2qm5, mymate 42: a passkey from an enrolment token', () => {
  const scene = sceneForEach({ config: { registration: { accept_self_registered: true } } })

  /** The owner of an account, and the holder of a link to it. */
  async function accountWithLink(
    userVerification = true,
  ): Promise<{ owner: Browser; thief: Browser; firstId: string }> {
    const owner = scene.browser(createAuthenticator({ userVerification }))
    const { user, passkey } = await owner.signUp('ada@example.org')
    const thief = scene.browser()
    expect(outcomeOf(await enrol(thief, await createEnrolmentToken(scene.backend, user.userId)))).toBe(200)
    return { owner, thief, firstId: passkey.id }
  }

  it('does not sign its holder in', async () => {
    const { thief } = await accountWithLink()
    expect(thief.accessToken).toBeUndefined()
    expect(outcomeOf(await thief.send('GET', '/v1/me'))).toBe('credentials_missing')
  })

  it('authorises no change by a recent sign-in alone', async () => {
    const { thief, firstId } = await accountWithLink()
    await thief.signIn()
    expect(outcomeOf(await thief.send('DELETE', `/v1/me/passkeys/${firstId}`))).toBe('confirmation_required')
    const made = registration(createAuthenticator(), await thief.startAdding())
    expect(outcomeOf(await thief.finish('/v1/me/passkeys/finish', made))).toBe('confirmation_required')
    expect(outcomeOf(await thief.send('DELETE', '/v1/me/sessions'))).toBe('confirmation_required')
  })

  it('does not become proof by a step-up', async () => {
    const { thief, firstId } = await accountWithLink()
    await thief.signIn()
    const options = { ...(await thief.startStepUp()), allowCredentials: [] }
    const answer = await thief.finish('/v1/me/step-up/finish', assertion(thief.authenticator, options))
    expect(outcomeOf(answer)).toBe('authentication_failed')
    expect(outcomeOf(await thief.send('DELETE', `/v1/me/passkeys/${firstId}`))).toBe('confirmation_required')
  })

  it.each([
    ['verified', true],
    ['only noticed', false],
  ])('confirms no change of an older passkey that %s its user', async (_what, userVerification) => {
    const { owner, thief, firstId } = await accountWithLink(userVerification)
    await thief.signIn()
    const options = { ...(await thief.startConfirmation('passkey.delete', firstId)), allowCredentials: [] }
    const answer = await thief.finish('/v1/me/confirmations/finish', assertion(thief.authenticator, options))
    expect(outcomeOf(answer)).toBe('authentication_failed')
    await owner.signIn()
    expect((await owner.send('GET', '/v1/me/passkeys')).text).toContain(firstId)
  })
})
