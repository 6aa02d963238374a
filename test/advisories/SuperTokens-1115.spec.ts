import { createAuthenticator } from '../../src/testing/index.js'
import { ALL_ROUTES, complaintsOf, testEnvironment } from '../support/config.js'
import { createConfig } from '../../src/config/load-config.js'
import { outcomeOf, sceneForEach } from '../support/advisory-server.js'
import { registration } from '../support/flows.js'

const LOOKALIKES = [
  'https://evil-example.com',
  'https://evilexample.com',
  'https://example.com.evil.net',
  'https://example.comevil.net',
  'https://example.evil.com',
]

/** A review of supertokens-core found `host.contains(rpId)`. */
describe('SuperTokens pull request 1115: an origin whose host contains the RP ID', () => {
  const scene = sceneForEach({ config: { ...ALL_ROUTES, hostname: 'example.com' } })

  it.each(LOOKALIKES)('is rejected in a ceremony: %s', async (origin) => {
    const made = registration(createAuthenticator(), await scene.backend.creationOptions('ada'), { origin })
    expect(outcomeOf(await scene.backend.finishRegistration('ada', made))).toBe('origin_unexpected')
  })

  it.each(LOOKALIKES)('is rejected in the configuration: %s', (origin) => {
    const content = { hostname: 'example.com', origins: [origin] }
    expect(complaintsOf(() => createConfig(content, testEnvironment()))).toEqual([
      'origins[0]: must have the RP ID "example.com" or a subdomain of it as its host',
    ])
  })

  it.each(LOOKALIKES)('is rejected as an additional origin of an enrolment: %s', async (origin) => {
    await scene.backend.send('POST', '/v1/users', { userId: 'ada', emailOrUsername: 'ada@example.com' })
    const body = { additionalAllowedOrigin: origin }
    expect(outcomeOf(await scene.backend.send('POST', '/v1/users/ada/enrolment-tokens', body))).toBe(
      'additional_origin_invalid',
    )
  })
})
