import { jest } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'
import { type AuthenticatorOptions, launchBrowser, PLATFORM, U2F_KEY, Visitor } from '../../support/browser.js'
import { type BuiltServer, startBuiltServer, stopAll } from '../../support/server-process.js'
import { U2fKey } from '../../support/u2f-key.js'

let server: BuiltServer
let browser: Browser
let visitor: Visitor
let page: Page
beforeAll(async () => {
  server = await startBuiltServer()
  browser = await launchBrowser()
}, 60_000)
afterAll(() => stopAll(browser, server))
beforeEach(async () => {
  visitor = await Visitor.open(browser)
  page = visitor.page
  await visitor.addAuthenticator(RICH)
  await page.goto(server.url)
})
afterEach(() => visitor.close())

jest.setTimeout(30_000)

const RICH: AuthenticatorOptions = {
  ...PLATFORM,
  transport: 'usb',
  hasLargeBlob: true,
  hasCredBlob: true,
  hasPrf: true,
}

type Json = Record<string, unknown>

/** Runs in the page. */
const CREATE = `async (options) => {
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options)
  return (await navigator.credentials.create({ publicKey })).toJSON()
}`

/** Runs in the page. */
const GET = `async (options) => {
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options)
  return (await navigator.credentials.get({ publicKey })).toJSON()
}`

const run = (script: string, options: unknown): Promise<Json> =>
  page.evaluate(`(${script})(${JSON.stringify(options)})`)

/** Registers the only passkey of a new user and returns the credential ID. */
async function register(userId: string, extensions: Json): Promise<string> {
  const user = { userId, emailOrUsername: `${userId}@example.com` }
  const { registrationOptions } = await server.backend('/v1/registration/start', {
    ...user,
    residentKey: 'required',
    extensions,
  })
  const publicKey = await run(CREATE, registrationOptions)
  await server.backend('/v1/registration/finish', { userId, publicKey })
  return String(publicKey['id'])
}

/** Authenticates and returns the credential that the browser sends, and the extensions that the server returns. */
async function authenticate(userId: string, extensions: Json): Promise<{ sent: Json; returned: unknown }> {
  const { authenticationOptions } = await server.backend('/v1/authentication/start', { userId, extensions })
  const publicKey = await run(GET, authenticationOptions)
  const finished = await server.backend('/v1/authentication/finish', { userId, publicKey })
  return { sent: publicKey['clientExtensionResults'] as Json, returned: finished['extensions'] }
}

describe('an authentication in Chromium', () => {
  it('evaluates the pseudo-random function in the page only', async () => {
    const id = await register('prf', { prf: {} })
    const evaluated = await authenticate('prf', { prf: { eval: { first: 'AQ', second: 'Ag' } } })
    expect(evaluated.sent).toMatchObject({
      prf: { results: { first: expect.any(String), second: expect.any(String) } },
    })
    expect(JSON.stringify(evaluated.returned)).not.toMatch(/prf|results/)
    const byCredential = await authenticate('prf', {
      prf: { eval: { first: 'AA' }, evalByCredential: { [id]: { first: 'AQ', second: 'Ag' } } },
    })
    expect(byCredential.sent['prf']).toEqual(evaluated.sent['prf'])
  })

  it('writes and reads a large blob', async () => {
    await register('blob', { largeBlob: { support: 'required' } })
    const read = { largeBlob: { read: true } }
    expect((await authenticate('blob', read)).returned).toMatchObject({ largeBlob: { blob: null } })
    const written = await authenticate('blob', { largeBlob: { write: 'AQIDBA' } })
    expect(written.returned).toMatchObject({ largeBlob: { blob: null, written: true } })
    expect((await authenticate('blob', read)).returned).toMatchObject({ largeBlob: { blob: 'AQIDBA', written: null } })
  })

  it('returns the bytes that the registration stored', async () => {
    await register('cred', { credBlob: 'AQID' })
    expect((await authenticate('cred', { getCredBlob: true })).returned).toMatchObject({ credBlob: 'AQID' })
    expect((await authenticate('cred', {})).returned).toMatchObject({ credBlob: null })
  })
})

describe('an imported U2F credential in Chromium', () => {
  const APP_ID = 'https://example.com/app-id.json'
  const userId = 'u2f'
  let ofDomain: BuiltServer
  beforeAll(async () => {
    ofDomain = await startBuiltServer({ hostname: 'example.com', app_id: APP_ID })
    await ofDomain.backend('/v1/users', { userId })
  })
  afterAll(() => stopAll(ofDomain))

  it('signs in with the AppID', async () => {
    const key = new U2fKey(APP_ID)
    await ofDomain.backend(`/v1/users/${userId}/passkeys/import`, key.toImport())
    const own = await Visitor.open(browser)
    const virtual = await own.addAuthenticator(U2F_KEY)
    await virtual.add(key.toVirtualCredential())
    await own.page.route('https://example.com/', (route) => route.fulfill({ contentType: 'text/html', body: '' }))
    await own.page.goto('https://example.com/')
    const { authenticationOptions } = await ofDomain.backend('/v1/authentication/start', { userId })
    const publicKey = await own.page.evaluate<Json>(`(${GET})(${JSON.stringify(authenticationOptions)})`)
    expect(publicKey['clientExtensionResults']).toEqual({ appid: true })
    const finished = await ofDomain.backend('/v1/authentication/finish', { userId, publicKey })
    expect(finished).toMatchObject({ passkey: { createdBy: 'u2f' }, userVerified: false })
    await own.close()
  })
})
