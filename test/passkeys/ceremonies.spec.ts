import { createAuthenticator } from '../../src/testing/index.js'
import { CeremoniesService } from '../../src/passkeys/ceremonies/ceremonies.service.js'
import type { IssuedCeremonyKind, CeremonyStates } from '../../src/passkeys/ceremonies/ceremony.js'
import { encodeBase64url } from '../../src/webauthn/index.js'
import { startTestApp, type TestApp } from '../support/app.js'
import { assertion, registration } from '../support/flows.js'

let server: TestApp
beforeEach(async () => {
  server = await startTestApp()
})
afterEach(() => server.close())

const ceremonies = () => server.app.get(CeremoniesService, { strict: false })
const BINDING = { realm: 'backend', purpose: 'any purpose', userId: null, browserHash: null } as const
const EXPECTED = { realm: 'backend', user: 'anyone', purpose: { name: 'any purpose' }, browserHash: null } as const

/** Issues a ceremony of a kind and returns responses with its challenge. */
async function issue(kind: IssuedCeremonyKind) {
  const state = {} as CeremonyStates[typeof kind]
  const { challenge } = await ceremonies().issue({ ...BINDING, kind, state, timeoutSeconds: 60 })
  const options = { challenge: encodeBase64url(challenge), rpId: 'localhost', rp: { id: 'localhost', name: 'Test' } }
  const user = { id: 'AQ', name: 'ada', displayName: 'Ada' }
  const pubKeyCredParams = [{ type: 'public-key', alg: -7 }]
  const authenticator = createAuthenticator()
  const created = registration(authenticator, { ...options, user, pubKeyCredParams })
  return { created, asserted: assertion(authenticator, options) }
}

describe('the kind of a ceremony', () => {
  it.each(['registration', 'authentication', 'confirmation'] as const)('permits to consume a %s', async (kind) => {
    const { created, asserted } = await issue(kind)
    const attempt = await ceremonies().consume(kind, kind === 'registration' ? created : asserted, EXPECTED)
    expect(attempt.ceremony.kind).toBe(kind)
  })

  it.each([
    ['registration', 'authentication'],
    ['registration', 'confirmation'],
    ['authentication', 'registration'],
    ['authentication', 'confirmation'],
    ['confirmation', 'registration'],
    ['confirmation', 'authentication'],
  ] as const)('alone prevents a %s from being consumed as a %s', async (kind, other) => {
    const { created, asserted } = await issue(kind)
    const consumed = ceremonies().consume(other, other === 'registration' ? created : asserted, EXPECTED)
    await expect(consumed).rejects.toMatchObject({ code: 'challenge_unknown' })
  })
})
