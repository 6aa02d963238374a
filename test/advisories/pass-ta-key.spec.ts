import { createAuthenticator } from '../../src/testing/index.js'
import { outcomeOf, sceneForEach } from '../support/advisory-server.js'
import { assertion, registration } from '../support/flows.js'

const SYNCED = { eligible: true, state: true }

/** Unit 42 "Pass-ta-key" (August 2026): synced keys were used from a compromised profile, without user verification. */
describe('Pass-ta-key: under a policy that accepts only device-bound passkeys,', () => {
  const bound = sceneForEach({ config: { backup: { eligibility: 'refused' } } })

  it('a synced passkey is not registered', async () => {
    const made = registration(createAuthenticator({ backup: SYNCED }), await bound.backend.creationOptions('ada'))
    const answer = await bound.backend.finishRegistration('ada', made)
    expect([answer.status, outcomeOf(answer)]).toEqual([403, expect.stringMatching(/backup/)])
  })

  it('a passkey that becomes synced is not accepted', async () => {
    const authenticator = createAuthenticator()
    await bound.backend.enrol('ada', authenticator)
    const fields = <F extends { flags: number }>(made: F) => ({ ...made, flags: made.flags | 0x18 })
    const used = assertion(authenticator, await bound.backend.requestOptions(), { tamper: { fields } })
    expect((await bound.backend.finishAuthentication(used)).status).toBeGreaterThanOrEqual(400)
  })
})

describe('Pass-ta-key: for a purpose that requires user verification,', () => {
  const scene = sceneForEach({ config: { purposes: { payment: { user_verification: 'required' } } } })

  it('a synced passkey without it is not accepted', async () => {
    const authenticator = createAuthenticator({ backup: SYNCED })
    await scene.backend.enrol('ada', authenticator)
    const options = await scene.backend.requestOptions({ userId: 'ada', purpose: 'payment' })
    const used = assertion(authenticator, options, { fault: 'no-user-verification' })
    expect(outcomeOf(await scene.backend.finishAuthentication(used))).toBe('user_verification_missing')
  })
})
