import { mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { jest } from '@jest/globals'
import type { AxeResults } from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { launchBrowser, PLATFORM, type VirtualAuthenticator, Visitor } from '../../support/browser.js'
import { DemoPage } from '../../support/browser-demo-page.js'
import { type BuiltServer, startBuiltServer, stopAll } from '../../support/server-process.js'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** The screenshots of every state, for people to look at. */
const SCREENSHOTS = join(import.meta.dirname, '../../../reports/screenshots')

/** A narrower page is a page that is enlarged (WCAG 2.2, 1.4.10). It must not scroll sideways. */
const NARROWEST_PHONE = 390
const WIDTHS = [320, NARROWEST_PHONE, 1280]
const SCHEMES = ['light', 'dark'] as const

let server: BuiltServer
let browser: Browser
beforeAll(async () => {
  mkdirSync(SCREENSHOTS, { recursive: true })
  server = await startBuiltServer()
  browser = await launchBrowser()
}, 60_000)
afterAll(() => stopAll(browser, server))

jest.setTimeout(60_000)

interface Visit {
  readonly page: Page
  readonly demo: DemoPage
  readonly visitor: Visitor
  readonly authenticator: VirtualAuthenticator
}

/** Brings the page into each of its states. */
const STATES: Readonly<Record<string, (visit: Visit) => Promise<unknown>>> = {
  welcome: () => Promise.resolve(),
  'create account': ({ page }) => page.getByRole('tab', { name: 'Create account' }).click(),
  'refused email': async ({ page, demo, authenticator, visitor }) => {
    const email = `${crypto.randomUUID()}@example.com`
    await demo.signUp(email)
    await demo.signOut()
    await authenticator.remove()
    await visitor.addAuthenticator()
    await demo.askToSignUp(email)
    await page.locator('.notice-bad').waitFor()
  },
  'refused sign-in': async ({ page, demo, authenticator }) => {
    await signUp(demo)
    await demo.signOut()
    await authenticator.forge()
    await demo.signIn()
    await page.locator('.notice-bad').waitFor()
  },
  'rate limit': async ({ page, demo }) => {
    await page.route('**/v1/sign-in/start', (route) =>
      route.fulfill({ status: 429, headers: { 'retry-after': '37' }, contentType: 'text/html', body: 'busy' }),
    )
    await demo.signIn()
    await page.getByText('37 seconds').first().waitFor()
  },
  account: ({ demo }) => signUp(demo),
  'two passkeys': (visit) => signUpWithTwoPasskeys(visit),
  trace: async ({ page, demo }) => {
    await signUp(demo)
    await page.getByText('Show every step').click()
    await page.getByText('none, §8.7: 1 step').click()
  },
  renaming: async ({ page, demo }) => {
    await signUp(demo)
    await page.getByRole('button', { name: /^Rename / }).click()
    await page.getByLabel('New name').waitFor()
  },
  'confirmed rename': async ({ demo }) => {
    await signUp(demo)
    await demo.rename('Passkey on this device', 'A laptop with a long name that does not fit on one line')
  },
  deleting: async (visit) => {
    await signUpWithTwoPasskeys(visit)
    await visit.page.getByRole('button', { name: 'Delete Security key', exact: true }).click()
    await visit.page.getByRole('dialog').waitFor()
  },
  adding: async ({ page, demo }) => {
    await signUp(demo)
    await page.getByRole('button', { name: 'Add a passkey' }).click()
    await page.getByRole('dialog').waitFor()
  },
  'cancelled change': async (visit) => {
    await signUp(visit.demo)
    await cancelNextPrompt(visit)
    await visit.demo.addPasskey()
    await visit.page.getByText('Nothing was changed.').waitFor()
  },
  'no sign-up and no documentation': async ({ page, demo }) => {
    const json = { rpName: 'Acme', signUp: false, documentation: false, traces: false }
    await page.route('**/demo/settings.json', (route) => route.fulfill({ json }))
    await demo.open()
    await page.getByText('Acme', { exact: true }).waitFor()
  },
  'signed out': async ({ demo }) => {
    await signUp(demo)
    await demo.signOut()
  },
}

/** Replaces the authenticator by an empty one. Chromium then reports the error of a closed dialog. */
async function cancelNextPrompt({ authenticator, visitor }: Visit): Promise<void> {
  await authenticator.remove()
  await visitor.addAuthenticator()
}

const signUp = (demo: DemoPage): Promise<void> => demo.signUp(`${crypto.randomUUID()}@example.com`)

async function signUpWithTwoPasskeys({ demo, visitor, authenticator }: Visit): Promise<void> {
  await signUp(demo)
  await demo.afterConfirmation(async () => {
    await authenticator.remove()
    await visitor.addAuthenticator({ ...PLATFORM, transport: 'usb' })
  })
  await demo.addPasskey()
  await demo.passkeys(2)
}

/** Returns the violations that axe-core finds, with the affected elements. */
async function violationsOf(page: Page): Promise<string[]> {
  await page.evaluate(AXE)
  const { violations } = await page.evaluate<AxeResults>('axe.run()')
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))
}

