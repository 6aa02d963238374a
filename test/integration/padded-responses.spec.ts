import { createAuthenticator } from '../../src/testing/index.js'
import { startTestApp, type TestApp } from '../support/app.js'
import { assertion, Backend, Browser, registration } from '../support/flows.js'

let server: TestApp
beforeEach(async () => {
  server = await startTestApp()
})
afterEach(() => server.close())

const padded = (text: string): string => Buffer.from(text, 'base64url').toString('base64')
const spoiled = (text: string): string => `${text}=`.padEnd(Math.ceil((text.length + 1) / 4) * 4 + 1, '=')

/** Encodes the binary members again. */
function encodeWith<T extends { id: string; rawId: string; response: object }>(
  credential: T,
  encode: (text: string) => string,
): T {
  const members = Object.entries(credential.response).map(([name, value]: [string, unknown]) => [
    name,
    typeof value === 'string' ? encode(value) : value,
  ])
  const response: unknown = Object.fromEntries(members)
  return Object.assign({}, credential, { id: encode(credential.id), rawId: encode(credential.rawId), response })
}

describe('a client that sends base64', () => {
  it('registers and authenticates as a backend', async () => {
    const backend = new Backend(server)
    const authenticator = createAuthenticator()
    const created = registration(authenticator, await backend.creationOptions('ada'))
    expect((await backend.finishRegistration('ada', encodeWith(created, padded))).status).toBe(200)
    const asserted = assertion(authenticator, await backend.requestOptions({ userId: 'ada' }))
    const finished = await backend.finishAuthentication(encodeWith(asserted, padded))
    expect(finished).toMatchObject({ status: 200, body: { user: { userId: 'ada' } } })
  })

  it('signs up and signs in as a user', async () => {
    const browser = new Browser(server)
    const created = registration(browser.authenticator, await browser.startSignUp('ada@example.com'))
    expect((await browser.finish('/v1/sign-up/finish', encodeWith(created, padded))).status).toBe(200)
    const asserted = assertion(browser.authenticator, await browser.startSignIn('ada@example.com'))
    expect((await browser.finish('/v1/sign-in/finish', encodeWith(asserted, padded))).status).toBe(200)
  })

  it('is rejected if the padding is incorrect', async () => {
    const backend = new Backend(server)
    const created = registration(createAuthenticator(), await backend.creationOptions('ada'))
    const answer = await backend.finishRegistration('ada', encodeWith(created, spoiled))
    expect(answer).toMatchObject({ status: 400, body: { code: 'base64url_invalid' } })
  })
})
