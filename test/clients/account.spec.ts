import { createAccountClient } from '../../clients/typescript/src/account.js'
import { withoutSecrets } from '../../clients/typescript/src/secrets.js'
import { createAuthenticator, type SoftwareAuthenticator } from '../../src/testing/index.js'
import { startTestApp, type TestApp } from '../support/app.js'
import { assertion, Browser, registration } from '../support/flows.js'

let server: TestApp
let baseUrl: string
let owner: Browser
beforeAll(async () => {
  server = await startTestApp()
  baseUrl = await server.listen()
})
beforeEach(async () => {
  owner = new Browser(server)
  await owner.signUp(`${crypto.randomUUID()}@example.org`)
})
afterAll(() => server.close())

/** Stores the cookie of a response and sends it with later requests, as a browser does. */
function fetchWithCookies(): (request: Request) => Promise<Response> {
  let cookie = ''
  return async (request) => {
    if (cookie !== '') request.headers.set('cookie', cookie)
    const response = await fetch(request)
    cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? cookie
    return response
  }
}

/** A client whose prompts use the owner's passkey, and another authenticator for new passkeys. */
function accountOf(authenticator: SoftwareAuthenticator = owner.authenticator) {
  const prompts: string[] = []
  const account = createAccountClient({
    baseUrl,
    accessToken: () => owner.accessToken ?? '',
    fetch: fetchWithCookies(),
    beforePrompt: (prompt) => void prompts.push(prompt),
    prompts: {
      create: (options) => Promise.resolve(registration(createAuthenticator(), options as never) as never),
      get: (options) => Promise.resolve(assertion(authenticator, options as never) as never),
    },
  })
  return { account, prompts }
}

describe('the client of a signed-in user', () => {
  it('adds and deletes a passkey with one confirmation each', async () => {
    const { account, prompts } = accountOf()
    const { passkey } = await account.addPasskey({ displayName: 'Phone' })
    expect(passkey).toMatchObject({ displayName: 'Phone', state: 'active', userVerified: true })
    expect(prompts).toEqual(['confirm', 'create'])
    expect(await account.deletePasskey(passkey.id)).toMatchObject({ deleted: 1 })
    expect(prompts).toEqual(['confirm', 'create', 'confirm'])
  })

  it('ends one session, the others and all of them', async () => {
    const { account } = accountOf()
    const elsewhere = async () => {
      const browser = new Browser(server, owner.authenticator)
      await browser.signIn()
      return browser
    }
    const isSignedIn = async (browser: Browser) => (await browser.send('GET', '/v1/me')).status === 200
    const [one, two] = [await elsewhere(), await elsewhere()]
    const { items } = (await one.send('GET', '/v1/me/sessions')).body as { items: { id: string; current: boolean }[] }
    await account.endSession(items.find(({ current }) => current)?.id ?? '')
    expect([await isSignedIn(one), await isSignedIn(two), await isSignedIn(owner)]).toEqual([false, true, true])
    await account.endOtherSessions()
    expect([await isSignedIn(two), await isSignedIn(owner)]).toEqual([false, true])
    await account.signOutEverywhere()
    expect(await isSignedIn(owner)).toBe(false)
  })

  it('sends no results of the extension prf', async () => {
    const results = { first: Buffer.alloc(32, 7).toString('base64url') }
    const withResults = (credential: object) => ({
      ...credential,
      clientExtensionResults: { prf: { enabled: true, results } },
    })
    const sent: string[] = []
    const cookies = fetchWithCookies()
    const account = createAccountClient({
      baseUrl,
      accessToken: () => owner.accessToken ?? '',
      fetch: async (request: Request) => {
        sent.push(await request.clone().text())
        return cookies(request)
      },
      prompts: {
        create: (options) =>
          Promise.resolve(withResults(registration(createAuthenticator(), options as never)) as never),
        get: (options) => Promise.resolve(withResults(assertion(owner.authenticator, options as never)) as never),
      },
    })
    await account.addPasskey()
    expect(sent.filter((body) => body.includes('"prf":{"enabled":true}'))).toHaveLength(2)
    expect(sent.join()).not.toContain(results.first)
  })

  it.each([
    [{ prf: { results: { first: 'AQ' } } }, { prf: {} }],
    [{ prf: { enabled: true }, hmacGetSecret: { output1: 'AQ' } }, { prf: { enabled: true } }],
    [{ largeBlob: { blob: 'AQ' } }, { largeBlob: { blob: 'AQ' } }],
    [undefined, undefined],
  ])('removes the secrets of any credential: %j', (clientExtensionResults, remaining) => {
    const credential = { id: 'AQ', ...(clientExtensionResults && { clientExtensionResults }) }
    const expected = { id: 'AQ', ...(remaining && { clientExtensionResults: remaining }) }
    expect(withoutSecrets(credential)).toEqual(expected)
  })

  it('throws the problem of the server', async () => {
    const { account } = accountOf()
    const { items } = (await owner.send('GET', '/v1/me/passkeys')).body as { items: { id: string }[] }
    await expect(account.deletePasskey(items[0]?.id ?? '')).rejects.toMatchObject({ code: 'last_passkey', status: 409 })
  })
})
