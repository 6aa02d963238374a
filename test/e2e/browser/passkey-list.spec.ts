import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { jest } from '@jest/globals'
import type { Browser } from 'playwright-core'
import { launchBrowser, PLATFORM, Visitor } from '../../support/browser.js'
import { DemoPage } from '../../support/browser-demo-page.js'
import { type BuiltServer, startBuiltServer, stopAll } from '../../support/server-process.js'

/** The AAGUID of Chrome's virtual authenticators. */
const MODEL = '01020304-0506-0708-0102-030405060708'
const ICON = `data:image/svg+xml;base64,${Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>').toString('base64')}`

const directory = mkdtempSync(join(tmpdir(), 'latchkey-names-'))
const namesFile = join(directory, 'names.json')

let server: BuiltServer
let browser: Browser
beforeAll(async () => {
  writeFileSync(namesFile, JSON.stringify({ [MODEL]: { name: 'Virtual key', icon_light: ICON, icon_dark: ICON } }))
  // Without a request for attestation browsers hide the model.
  server = await startBuiltServer({ aaguid_names: namesFile, registration: { attestation: 'direct' }, rp_name: 'Acme' })
  browser = await launchBrowser()
}, 60_000)
afterAll(async () => {
  await stopAll(browser, server)
  rmSync(directory, { recursive: true, force: true })
})

/** Runs in the page: records the signals and forwards them. */
const NOTE_SIGNALS = `
  globalThis.told = { signalAllAcceptedCredentials: [], signalCurrentUserDetails: [] }
  for (const [name, calls] of Object.entries(told)) {
    const tell = PublicKeyCredential[name].bind(PublicKeyCredential)
    PublicKeyCredential[name] = async (signal) => {
      await tell(signal)
      calls.push(signal)
    }
  }
`

jest.setTimeout(30_000)

it('the page shows authenticator names and signals the accepted passkeys to the browser', async () => {
  const visitor = await Visitor.open(browser)
  await visitor.page.addInitScript(NOTE_SIGNALS)
  const { page } = visitor
  const device = await visitor.addAuthenticator()
  const demo = new DemoPage(page, server.url)
  await demo.open()
  await page.getByRole('link', { name: 'Acme' }).waitFor()
  expect(await page.title()).toBe('Acme')
  await demo.signUp('ada@example.com')
  expect(await demo.passkeys(1)).toEqual(['Virtual key'])
  await page.getByText('Virtual key (unverified) · Attestation packed, untrusted').waitFor()
  expect(await page.locator('#passkeys picture img').getAttribute('src')).toBe(ICON)

  const untilAccepted = (count: number) =>
    page.waitForFunction(`told.signalAllAcceptedCredentials.at(-1)?.allAcceptedCredentialIds.length === ${count}`)
  await untilAccepted(1)
  await page.waitForFunction('told.signalCurrentUserDetails.at(-1)?.name === "ada@example.com"')
  await demo.rename('Virtual key', 'Laptop')
  await demo.afterConfirmation(async () => {
    await device.remove()
    await visitor.addAuthenticator({ ...PLATFORM, transport: 'usb' })
  })
  await demo.addPasskey()
  expect(await demo.passkeys(2)).toEqual(['Laptop', 'Virtual key'])
  await untilAccepted(2)
  await demo.delete('Virtual key')
  await untilAccepted(1)
  await visitor.close()
  expect(visitor.complaints).toEqual([])
})
