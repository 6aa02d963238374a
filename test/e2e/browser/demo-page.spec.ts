import { jest } from '@jest/globals'
import type { Browser } from 'playwright-core'
import {
  launchBrowser,
  PLATFORM,
  type VirtualAuthenticator,
  Visitor,
  type VisitorOptions,
} from '../../support/browser.js'
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
afterEach(async () => {
  const leaving = visitors.splice(0)
  const complaints = leaving.flatMap((visitor) => visitor.complaints)
  await Promise.all(leaving.map((visitor) => visitor.close()))
  expect(complaints).toEqual([])
})

async function visit(options: VisitorOptions = {}) {
  const visitor = await Visitor.open(browser, options)
  visitors.push(visitor)
  const authenticator = await visitor.addAuthenticator()
  const demo = new DemoPage(visitor.page, server.url)
  await demo.open()
  return { visitor, authenticator, demo }
}

/** Adds a passkey in a second authenticator and removes the first one. */
async function changeAuthenticators(
  visitor: Visitor,
  authenticator: VirtualAuthenticator,
  demo: DemoPage,
): Promise<VirtualAuthenticator> {
  let other: VirtualAuthenticator | undefined
  await demo.afterConfirmation(async () => {
    await authenticator.remove()
    other = await visitor.addAuthenticator({ ...PLATFORM, transport: 'usb' })
  })
  await demo.addPasskey()
  expect(await demo.passkeys(2)).toEqual(['Passkey on this device', 'Security key'])
  if (other === undefined) throw new Error('the page asked for no confirmation')
  return other
}

/** Signs in and is rejected. The log has the reason; the browser gets the uniform response. */
async function expectUniformRefusal(demo: DemoPage, code: string): Promise<void> {
  const answer = await demo.signInAndListen()
  expect(answer.status()).toBe(401)
  expect(await answer.json()).toEqual({
    type: '/docs/errors#authentication_failed',
    title: 'The sign-in failed.',
    status: 401,
    code: 'authentication_failed',
    requestId: expect.any(String) as string,
  })
  expect(await demo.refusal()).toMatch(/^This passkey was not accepted\./)
  await server.logged(`"code":"${code}"`)
}

/** Runs in the page: records the options of the last assertion. */
const NOTE_MEDIATION = `
  const get = navigator.credentials.get.bind(navigator.credentials)
  navigator.credentials.get = (options) => {
    globalThis.noted = options.mediation
    return get(options)
  }
`

jest.setTimeout(30_000)

