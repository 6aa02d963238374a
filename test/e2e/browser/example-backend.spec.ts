import { jest } from '@jest/globals'
import type { Browser } from 'playwright-core'
import { launchBrowser, type VirtualAuthenticator, Visitor } from '../../support/browser.js'
import { openShop, type RunningShop } from '../../support/example-shop.js'
import { BACKEND_KEY, type BuiltServer, startBuiltServer, stopAll } from '../../support/server-process.js'

/** The example backend in front of a real server, and its customers in a real browser. */
let shop: RunningShop
let server: BuiltServer
let browser: Browser
beforeAll(async () => {
  shop = await openShop()
  server = await startBuiltServer({ origins: [shop.url], cors: { origins: [shop.url] } })
  shop.connect(server.url, BACKEND_KEY)
  browser = await launchBrowser()
}, 60_000)
afterAll(async () => {
  await stopAll(browser, server)
  await shop.stop()
})

jest.setTimeout(60_000)

/** The shop's page for a customer. */
class ShopPage {
  private constructor(readonly visitor: Visitor) {}

  static async open(): Promise<ShopPage> {
    const visitor = await Visitor.open(browser)
    await visitor.page.goto(shop.url)
    return new ShopPage(visitor)
  }

  async press(name: string): Promise<void> {
    await this.visitor.page.getByRole('button', { name, exact: true }).click()
  }

  async createAccount(email: string): Promise<void> {
    await this.visitor.page.getByRole('textbox', { name: 'Email' }).fill(email)
    await this.press('Create account')
    await this.isInsideAs(email)
  }

  async isInsideAs(email: string): Promise<void> {
    await this.visitor.page.getByRole('heading', { name: email, exact: true }).waitFor()
  }

  async says(message: string): Promise<void> {
    await this.visitor.page.getByRole('status').filter({ hasText: message }).waitFor()
  }

  /** Waits until the list shows these passkeys. */
  async has(...labels: readonly string[]): Promise<void> {
    const items = this.visitor.page.locator('#passkeys li span')
    await items.nth(labels.length).waitFor({ state: 'detached' })
    for (const [index, label] of labels.entries()) await items.nth(index).filter({ hasText: label }).waitFor()
    expect(await items.allTextContents()).toEqual(labels)
  }
}

async function enrolOnAnotherDevice(link: string): Promise<VirtualAuthenticator> {
  const device = await Visitor.open(browser)
  const authenticator = await device.addAuthenticator()
  await device.page.goto(new URL(link, shop.url).href)
  await device.page.getByRole('button', { name: 'Create a passkey' }).click()
  await device.page.getByRole('status').filter({ hasText: 'This device now has a passkey.' }).waitFor()
  expect(device.complaints).toEqual([])
  return authenticator
}

it('a customer creates, uses, manages and deletes passkeys', async () => {
  const customer = await ShopPage.open()
  await customer.visitor.addAuthenticator()
  await customer.createAccount('ada@example.com')
  await customer.press('Add a passkey')
  await customer.says('Your passkey was created.')

  await customer.press('Link for another device')
  const link = customer.visitor.page.getByRole('link', { name: 'Open this on the other device' })
  await link.waitFor()
  const other = await enrolOnAnotherDevice((await link.getAttribute('href')) ?? '')
  expect(await other.credentials()).toHaveLength(1)
  await customer.visitor.page.reload()
  await customer.has('Passkey (active)', 'Passkey (active)')

  await customer.press('Sign out')
  await customer.press('Sign in with a passkey')
  await customer.isInsideAs('ada@example.com')
  await customer.press('Pay 100')
  await customer.says('Paid 100.')

  const [first] = await customer.visitor.page.getByRole('button', { name: 'Rename Passkey' }).all()
  await first?.click()
  await customer.has('Passkey, renamed (active)', 'Passkey (active)')
  await customer.press('Suspend Passkey')
  await customer.has('Passkey, renamed (active)', 'Passkey (suspended)')
  await customer.press('Resume Passkey')
  await customer.has('Passkey, renamed (active)', 'Passkey (active)')
  await customer.press('Delete Passkey')
  await customer.has('Passkey, renamed (active)')

  await customer.press('Rotate the API key')
  await customer.says('The key was rotated.')
  await customer.press('Pay 100')
  await customer.says('Paid 100.')
  expect(customer.visitor.complaints).toEqual([])
})

it.each([
  ['POST', '/api/rotate-key'],
  ['POST', '/api/passkeys/start'],
  ['POST', '/api/passkeys/enrolment-link'],
  ['POST', '/api/payments/start'],
  ['GET', '/api/passkeys'],
])('the shop requires a session: %s %s', async (method, path) => {
  expect((await fetch(new URL(path, shop.url), { method })).status).toBe(401)
})
