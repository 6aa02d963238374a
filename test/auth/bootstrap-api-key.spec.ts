import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { jest } from '@jest/globals'
import { BootstrapApiKey } from '../../src/auth/api-keys/bootstrap-api-key.js'
import { startTestApp, TEST_API_KEY, type TestApp } from '../support/app.js'
import { databaseIn } from '../support/databases.js'
import { Backend } from '../support/flows.js'

let directory: string
let printed: string
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'latchkey-bootstrap-'))
  printed = ''
  Object.defineProperty(process.stdout, 'isTTY', { value: true, configurable: true, writable: true })
  jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed += String(text)
    return true
  })
})
afterEach(() => {
  jest.restoreAllMocks()
  rmSync(directory, { recursive: true, force: true })
})

const start = (bootstrapApiKey: string | undefined): Promise<TestApp> =>
  startTestApp({ environment: { database: databaseIn(directory), bootstrapApiKey } })

/** Runs the steps that the server runs after it starts to listen. */
const printFirst = ({ app }: TestApp) => app.get(BootstrapApiKey, { strict: false }).printFirst()

const statusOf = async (server: TestApp, key: string) =>
  (await new Backend(server, key).send('GET', '/v1/users')).status

describe('the first API key', () => {
  it('is random and printed only once', async () => {
    const first = await start(undefined)
    expect(printed).toBe('')
    await printFirst(first)
    const key = /lk_first_[0-9a-f]{64}/.exec(printed)?.[0] ?? ''
    expect(printed).toBe(`The first API key, shown only once: ${key}\n`)
    expect(await statusOf(first, key)).toBe(200)
    expect(first.log.join('')).not.toContain(key.split('_')[2])
    await first.close()
    printed = ''
    const second = await start(undefined)
    await printFirst(second)
    expect(printed).toBe('')
    expect(await statusOf(second, key)).toBe(200)
    await second.close()
  })

  it('is written to a private file if the output is not a terminal', async () => {
    process.stdout.isTTY = false
    const server = await start(undefined)
    await printFirst(server)
    const file = join(server.config.environment.dataDirectory, 'first-api-key')
    expect(statSync(file).mode & 0o777).toBe(0o600)
    const key = readFileSync(file, 'utf8').trim()
    expect(printed).toContain(file)
    expect(printed).not.toContain(key)
    expect(await statusOf(server, key)).toBe(200)
    await server.close()
  })

  it('comes from LATCHKEY_BOOTSTRAP_API_KEY and is not printed', async () => {
    const server = await start(TEST_API_KEY)
    await printFirst(server)
    expect(printed).toBe('')
    expect(await statusOf(server, TEST_API_KEY)).toBe(200)
    await server.close()
  })

  it('can also be added at a later start', async () => {
    await (await start(TEST_API_KEY)).close()
    const other = 'lk_other_0123456789abcdefghijklmnopqrstuvwxyz'
    const server = await start(other)
    expect(await statusOf(server, other)).toBe(200)
    expect(await statusOf(server, TEST_API_KEY)).toBe(200)
    await server.close()
  })

  it('does not replace an existing key with the same id', async () => {
    await (await start(TEST_API_KEY)).close()
    const other = 'lk_test_ffffffffffffffffffffffffffffffffffffffff'
    const server = await start(other)
    expect(await statusOf(server, other)).toBe(401)
    expect(await statusOf(server, TEST_API_KEY)).toBe(200)
    await server.close()
  })
})
