import { execFileSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { jest } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'
import { launchBrowser, PLATFORM, Visitor } from '../../support/browser.js'
import { GUARDED_BACKENDS, type GuardedBackend } from '../../support/guarded-backends.js'
import { BACKEND_KEY, type BuiltServer, startBuiltServer, stopAll } from '../../support/server-process.js'

/** The clients, unchanged, as one script for the page. */
const CLIENTS = `
  export { TurnkeyClient, getWebAuthnAttestation } from '@turnkey/http'
  export { WebauthnStamper } from '@turnkey/webauthn-stamper'`

const ESBUILD = createRequire(import.meta.url).resolve('esbuild/bin/esbuild')

const WHOAMI = '/public/v1/query/whoami'

let script: string
let server: BuiltServer
let browser: Browser
beforeAll(async () => {
  script = execFileSync(ESBUILD, ['--bundle', '--format=esm', '--platform=browser'], {
    input: CLIENTS,
    encoding: 'utf8',
  })
  server = await startBuiltServer({ signed_requests: { read_only_paths: [WHOAMI] } })
  browser = await launchBrowser()
}, 60_000)
afterAll(() => stopAll(browser, server))

jest.setTimeout(30_000)

type Json = Record<string, unknown>

/** Opens a page of the relying party that has loaded the clients. Its path `/api` leads to a backend. */
async function visit(backend: GuardedBackend, headers: Record<string, string> = {}): Promise<Visitor> {
  const visitor = await Visitor.open(browser)
  await visitor.addAuthenticator(PLATFORM)
  const html = `<!doctype html><script type="module">
    import * as turnkey from '/turnkey.js'
    window.turnkey = turnkey
    window.client = new turnkey.TurnkeyClient(
      { baseUrl: location.origin + '/api' },
      new turnkey.WebauthnStamper({ rpId: 'localhost' }),
    )
  </script>`
  await visitor.page.route(`${server.url}/page`, (route) => route.fulfill({ contentType: 'text/html', body: html }))
  await visitor.page.route(`${server.url}/turnkey.js`, (route) =>
    route.fulfill({ contentType: 'text/javascript', body: script }),
  )
  await visitor.page.route(`${server.url}/api/**`, async (route) => {
    const request = route.request()
    const url = request.url().replace(`${server.url}/api`, backend.url)
    await route.fulfill({ response: await route.fetch({ url, headers: { ...request.headers(), ...headers } }) })
  })
  await visitor.page.goto(`${server.url}/page`)
  await visitor.page.waitForFunction('window.client')
  return visitor
}

/** Creates a passkey with Turnkey's client, for a challenge of the server. */
async function enrol(page: Page, userId: string): Promise<Json> {
  const { registrationOptions } = await server.backend('/v1/registration/start', { userId, emailOrUsername: userId })
  const publicKey = await page.evaluate<Json>(`window.turnkey.getWebAuthnAttestation({
    publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(${JSON.stringify(registrationOptions)}),
  })`)
  return server.backend('/v1/registration/finish', { userId, publicKey })
}

const WALLET = { type: 'ACTIVITY_TYPE_CREATE_WALLET', organizationId: 'org-1', parameters: {} }

/** Calls a method of Turnkey's client. Returns its result, or the text of its error. */
const call = (page: Page, method: string, input: Json): Promise<unknown> =>
  page.evaluate(`window.client.${method}(${JSON.stringify(input)}).catch((error) => String(error))`)

const createWallet = (page: Page, ageMillis = 0): Promise<unknown> =>
  call(page, 'createWallet', { ...WALLET, timestampMs: String(Date.now() - ageMillis) })

describe.each(Object.entries(GUARDED_BACKENDS))('the clients of Turnkey with the guard for %s', (framework, start) => {
  let backend: GuardedBackend
  beforeAll(async () => {
    backend = await start({ baseUrl: server.url, apiKey: BACKEND_KEY })
  })
  afterAll(() => backend.close())

  it('register a passkey and sign requests', async () => {
    const userId = `ada-${framework}`
    const visitor = await visit(backend, { 'x-expected-user': userId })
    expect(await enrol(visitor.page, userId)).toMatchObject({ passkey: { transports: ['internal'] } })
    expect(await createWallet(visitor.page)).toEqual({ userId })
    expect(await call(visitor.page, 'getWhoami', { organizationId: 'org-1' })).toEqual({ userId })
    expect(visitor.complaints).toEqual([])
    await visitor.close()
  })

  it('show why a request was refused', async () => {
    const visitor = await visit(backend, { 'x-expected-user': 'somebody-else' })
    await enrol(visitor.page, `grace-${framework}`)
    expect(await createWallet(visitor.page)).toMatch(/Turnkey error 7: .*signed_request_user_mismatch/)
    expect(await createWallet(visitor.page, 600_000)).toMatch(/Turnkey error 16: .*signed_request_stale/)
    const { timestampMs: _none, ...untimed } = { ...WALLET, timestampMs: '' }
    expect(await call(visitor.page, 'createWallet', untimed)).toMatch(/signed_request_timestamp_missing/)
    await visitor.close()
  })
})

describe('a signed request that a backend forwards', () => {
  it('is accepted once, and not with another body', async () => {
    const backend = await GUARDED_BACKENDS.Fastify({ baseUrl: server.url, apiKey: BACKEND_KEY })
    const visitor = await visit(backend)
    await enrol(visitor.page, 'edith')
    const input = { ...WALLET, timestampMs: String(Date.now()) }
    const signed = (await call(visitor.page, 'stampCreateWallet', input)) as {
      body: string
      stamp: object
      url: string
    }
    const verify = (request: object) => server.backend('/v1/signed-requests/verify', request)
    await expect(verify({ ...signed, body: `${signed.body} ` })).rejects.toThrow('challenge_mismatch')
    expect(await verify(signed)).toMatchObject({ userId: 'edith', userVerified: true })
    await expect(verify(signed)).rejects.toThrow('signed_request_replayed')
    await visitor.close()
    await backend.close()
  })
})
