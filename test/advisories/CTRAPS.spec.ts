import { createAuthenticator } from '../../src/testing/index.js'
import { outcomeOf, sceneForEach } from '../support/advisory-server.js'
import { assertion, bodyOf } from '../support/flows.js'

/** CTRAPS (arXiv 2412.02349): a client deletes credentials from an authenticator, so that users are locked out. */
describe('CTRAPS: the server', () => {
  const scene = sceneForEach({ config: { keep_last_passkey: 'everyone' } })

  it('refuses to delete the last passkey of a user', async () => {
    const { id } = await scene.backend.enrol('ada', createAuthenticator())
    const answer = await scene.backend.send('DELETE', `/v1/users/ada/passkeys/${id}`)
    expect(outcomeOf(answer)).toBe('last_passkey')
  })

  it('signals an unknown passkey only when everything else is valid', async () => {
    const authenticator = createAuthenticator()
    const { id } = await scene.backend.enrol('ada', authenticator)
    await scene.backend.enrol('ada', createAuthenticator())
    const signalsAfter = async (fault?: 'bad-signature' | 'wrong-origin') => {
      const options = { ...(await scene.backend.requestOptions()), allowCredentials: [] }
      const publicKey = assertion(authenticator, options, fault && { fault })
      return bodyOf(await scene.backend.finishAuthentication(publicKey))
    }
    expect(await signalsAfter('bad-signature')).not.toHaveProperty('signals')
    await scene.backend.send('POST', `/v1/users/ada/passkeys/${id}/suspend`)
    expect(await signalsAfter()).not.toHaveProperty('signals')
    await scene.backend.send('DELETE', `/v1/users/ada/passkeys/${id}`)
    expect(await signalsAfter('wrong-origin')).not.toHaveProperty('signals')
    expect(await signalsAfter()).toMatchObject({ code: 'credential_unknown', signals: { unknownCredential: {} } })
  })

  it('signals no unknown passkey after a sign-in with a name', async () => {
    const browser = scene.browser()
    const options = await browser.startSignIn('ada@example.com')
    const authenticator = createAuthenticator()
    await scene.backend.enrol('grace', authenticator)
    const publicKey = assertion(authenticator, { ...options, allowCredentials: [] })
    expect(bodyOf(await browser.finish('/v1/sign-in/finish', publicKey))).not.toHaveProperty('signals')
  })
})