describe('the page', () => {
  it('signs up, signs out and signs in without typing', async () => {
    const { demo } = await visit()
    await demo.signUp('ada@example.com')
    expect(await demo.passkeys(1)).toEqual(['Passkey on this device'])
    await demo.signOut()
    await demo.signIn()
    await demo.untilSignedInAs('ada@example.com')
  })

  it('shows every step of a registration and of an authentication', async () => {
    const { visitor, demo } = await visit()
    await demo.signUp('trace@example.com')
    const registration = await demo.trace('How your passkey was checked')
    expect(registration.verdict).toBe('passed')
    expect(registration.steps).toHaveLength(29)
    expect(registration.steps.slice(0, 3)).toEqual(['1 service', '2 browser', '3 passed'])
    expect(await visitor.page.locator('#trace-steps').isVisible()).toBe(false)
    await visitor.page.getByText('Show every step').click()
    await visitor.page.getByText('none, §8.7: 1 step').click()
    await visitor.page.getByText('Verify that the statement is an empty map.').waitFor()
    await demo.signOut()
    await demo.signIn()
    const authentication = await demo.trace('How your sign-in was checked')
    expect(authentication.verdict).toBe('passed')
    expect(authentication.steps).toHaveLength(25)
    expect(authentication.steps).toContain('21 passed')
  })

  it('signs in from a suggestion of the email field', async () => {
    const { visitor, demo } = await visit({ suggestions: true })
    await visitor.page.evaluate(NOTE_MEDIATION)
    await demo.signUp('suggested@example.com')
    await visitor.page.getByRole('button', { name: 'Sign out' }).click()
    await visitor.page.getByRole('heading', { name: 'How your sign-in was checked' }).waitFor()
    await demo.untilSignedInAs('suggested@example.com')
    expect(await visitor.page.evaluate('noted')).toBe('conditional')
  })

  it('does not retry a rejected suggestion automatically', async () => {
    const { visitor, authenticator, demo } = await visit({ suggestions: true })
    await demo.signUp('refused-suggestion@example.com')
    await authenticator.forge()
    const finishes: string[] = []
    visitor.page.on('request', (request) => {
      if (request.url().endsWith('/v1/sign-in/finish')) finishes.push(request.url())
    })
    await visitor.page.getByRole('button', { name: 'Sign out' }).click()
    expect(await demo.refusal()).toMatch(/^This passkey was not accepted\./)
    await visitor.page.waitForLoadState('networkidle')
    expect(finishes).toHaveLength(1)
  })

  it('stays signed in after its access token expires, until the session ends', async () => {
    const { visitor, demo } = await visit()
    await demo.signUp('refresh@example.com')
    const { page } = visitor
    const problem = JSON.stringify({ status: 401, code: 'credentials_invalid' })
    const ended = { status: 401, contentType: 'application/problem+json', body: problem }
    await page.route('**/v1/me', (route) => route.fulfill(ended), { times: 1 })
    const refresh = page.waitForResponse((response) => response.url().endsWith('/v1/tokens/refresh'))
    await page.reload()
    expect((await refresh).status()).toBe(200)
    await demo.untilSignedInAs('refresh@example.com')
    await page.route('**/v1/me', (route) => route.fulfill(ended))
    await page.context().clearCookies()
    await page.reload()
    await page.getByText('Your session has ended. Please sign in again.').first().waitFor()
  })

  it('stays signed in after a reload', async () => {
    const { visitor, demo } = await visit()
    await demo.signUp('reload@example.com')
    await visitor.page.reload()
    await demo.untilSignedInAs('reload@example.com')
  })

  it('adds a second passkey, renames both and deletes one', async () => {
    const { visitor, authenticator, demo } = await visit()
    await demo.signUp('second@example.com')
    await changeAuthenticators(visitor, authenticator, demo)
    await demo.rename('Passkey on this device', 'Laptop')
    await demo.rename('Security key', 'Blue key')
    await visitor.page.reload()
    expect(await demo.passkeys(2)).toEqual(['Laptop', 'Blue key'])
    await demo.delete('Laptop')
    await visitor.page.getByText('You had signed in with it').first().waitFor()
    await demo.signIn()
    await demo.untilSignedInAs('second@example.com')
    expect(await demo.passkeys(1)).toEqual(['Blue key'])
  })

  it('explains the prompts of adding a passkey and asks for one confirmation', async () => {
    const { visitor, authenticator, demo } = await visit()
    await demo.signUp('confirm@example.com')
    const { page } = visitor
    const requests: string[] = []
    page.on('request', (request) => {
      if (request.method() === 'POST') requests.push(new URL(request.url()).pathname)
    })
    const steps: (string | null)[] = []
    const notice = page.locator('#account-message .notice-good')
    await page.route('**/v1/me/confirmations/finish', async (route) => {
      steps.push(await notice.textContent())
      const response = await route.fetch()
      await authenticator.remove()
      await visitor.addAuthenticator({ ...PLATFORM, transport: 'usb' })
      await route.fulfill({ response })
    })
    await page.route('**/v1/me/passkeys/finish', async (route) => {
      steps.push(await notice.textContent())
      await route.continue()
    })
    await page.getByRole('button', { name: 'Add a passkey' }).click()
    expect(await page.getByRole('dialog').textContent()).toContain('confirms that it is you')
    await page.getByRole('button', { name: 'Continue' }).click()
    await demo.passkeys(2)
    expect(requests).toEqual([
      '/v1/me/passkeys/start',
      '/v1/me/confirmations/start',
      '/v1/me/confirmations/finish',
      '/v1/me/passkeys/finish',
    ])
    expect(steps).toEqual([expect.stringMatching(/^Step 1 of 2: use a passkey/), expect.stringMatching(/^Step 2 of 2/)])
    expect(await notice.count()).toBe(0)
  })

  it('adds nothing when the user cancels', async () => {
    const { visitor, demo } = await visit()
    await demo.signUp('cancel@example.com')
    await visitor.page.getByRole('button', { name: 'Add a passkey' }).click()
    await visitor.page.getByRole('button', { name: 'Cancel' }).click()
    expect(await demo.passkeys(1)).toHaveLength(1)
    await visitor.page.locator('#add-button:focus').waitFor()
    await visitor.page.getByRole('button', { name: 'Sign out' }).press('Enter')
    await visitor.page.locator('#tab-sign-in:focus').waitFor()
  })

  it('says that nothing was changed when the user closes the prompt of the browser', async () => {
    const { visitor, authenticator, demo } = await visit()
    await demo.signUp('closed-prompt@example.com')
    await authenticator.remove()
    await visitor.addAuthenticator()
    await demo.addPasskey()
    expect(await demo.refusal()).toMatch(/^The passkey dialog was closed.* Nothing was changed\.$/)
    expect(await demo.passkeys(1)).toHaveLength(1)
  })

  it('signs up, opens and closes the dialog, and signs out with the keyboard alone', async () => {
    const { visitor, demo } = await visit()
    const { keyboard } = visitor.page
    const focused = (selector: string) => visitor.page.locator(`${selector}:focus`).waitFor()
    const tabTo = async (selector: string) => {
      for (let presses = 0; presses < 15; presses += 1) {
        await keyboard.press('Tab')
        if ((await visitor.page.locator(`${selector}:focus`).count()) > 0) return
      }
      throw new Error(`the key Tab does not reach ${selector}`)
    }
    await tabTo('#tab-sign-in')
    await keyboard.press('ArrowRight')
    await focused('#tab-sign-up')
    await tabTo('#sign-up-name')
    await keyboard.type('keyboard@example.com')
    await keyboard.press('Enter')
    await demo.untilSignedInAs('keyboard@example.com')
    await focused('#account-title')
    await tabTo('#add-button')
    await keyboard.press('Enter')
    await visitor.page.getByRole('dialog').waitFor()
    await keyboard.press('Escape')
    await focused('#add-button')
    await keyboard.press('Shift+Tab')
    await focused('#sign-out-button')
    await keyboard.press('Space')
    await focused('#tab-sign-in')
  })

  it('offers to add another passkey instead of deleting the only one', async () => {
    const { visitor, demo } = await visit()
    await demo.signUp('only@example.com')
    await visitor.page.getByRole('button', { name: 'Delete Passkey on this device' }).click()
    await visitor.page.getByRole('dialog').getByRole('button', { name: 'Add another' }).click()
    await visitor.page.getByRole('dialog', { name: 'Add a passkey' }).getByRole('button', { name: 'Cancel' }).click()
    expect(await demo.passkeys(1)).toEqual(['Passkey on this device'])
  })

  it('focuses the button to add a passkey after adding another to the only one', async () => {
    const { visitor, authenticator, demo } = await visit()
    await demo.signUp('another@example.com')
    await demo.afterConfirmation(async () => {
      await authenticator.remove()
      await visitor.addAuthenticator({ ...PLATFORM, transport: 'usb' })
    })
    await visitor.page.getByRole('button', { name: 'Delete Passkey on this device' }).press('Enter')
    await visitor.page.getByRole('dialog').getByRole('button', { name: 'Add another' }).press('Enter')
    await visitor.page.getByRole('dialog').getByRole('button', { name: 'Continue' }).press('Enter')
    expect(await demo.passkeys(2)).toEqual(['Passkey on this device', 'Security key'])
    await visitor.page.locator('#add-button:focus').waitFor()
  })

  it('offers only the sign-in after a sign-out if the server accepts no sign-ups', async () => {
    const { visitor, demo } = await visit()
    const { page } = visitor
    await demo.signUp('closed@example.com')
    const json = { rpName: 'Acme', signUp: false, documentation: false }
    await page.route('**/demo/settings.json', (route) => route.fulfill({ json }))
    await demo.open()
    await demo.untilSignedInAs('closed@example.com')
    await page.getByRole('button', { name: 'Sign out' }).press('Enter')
    await page.locator('#sign-in-button:focus').waitFor()
    expect(await page.getByRole('tab').count()).toBe(0)
    expect(await page.locator('#reference').isVisible()).toBe(false)
  })

  it('cannot create a second passkey on the same authenticator', async () => {
    const { demo } = await visit()
    await demo.signUp('double@example.com')
    await demo.addPasskey()
    expect(await demo.refusal()).toBe('This device already has a passkey for your account.')
    expect(await demo.passkeys(1)).toHaveLength(1)
  })

  it('does not create a second account with the same email', async () => {
    const { demo } = await visit()
    await demo.signUp('taken@example.com')
    const other = await visit()
    await other.demo.askToSignUp('Taken@example.com')
    expect(await other.demo.refusal()).toBe('An account with this email already exists. Sign in instead.')
  })

  it('renames a passkey by keyboard and returns the focus', async () => {
    const { visitor, demo } = await visit()
    await demo.signUp('keys@example.com')
    const { page } = visitor
    const focused = () => page.evaluate('document.activeElement.ariaLabel')
    await page.getByRole('button', { name: 'Rename Passkey on this device' }).focus()
    await page.keyboard.press('Enter')
    await page.keyboard.press('Escape')
    expect(await focused()).toBe('Rename Passkey on this device')
    await page.keyboard.press('Space')
    await page.keyboard.type('My key')
    await page.keyboard.press('Enter')
    await page.getByText('My key', { exact: true }).waitFor()
    await page.locator('[aria-label="Rename My key"]:focus').waitFor()
  })

  it('restores the session in a second tab', async () => {
    const { visitor, demo } = await visit()
    await demo.signUp('tabs@example.com')
    const page = await visitor.context.newPage()
    const second = new DemoPage(page, server.url)
    await second.open()
    await second.untilSignedInAs('tabs@example.com')
  })

  it('sends the typed email and states the seconds of a rate limit', async () => {
    const { visitor, demo } = await visit()
    const { page } = visitor
    const problem = JSON.stringify({ status: 429, code: 'rate_limited', retryAfterSeconds: 17 })
    await page.route('**/v1/sign-in/start', (route) =>
      route.fulfill({ status: 429, contentType: 'application/problem+json', body: problem }),
    )
    const started = page.waitForRequest('**/v1/sign-in/start')
    await page.getByRole('textbox', { name: 'Email' }).fill('typed@example.com')
    await page.keyboard.press('Enter')
    expect((await started).postDataJSON()).toEqual({ email: 'typed@example.com' })
    expect(await demo.refusal()).toBe('Too many attempts. Please try again in 17 seconds.')
  })

  it('signals an unknown credential when a sign-up is refused', async () => {
    const { visitor, demo } = await visit()
    const { page } = visitor
    await page.evaluate(
      'PublicKeyCredential.signalUnknownCredential = async (signal) => { globalThis.unknown = signal }',
    )
    const problem = JSON.stringify({ status: 409, code: 'user_already_exists' })
    await page.route('**/v1/sign-up/finish', async (route) => {
      expect(await page.locator('#entry-message .notice-good').textContent()).toMatch(/offers to create/)
      await route.fulfill({ status: 409, contentType: 'application/problem+json', body: problem })
    })
    await demo.askToSignUp('late@example.com')
    await demo.refusal()
    expect(await page.evaluate('unknown')).toEqual({ rpId: 'localhost', credentialId: expect.any(String) as string })
  })

  it('explains what to do when the authenticator has no passkey', async () => {
    const { demo } = await visit()
    await demo.signIn()
    expect(await demo.refusal()).toMatch(/this device has no passkey for this site/)
  })

  it('fits a phone', async () => {
    const { visitor, demo } = await visit({ width: 360 })
    const overflow = () => visitor.page.evaluate('document.documentElement.scrollWidth - innerWidth')
    expect(await overflow()).toBe(0)
    await demo.signUp('a-rather-long-address-for-a-small-screen@subdomain.example.com')
    await demo.trace('How your passkey was checked')
    expect(await overflow()).toBe(0)
  })
})

