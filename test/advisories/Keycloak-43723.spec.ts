import { createAuthenticator, type FormatName } from '../../src/testing/index.js'
import { outcomeOf, sceneForEach } from '../support/advisory-server.js'
import { registration } from '../support/flows.js'

/** The model that the testing kit claims by default. */
const MODEL = 'd1e5c0ff-ee00-4000-8000-0000000000aa'

const UNPROVEN: readonly FormatName[] = ['none', 'packed-self']

/** Keycloak accepted `none` where it had asked for `direct`, and compared its list of models with claims. */
describe('Keycloak 43723, 48388: where attestation is required,', () => {
  const attestation = { none: 'refused', self: 'refused', untrusted: 'refused' }
  const config = { registration: { attestation: 'direct' } }
  const strict = sceneForEach({ config: { ...config, attestation } })
  const listed = sceneForEach({ config: { ...config, attestation: { models: { only: [MODEL] } } } })

  it.each([...UNPROVEN, 'packed' as const])('a passkey with the attestation %s is rejected', async (format) => {
    const made = registration(createAuthenticator({ format }), await strict.backend.creationOptions('ada'))
    const answer = await strict.backend.finishRegistration('ada', made)
    expect([answer.status, outcomeOf(answer)]).toEqual([403, expect.stringMatching(/^attestation_/)])
  })

  it.each(UNPROVEN)('a model on the list is not believed with the attestation %s', async (format) => {
    const made = registration(createAuthenticator({ format }), await listed.backend.creationOptions('ada'))
    expect((await listed.backend.finishRegistration('ada', made)).status).toBe(403)
  })
})
