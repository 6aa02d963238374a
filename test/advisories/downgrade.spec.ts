import { createAuthenticator } from '../../src/testing/index.js'
import { sceneForEach } from '../support/advisory-server.js'
import { bodyOf, type Json } from '../support/flows.js'

/** User agents with and without passkeys, and the headers with which browsers describe themselves. */
const CLIENTS: readonly Record<string, string>[] = [
  {},
  { 'user-agent': 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36' },
  { 'user-agent': 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; Trident/7.0; rv:11.0) like Gecko' },
  { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:52.0) Gecko/20100101 Firefox/52.0' },
  { 'user-agent': 'curl/8.5.0' },
  { 'sec-ch-ua': '"Not;A=Brand";v="99"', 'sec-ch-ua-mobile': '?1', 'sec-ch-ua-platform': '"Android"' },
]

/**
 * Proxies made identity providers offer weaker methods by sending the user agent of an old browser: eSentire (June 2024),
 * Expel and PoisonSeed (July 2025, retracted), Proofpoint about Entra (August 2025).
 */
describe('Downgrade by user agent: the options of a ceremony', () => {
  const scene = sceneForEach()

  it.each([
    ['a sign-in', 'authenticationOptions', '/v1/sign-in/start', {}],
    ['a sign-in with a name', 'authenticationOptions', '/v1/sign-in/start', { email: 'ada@example.com' }],
    ['a sign-up', 'registrationOptions', '/v1/sign-up/start', { email: 'grace@example.com' }],
  ])('do not depend on the client: %s', async (_what, member, url, payload) => {
    await scene.backend.enrol('ada', createAuthenticator())
    const options: Json[] = []
    for (const headers of CLIENTS) {
      const answer = await scene.server.send({ method: 'POST', url, headers, payload })
      const { challenge, user, ...rest } = bodyOf<Record<string, Json>>(answer)[member] as Json
      expect(challenge).toBeDefined()
      options.push({ ...rest, name: (user as Json | undefined)?.['name'] })
    }
    expect(options).toEqual(options.map(() => options[0]))
  })
})