const overflowOf = (page: Page): Promise<number> =>
  page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')

describe.each(Object.entries(STATES))('the state "%s" of the page', (state, reach) => {
  it('has no violation and no horizontal scrolling, at any width, light and dark', async () => {
    const visitor = await Visitor.open(browser)
    const authenticator = await visitor.addAuthenticator()
    const { page } = visitor
    const demo = new DemoPage(page, server.url)
    await page.emulateMedia({ reducedMotion: 'reduce' })
    await demo.open()
    await reach({ page, demo, visitor, authenticator })
    for (const width of WIDTHS) {
      for (const colorScheme of SCHEMES) {
        await page.setViewportSize({ width, height: 800 })
        await page.emulateMedia({ colorScheme })
        const file = `${state.replaceAll(' ', '-')}-${width}-${colorScheme}.png`
        await page.screenshot({ path: join(SCREENSHOTS, file), fullPage: true })
        const found = width < NARROWEST_PHONE ? [] : await violationsOf(page)
        expect({ file, found, overflow: await overflowOf(page) }).toEqual({ file, found: [], overflow: 0 })
      }
    }
    await visitor.close()
  })
})

/** The height of the smallest button, in CSS pixels. */
const TOUCH_TARGET = 44

it('every button is large enough for a finger', async () => {
  const visitor = await Visitor.open(browser, { width: 390 })
  await visitor.addAuthenticator()
  const demo = new DemoPage(visitor.page, server.url)
  await demo.open()
  await signUp(demo)
  const heights = await visitor.page.evaluate<number[]>(
    `[...document.querySelectorAll('button')].filter((each) => each.checkVisibility()).map((each) => each.offsetHeight)`,
  )
  expect(heights.length).toBeGreaterThan(3)
  expect(Math.min(...heights)).toBeGreaterThanOrEqual(TOUCH_TARGET)
  await visitor.close()
})

describe('a server that shows no traces to browsers', () => {
  let quiet: BuiltServer
  beforeAll(async () => {
    quiet = await startBuiltServer({ end_user_realm: { show_traces: false } })
  }, 60_000)
  afterAll(() => stopAll(quiet))

  it('has a page that promises none', async () => {
    const visitor = await Visitor.open(browser)
    await visitor.addAuthenticator()
    const demo = new DemoPage(visitor.page, quiet.url)
    await demo.open()
    await visitor.page.getByRole('button', { name: 'Sign in with a passkey' }).waitFor()
    expect(await visitor.page.locator('#pitch-traces').isVisible()).toBe(false)
    await signUp(demo)
    expect(await visitor.page.locator('#trace').isVisible()).toBe(false)
    await visitor.close()
  })
})

it('the page announces each prompt in a live region', async () => {
  const visitor = await Visitor.open(browser)
  await visitor.addAuthenticator()
  const demo = new DemoPage(visitor.page, server.url)
  await demo.open()
  const shown: (string | null)[] = []
  await visitor.page.route('**/v1/sign-up/start', async (route) => {
    shown.push(await visitor.page.getByRole('status').textContent())
    shown.push(await visitor.page.locator('#entry-message').textContent())
    await route.continue()
  })
  await signUp(demo)
  expect(shown).toEqual(Array(2).fill('Your browser now offers to create a passkey.'))
  await visitor.close()
})
