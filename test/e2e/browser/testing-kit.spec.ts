import { jest } from '@jest/globals'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser, Locator, Page } from 'playwright-core'
import { launchBrowser, Visitor } from '../../support/browser.js'
import { readCodeBlocks } from '../../support/documents.js'
import { createScratchProject, type ScratchProject } from '../../support/scratch-project.js'
import { type BuiltServer, startBuiltServer, stopAll } from '../../support/server-process.js'

jest.setTimeout(60_000)

type Test = (fixtures: { readonly page: Page }) => Promise<void>

/** Returns the tests that an example file declares. */
const declared: [title: string, run: Test][] = []

/** The parts of @playwright/test that the example uses, with Jest as the runner. */
const PLAYWRIGHT_TEST = {
  test: (title: string, run: Test) => declared.push([title, run]),
  expect: (locator: Locator) => ({ toBeVisible: () => locator.waitFor() }),
}

let project: ScratchProject
let server: BuiltServer
let browser: Browser

beforeAll(async () => {
  project = createScratchProject(['cbor-x', '@peculiar'])
  const stub = join(project.directory, 'node_modules/@playwright/test')
  mkdirSync(stub, { recursive: true })
  writeFileSync(join(stub, 'package.json'), JSON.stringify({ type: 'module', exports: './index.js' }))
  writeFileSync(join(stub, 'index.js'), 'export const { test, expect } = globalThis.PLAYWRIGHT_TEST')
  const example = readCodeBlocks('docs/testing.md').find(({ label }) => label === 'passkeys.spec.js')
  writeFileSync(join(project.directory, 'passkeys.spec.js'), example?.text ?? '')
  server = await startBuiltServer()
  browser = await launchBrowser()
  Object.assign(globalThis, { PLAYWRIGHT_TEST })
  process.env['SITE'] = server.url
  await import(pathToFileURL(join(project.directory, 'passkeys.spec.js')).href)
}, 120_000)

afterAll(async () => {
  await stopAll(browser, server)
  project.remove()
})

describe('the Playwright example of docs/testing.md', () => {
  it.each([['a visitor creates an account and signs in again'], ['a forged signature does not sign in']])(
    'passes: %s',
    async (title) => {
      const [, run] = declared.find(([name]) => name === title) ?? []
      if (run === undefined) throw new Error(`the example has no test "${title}"`)
      const visitor = await Visitor.open(browser)
      try {
        await run({ page: visitor.page })
        expect(visitor.complaints).toEqual([])
      } finally {
        await visitor.close()
      }
    },
  )

  it('declares no other test', () => {
    expect(declared).toHaveLength(2)
  })
})
