import { jest } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'
import { type AuthenticatorOptions, launchBrowser, PLATFORM, Visitor } from '../../support/browser.js'
import { type BuiltServer, startBuiltServer, stopAll } from '../../support/server-process.js'

let server: BuiltServer
let browser: Browser
beforeAll(async () => {
  server = await startBuiltServer()
  browser = await launchBrowser()
}, 60_000)
afterAll(() => stopAll(browser, server))

const visitors: Visitor[] = []
afterEach(() => Promise.all(visitors.splice(0).map((visitor) => visitor.close())))

jest.setTimeout(30_000)

/** A security key that supports every requestable feature. */
const RICH: AuthenticatorOptions = {
  ...PLATFORM,
  transport: 'usb',
  hasLargeBlob: true,
  hasCredBlob: true,
  hasMinPinLength: true,
  hasPrf: true,
}

/** A user on a page of the relying party. */
async function visit(authenticator: AuthenticatorOptions = PLATFORM): Promise<Page> {
  const visitor = await Visitor.open(browser)
  visitors.push(visitor)
  await visitor.addAuthenticator(authenticator)
  await visitor.page.goto(server.url)
  return visitor.page
}

type Json = Record<string, unknown>

/** Runs in the page: uses @simplewebauthn/browser. */
const BY_LIBRARY = `(optionsJSON) => SimpleWebAuthnBrowser.startRegistration({ optionsJSON })`

/** Runs in the page: uses only the functions of the specification. */
const BY_BROWSER = `async (options) => {
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options)
  return (await navigator.credentials.create({ publicKey })).toJSON()
}`

const create = (page: Page, how: string, options: unknown): Promise<Json> =>
  page.evaluate(`(${how})(${JSON.stringify(options)})`)

/** Runs in the page: calls a route. */
const call = (page: Page, path: string, body: Json): Promise<{ readonly status: number; readonly body: Json }> =>
  page.evaluate(`(async () => {
    const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: ${JSON.stringify(JSON.stringify(body))} }
    const answer = await fetch('${path}', init)
    return { status: answer.status, body: await answer.json() }
  })()`)

async function register(page: Page, how: string, more: Json): Promise<Json> {
  const userId = `user-${(count += 1)}`
  const user = { userId, emailOrUsername: `${userId}@example.com` }
  const { registrationOptions } = await server.backend('/v1/registration/start', { ...user, ...more })
  const publicKey = await create(page, how, registrationOptions)
  return server.backend('/v1/registration/finish', { userId, publicKey })
}
let count = 0

describe('an enrolment token', () => {
  it.each([
    ['@simplewebauthn/browser', BY_LIBRARY],
    ['the browser alone', BY_BROWSER],
  ])('creates a passkey with %s, with which the user can sign in', async (_what, how) => {
    const page = await visit()
    const userId = `enrolled-${(count += 1)}`
    await server.backend('/v1/users', { userId, emailOrUsername: `${userId}@example.com` })
    const terms = { passkey: { displayName: 'Mine' }, residentKey: 'required' }
    const { enrolmentToken } = await server.backend(`/v1/users/${userId}/enrolment-tokens`, terms)
    const started = await call(page, '/v1/enrolment/start', { enrolmentToken })
    const publicKey = await create(page, how, started.body['registrationOptions'])
    const finished = await call(page, '/v1/enrolment/finish', { publicKey })
    expect(finished).toMatchObject({ status: 200, body: { passkey: { displayName: 'Mine' } } })
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
    await page.getByRole('heading', { level: 1, name: `${userId}@example.com`, exact: true }).waitFor()
  })
})

describe('every option of a registration', () => {
  const OPTIONS = {
    authenticatorAttachment: 'cross-platform',
    residentKey: 'required',
    userVerification: 'required',
    attestation: 'direct',
    attestationFormats: ['packed', 'none'],
    algorithms: ['ES256'],
    hints: ['security-key'],
    timeoutSeconds: 120,
  }
  const ASKED = {
    credentialProtectionPolicy: 'userVerificationRequired',
    enforceCredentialProtectionPolicy: true,
    minPinLength: true,
    largeBlob: { support: 'required' },
    prf: {},
  }
  const ANSWERED = {
    credProtect: 'userVerificationRequired',
    credProps: { rk: true },
    largeBlob: { supported: true },
    prf: { enabled: true },
  }

  it('is preserved by @simplewebauthn/browser', async () => {
    const page = await visit(RICH)
    expect(await register(page, BY_LIBRARY, { ...OPTIONS, extensions: ASKED })).toMatchObject({
      passkey: {
        discoverable: true,
        userVerified: true,
        authenticatorAttachment: 'cross-platform',
        attestation: { format: 'packed' },
      },
      extensions: ANSWERED,
    })
  })

  it('is preserved by the browser API alone, including bytes', async () => {
    const page = await visit(RICH)
    const extensions = { ...ASKED, credBlob: 'AQID', prf: { eval: { first: 'AQ', second: 'Ag' } } }
    expect(await register(page, BY_BROWSER, { ...OPTIONS, extensions })).toMatchObject({
      passkey: { attestation: { format: 'packed' } },
      extensions: { ...ANSWERED, credBlob: true },
    })
  })
})
