import { jest } from '@jest/globals'
import type { Browser } from 'playwright-core'
import { type AuthenticatorOptions, launchBrowser, PLATFORM, U2F_KEY, Visitor } from '../../support/browser.js'
import { type BuiltServer, startBuiltServer, stopAll } from '../../support/server-process.js'

/** A backend that requests attestation. */
let server: BuiltServer
let browser: Browser
beforeAll(async () => {
  server = await startBuiltServer({ registration: { attestation: 'direct' } })
  browser = await launchBrowser()
}, 60_000)
afterAll(() => stopAll(browser, server))

jest.setTimeout(30_000)

/** The page's changes to the options. */
interface Narrowed {
  readonly attestation?: string
  readonly algorithm?: number
}

function narrow(options: object, { algorithm, ...narrowed }: Narrowed): object {
  const offered = algorithm === undefined ? {} : { pubKeyCredParams: [{ type: 'public-key', alg: algorithm }] }
  return { ...options, ...narrowed, ...offered }
}

/** Runs a ceremony in the page. */
function inPage(visitor: Visitor, ceremony: 'startRegistration' | 'startAuthentication', optionsJSON: object) {
  return visitor.page.evaluate<object>(`SimpleWebAuthnBrowser.${ceremony}(${JSON.stringify({ optionsJSON })})`)
}

let users = 0

/** Registers and authenticates a backend's user in a real browser. Returns both results. */
async function enrol(authenticator: AuthenticatorOptions, narrowed: Narrowed) {
  const visitor = await Visitor.open(browser)
  await visitor.addAuthenticator(authenticator)
  await visitor.page.goto(server.url)
  const userId = `employee-${(users += 1)}`
  const { registrationOptions } = await server.backend('/v1/registration/start', { userId, emailOrUsername: userId })
  const created = await inPage(visitor, 'startRegistration', narrow(registrationOptions as object, narrowed))
  const registered = await server.backend('/v1/registration/finish', { userId, publicKey: created })
  const { authenticationOptions } = await server.backend('/v1/authentication/start', { userId })
  const asserted = await inPage(visitor, 'startAuthentication', authenticationOptions as object)
  const authenticated = await server.backend('/v1/authentication/finish', { userId, publicKey: asserted })
  await visitor.close()
  return { registered, authenticated }
}

describe('a server that requests attestation registers', () => {
  it.each([
    ['none', { format: 'none', verdict: 'none' }, PLATFORM, { attestation: 'none' }],
    ['packed with certificates', { format: 'packed', verdict: 'untrusted' }, PLATFORM, {}],
    ['packed with certificates, EdDSA', { format: 'packed', verdict: 'untrusted' }, PLATFORM, { algorithm: -8 }],
    ['packed with certificates, RS256', { format: 'packed', verdict: 'untrusted' }, PLATFORM, { algorithm: -257 }],
    ['fido-u2f', { format: 'fido-u2f', verdict: 'untrusted' }, U2F_KEY, {}],
  ] as const)('%s', async (_what, attestation, authenticator, narrowed) => {
    const { registered, authenticated } = await enrol(authenticator, narrowed)
    expect(registered).toMatchObject({
      passkey: { attestation },
      trace: { outcome: 'passed', ceremony: 'registration' },
    })
    expect(authenticated).toMatchObject({ trace: { outcome: 'passed', ceremony: 'authentication' } })
  })
})