describe('a sign-in is rejected uniformly', () => {
  it('for an invalid signature', async () => {
    const { authenticator, demo } = await visit()
    await demo.signUp('bogus@example.com')
    await demo.signOut()
    await authenticator.forge()
    // Chrome's bogus signature is not even well-formed.
    await expectUniformRefusal(demo, 'signature_malformed')
  })

  it('for the counter of a cloned authenticator', async () => {
    const { visitor, authenticator, demo } = await visit()
    await demo.signUp('clone@example.com')
    const [credential] = await authenticator.credentials()
    if (credential === undefined) throw new Error('the authenticator holds no credential')
    for (let uses = 0; uses < 2; uses += 1) {
      await demo.signOut()
      await demo.signIn()
      await demo.untilSignedInAs('clone@example.com')
    }
    await demo.signOut()
    await authenticator.remove()
    const clone = await visitor.addAuthenticator()
    await clone.add(credential)
    await expectUniformRefusal(demo, 'sign_count_not_increased')
  })

  it('for a deleted passkey', async () => {
    const { visitor, authenticator, demo } = await visit()
    await demo.signUp('deleted@example.com')
    const [credential] = await authenticator.credentials()
    if (credential === undefined) throw new Error('the authenticator holds no credential')
    const other = await changeAuthenticators(visitor, authenticator, demo)
    await demo.delete('Passkey on this device')
    await other.remove()
    const keeper = await visitor.addAuthenticator()
    await keeper.add(credential)
    await expectUniformRefusal(demo, 'credential_unknown')
  })
})
