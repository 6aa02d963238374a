import { createAuthenticator } from '../../src/testing/index.js'
import { outcomeOf, sceneForEach } from '../support/advisory-server.js'
import { assertion, registration } from '../support/flows.js'

/** Keycloak kept a challenge after a failed attempt, and ignored the counter that its library returned. */
describe('Keycloak 49921, 49920', () => {
  const scene = sceneForEach({ config: { authentication: { sign_count: 'reject' } } })

  it('a challenge is gone after an attempt that failed', async () => {
    const authenticator = createAuthenticator()
    await scene.backend.enrol('ada', authenticator)
    const options = await scene.backend.requestOptions({ userId: 'ada' })
    const forged = assertion(authenticator, options, { fault: 'bad-signature' })
    expect(outcomeOf(await scene.backend.finishAuthentication(forged))).toBe('signature_invalid')
    const honest = assertion(authenticator, options)
    expect(outcomeOf(await scene.backend.finishAuthentication(honest))).toBe('challenge_unknown')
  })

  it('a challenge of a registration is gone after an attempt that failed', async () => {
    const options = await scene.backend.creationOptions('ada')
    const forged = registration(createAuthenticator(), options, { fault: 'wrong-origin' })
    expect(outcomeOf(await scene.backend.finishRegistration('ada', forged))).toBe('origin_unexpected')
    const honest = registration(createAuthenticator(), options)
    expect(outcomeOf(await scene.backend.finishRegistration('ada', honest))).toBe('challenge_unknown')
  })

  it.each([
    ['the same', 0],
    ['a lower', -1],
  ])('%s counter is rejected', async (_what, step) => {
    const authenticator = createAuthenticator()
    await scene.backend.enrol('ada', authenticator)
    for (const times of [1, 2]) {
      const used = assertion(authenticator, await scene.backend.requestOptions())
      expect([times, outcomeOf(await scene.backend.finishAuthentication(used))]).toEqual([times, 200])
    }
    const fields = <F extends { signCount: number }>(made: F) => ({ ...made, signCount: 2 + step })
    const cloned = assertion(authenticator, await scene.backend.requestOptions(), { tamper: { fields } })
    expect(outcomeOf(await scene.backend.finishAuthentication(cloned))).toMatch(/^sign_count/)
  })

  it('the same counter is accepted from one of two concurrent authentications', async () => {
    const authenticator = createAuthenticator()
    await scene.backend.enrol('ada', authenticator)
    const fields = <F extends { signCount: number }>(made: F) => ({ ...made, signCount: 7 })
    const used = [
      assertion(authenticator, await scene.backend.requestOptions(), { tamper: { fields } }),
      assertion(authenticator, await scene.backend.requestOptions(), { tamper: { fields } }),
    ]
    const answers = await Promise.all(used.map((publicKey) => scene.backend.finishAuthentication(publicKey)))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  })
})
