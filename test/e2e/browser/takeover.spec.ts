import { jest } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'
import { launchBrowser, PLATFORM, Visitor } from '../../support/browser.js'
import { DemoPage } from '../../support/browser-demo-page.js'
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

/** A person with a browser context, an authenticator, and the page of the server. */
async function visit(): Promise<Visitor> {
  const visitor = await Visitor.open(browser)
  visitors.push(visitor)
  await visitor.addAuthenticator({ ...PLATFORM })
  await visitor.page.goto(server.url)
  return visitor
}

interface Answer {
  readonly status: number
  readonly body: Readonly<Record<string, unknown>>
}

interface Request {
  readonly body?: unknown
  readonly confirmation?: unknown
}

/** Sends a request from the page. The browser adds its own cookies. */
function send(page: Page, token: string, route: string, { body, confirmation }: Request = {}): Promise<Answer> {
  const [method, path] = route.split(' ')
  const init = {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(confirmation !== undefined && { confirmation }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  }
  return page.evaluate(`fetch('${path}', ${JSON.stringify(init)})
    .then(async (answer) => ({ status: answer.status, body: await answer.json() }))`)
}

const prompt = (page: Page, method: string, optionsJSON: unknown): Promise<unknown> =>
  page.evaluate(`SimpleWebAuthnBrowser.${method}({ optionsJSON: ${JSON.stringify(optionsJSON)} })`)

const tokenIn = (page: Page): Promise<string> =>
  page.evaluate(`JSON.parse(sessionStorage.getItem('latchkey.session')).accessToken`)

/** The attack: adds a passkey of the thief and deletes the passkeys of the owner. Returns the codes of the refusals. */
async function takeOver(page: Page, token: string): Promise<unknown[]> {
  const started = await send(page, token, 'POST /v1/me/passkeys/start', { body: {} })
  const codes: unknown[] = []
  if (started.status === 200) {
    const publicKey = await prompt(page, 'startRegistration', started.body['registrationOptions'])
    codes.push((await send(page, token, 'POST /v1/me/passkeys/finish', { body: { publicKey } })).body['code'])
  }
  const { items } = (await send(page, token, 'GET /v1/me/passkeys')).body as { items: { id: string }[] }
  for (const { id } of items) codes.push((await send(page, token, `DELETE /v1/me/passkeys/${id}`)).body['code'])
  return codes
}

const REFUSED = ['confirmation_required', 'confirmation_required']

describe('a thief in another browser with a copied access token', () => {
  it('cannot take the account over right after the sign-in of the owner', async () => {
    const [owner, thief] = [await visit(), await visit()]
    const demo = new DemoPage(owner.page, server.url)
    await demo.signUp('fresh@example.com')
    expect(await takeOver(thief.page, await tokenIn(owner.page))).toEqual(REFUSED)
    await owner.page.reload()
    expect(await demo.passkeys(1)).toEqual(['Passkey on this device'])
  })

  it('cannot take the account over after the owner steps up', async () => {
    const [owner, thief] = [await visit(), await visit()]
    const { page } = owner
    const demo = new DemoPage(page, server.url)
    await demo.signUp('stepped-up@example.com')
    const token = await tokenIn(page)
    const started = await send(page, token, 'POST /v1/me/step-up/start')
    const publicKey = await prompt(page, 'startAuthentication', started.body['authenticationOptions'])
    expect((await send(page, token, 'POST /v1/me/step-up/finish', { body: { publicKey } })).status).toBe(200)
    expect(await takeOver(thief.page, token)).toEqual(REFUSED)
    await page.reload()
    expect(await demo.passkeys(1)).toEqual(['Passkey on this device'])
    await demo.signOut()
    await demo.signIn()
    await demo.untilSignedInAs('stepped-up@example.com')
  })

  it('cannot use a confirmation of the owner', async () => {
    const [owner, thief] = [await visit(), await visit()]
    const demo = new DemoPage(owner.page, server.url)
    await demo.signUp('confirmed@example.com')
    const token = await tokenIn(owner.page)
    const started = await send(thief.page, token, 'POST /v1/me/passkeys/start', { body: {} })
    const change = started.body['confirmation']
    const confirming = await send(owner.page, token, 'POST /v1/me/confirmations/start', { body: change })
    const proof = await prompt(owner.page, 'startAuthentication', confirming.body['authenticationOptions'])
    const confirmed = await send(owner.page, token, 'POST /v1/me/confirmations/finish', { body: { publicKey: proof } })
    const publicKey = await prompt(thief.page, 'startRegistration', started.body['registrationOptions'])
    const confirmation = confirmed.body['token']
    const finished = await send(thief.page, token, 'POST /v1/me/passkeys/finish', { body: { publicKey }, confirmation })
    expect(finished.body).toMatchObject({ code: 'confirmation_invalid' })
    await owner.page.reload()
    expect(await demo.passkeys(1)).toHaveLength(1)
  })
})
