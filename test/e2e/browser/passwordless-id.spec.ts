import { jest } from '@jest/globals'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { launchBrowser, Visitor } from '../../support/browser.js'
import { readCodeBlocks } from '../../support/documents.js'
import { type BuiltServer, startBuiltServer, stopAll } from '../../support/server-process.js'

const PACKAGE = join(createRequire(import.meta.url).resolve('@passwordless-id/webauthn'), '../../..')
const VERSION = (JSON.parse(readFileSync(join(PACKAGE, 'package.json'), 'utf8')) as { version: string }).version

/** The files of a page of the relying party, by path. */
const FILES: Readonly<Record<string, { readonly contentType: string; readonly body: string }>> = {
  '/page': {
    contentType: 'text/html',
    body: `<!doctype html><script type="importmap">
      { "imports": { "@passwordless-id/webauthn": "/webauthn.min.js" } }
    </script><script type="module">
      import * as client from '/passwordless-id.js'
      window.passkeys = client
    </script>`,
  },
  '/webauthn.min.js': {
    contentType: 'text/javascript',
    body: readFileSync(join(PACKAGE, 'dist/browser/webauthn.min.js'), 'utf8'),
  },
  '/passwordless-id.js': {
    contentType: 'text/javascript',
    body: readCodeBlocks('docs/registration.md').find(({ label }) => label === 'passwordless-id.js')?.text ?? '',
  },
}

let server: BuiltServer
let browser: Browser
beforeAll(async () => {
  server = await startBuiltServer()
  browser = await launchBrowser()
}, 60_000)
afterAll(() => stopAll(browser, server))

jest.setTimeout(30_000)

type Json = Record<string, unknown>

/** Opens the page with a platform authenticator. */
async function visit(): Promise<Visitor> {
  const visitor = await Visitor.open(browser)
  await visitor.addAuthenticator()
  for (const [path, file] of Object.entries(FILES)) {
    await visitor.page.route(`${server.url}${path}`, (route) => route.fulfill(file))
  }
  await visitor.page.goto(`${server.url}/page`)
  await visitor.page.waitForFunction('window.passkeys')
  return visitor
}

const run = (page: Page, name: 'createPasskey' | 'usePasskey', options: unknown): Promise<Json> =>
  page.evaluate(`window.passkeys.${name}(${JSON.stringify(options)})`)

/** Calls a route from the page, with its cookies. */
const call = (page: Page, path: string, body: Json): Promise<{ readonly status: number; readonly body: Json }> =>
  page.evaluate(`(async () => {
    const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: ${JSON.stringify(JSON.stringify(body))} }
    const answer = await fetch('${path}', init)
    return { status: answer.status, body: await answer.json() }
  })()`)

describe(`@passwordless-id/webauthn ${VERSION}, as docs/registration.md uses it`, () => {
  it('registers and authenticates a user of a backend', async () => {
    const visitor = await visit()
    const user = { userId: 'employee-1', emailOrUsername: 'ada' }
    const { registrationOptions } = await server.backend('/v1/registration/start', user)
    const created = await run(visitor.page, 'createPasskey', registrationOptions)
    expect((created as { response: { attestationObject: string } }).response.attestationObject).toMatch(/^[\w-]+=*$/)
    const registered = await server.backend('/v1/registration/finish', { userId: user.userId, publicKey: created })
    expect(registered).toMatchObject({ passkey: { credentialId: created['id'] } })
    const { authenticationOptions } = await server.backend('/v1/authentication/start', { userId: user.userId })
    const publicKey = await run(visitor.page, 'usePasskey', authenticationOptions)
    const finished = await server.backend('/v1/authentication/finish', { userId: user.userId, publicKey })
    expect(finished).toMatchObject({ user: { userId: user.userId } })
    expect(visitor.complaints).toEqual([])
    await visitor.close()
  })

  it('signs a user up and in', async () => {
    const visitor = await visit()
    const started = await call(visitor.page, '/v1/sign-up/start', { email: 'grace@example.com' })
    const created = await run(visitor.page, 'createPasskey', started.body['registrationOptions'])
    const signedUp = await call(visitor.page, '/v1/sign-up/finish', { publicKey: created })
    expect(signedUp).toMatchObject({ status: 200, body: { user: { emailOrUsername: 'grace@example.com' } } })
    await visitor.context.clearCookies()
    const asked = await call(visitor.page, '/v1/sign-in/start', {})
    const publicKey = await run(visitor.page, 'usePasskey', asked.body['authenticationOptions'])
    const signedIn = await call(visitor.page, '/v1/sign-in/finish', { publicKey })
    expect(signedIn).toMatchObject({ status: 200, body: { user: { emailOrUsername: 'grace@example.com' } } })
    expect(visitor.complaints).toEqual([])
    await visitor.close()
  })
})
