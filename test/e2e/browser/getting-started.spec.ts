import { jest } from '@jest/globals'
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import type { Browser } from 'playwright-core'
import { launchBrowser, Visitor } from '../../support/browser.js'
import { readCodeBlocks } from '../../support/documents.js'
import { type ServerProcess, startServerProcess } from '../../support/http-server.js'

const API_KEY = 'lk_start_0123456789abcdefghijklmnopqrstuvwxyzABCDEF'
const BACKENDS = [
  { name: 'Express', label: 'express' },
  { name: 'Python', label: 'python' },
]
/** Labels of commands that do not run in the directory of the site. */
const ELSEWHERE = ['server', 'key', ...BACKENDS.map(({ label }) => label)]

jest.setTimeout(180_000)

let directory: string
let blocks: ReturnType<typeof readCodeBlocks>
let siteUrl: string
let latchkey: ServerProcess
let browser: Browser
let answers: string

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'latchkey-start-'))
  const [latchkeyPort, sitePort] = await findFreePorts(2)
  siteUrl = `http://localhost:${sitePort}`
  blocks = readCodeBlocks('docs/getting-started.md').map(({ text, ...block }) => ({
    ...block,
    text: text.replaceAll('3000', String(latchkeyPort)).replaceAll('4000', String(sitePort)),
  }))
  const variables = { PORT: String(latchkeyPort), LATCHKEY_BOOTSTRAP_API_KEY: API_KEY, ...variablesOf('server') }
  latchkey = await startServerProcess({ variables })
  browser = await launchBrowser()
  const commands = blocks.filter(({ language, label }) => language === 'sh' && !ELSEWHERE.includes(label))
  answers = commands.map(({ text }) => run(text, directory)).join('\n')
  for (const { label, text } of blocks.filter((block) => /\.\w+$/.test(block.label))) {
    writeFileSync(join(directory, 'site', label), text)
  }
}, 180_000)
afterAll(async () => {
  await browser.close()
  await latchkey.stop()
  rmSync(directory, { recursive: true, force: true })
})

it('the guide shows the members that the first call returns', () => {
  const shown = JSON.parse(blocks.find(({ label }) => label === 'response')?.text ?? '') as Shape
  expect(missingMembers(shown, JSON.parse(answers.trim()) as Shape)).toEqual([])
})

describe.each(BACKENDS)('the site with $name', ({ label }) => {
  let backend: ChildProcess
  beforeAll(async () => {
    const site = join(directory, 'site')
    const commands = blocks.filter((block) => block.language === 'sh' && block.label === label).map(({ text }) => text)
    for (const command of commands.slice(0, -1)) run(command, site)
    backend = spawn('bash', ['-c', `exec ${commands.at(-1)}`], { cwd: site, env: environment(), stdio: 'ignore' })
    await waitFor(siteUrl)
  }, 180_000)
  afterAll(async () => {
    const ended = once(backend, 'exit')
    backend.kill()
    await ended
  })

  it('creates a passkey for a new account and signs in with it', async () => {
    const visitor = await Visitor.open(browser)
    await visitor.addAuthenticator()
    const { page } = visitor
    const press = (name: string) => page.getByRole('button', { name }).click()
    const reads = (text: string) => page.getByRole('status').filter({ hasText: text }).waitFor()
    await page.goto(siteUrl)
    await page.getByRole('textbox', { name: 'Email' }).fill('ada@example.com')
    await press('Create account')
    await reads('You created the account ada@example.com.')
    await press('Create a passkey')
    await reads('Your passkey was created.')
    await visitor.context.clearCookies()
    await page.reload()
    await press('Create a passkey')
    await reads('Create an account or sign in first.')
    await press('Sign in with a passkey')
    await reads('You are signed in as ada@example.com.')
    await visitor.close()
  })
})

interface Shape {
  readonly [member: string]: unknown
}

/** Returns the paths of members that the document shows and the response lacks. */
function missingMembers(shown: Shape, received: Shape, path = ''): string[] {
  return Object.entries(shown).flatMap(([name, value]) => {
    if (name === '…') return []
    if (!(name in received)) return [`${path}${name}`]
    const nested = received[name]
    return typeof value === 'object' ? missingMembers(value as Shape, nested as Shape, `${path}${name}.`) : []
  })
}

/** Returns the variables that a command of the document sets for one process, such as `NAME='value' command`. */
function variablesOf(label: string): Record<string, string> {
  const text = blocks.find((block) => block.label === label)?.text ?? ''
  return Object.fromEntries(
    [...text.matchAll(/^(\w+)='([^']*)'/gm)].map(([, name, value]) => [name ?? '', value ?? '']),
  )
}

function environment(): NodeJS.ProcessEnv {
  return { ...process.env, LATCHKEY_API_KEY: API_KEY, npm_config_prefer_offline: 'true' }
}

function run(command: string, cwd: string): string {
  const { status, stdout, stderr } = spawnSync('bash', ['-ec', command], { cwd, env: environment(), encoding: 'utf8' })
  if (status !== 0) throw new Error(`${command}\nexited with ${status}:\n${stdout}${stderr}`)
  return stdout
}

async function waitFor(url: string): Promise<void> {
  const deadline = AbortSignal.timeout(30_000)
  while (
    !(await fetch(url).then(
      ({ ok }) => ok,
      () => false,
    ))
  ) {
    if (deadline.aborted) throw new Error(`${url} did not start`)
    await setTimeout(100)
  }
}

/** Returns ports that are free now. All are held open together, so that they differ. */
async function findFreePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer().listen(0, 'localhost'))
  await Promise.all(servers.map((server) => once(server, 'listening')))
  const ports = servers.map((server) => (server.address() as AddressInfo).port)
  await Promise.all(servers.map((server) => once(server.close(), 'close')))
  return ports
}
