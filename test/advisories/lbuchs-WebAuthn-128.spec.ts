import { createAuthenticator } from '../../src/testing/index.js'
import { outcomeOf, sceneForEach } from '../support/advisory-server.js'
import { assertion, registration } from '../support/flows.js'

const backedUpOnly = {
  fields: <Fields extends { readonly flags: number }>(fields: Fields) => ({
    ...fields,
    flags: (fields.flags | 0x10) & ~0x08,
  }),
}

/** lbuchs/WebAuthn did not compare the flag BS with BE. */
describe('lbuchs/WebAuthn 128: a passkey that is backed up without being eligible for backup', () => {
  const scene = sceneForEach()

  it('is not registered', async () => {
    const made = registration(createAuthenticator(), await scene.backend.creationOptions('ada'), {
      tamper: backedUpOnly,
    })
    expect(outcomeOf(await scene.backend.finishRegistration('ada', made))).toMatch(/backup/)
  })

  it.each([
    ['device-bound', { eligible: false, state: false }],
    ['synced', { eligible: true, state: true }],
  ])('is not accepted at an authentication, if it was registered as %s', async (_what, backup) => {
    const authenticator = createAuthenticator({ backup })
    await scene.backend.enrol('ada', authenticator)
    const used = assertion(authenticator, await scene.backend.requestOptions(), { tamper: backedUpOnly })
    expect(outcomeOf(await scene.backend.finishAuthentication(used))).toMatch(/backup/)
  })
})
