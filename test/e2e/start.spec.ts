import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ServerProcess, startServerProcess } from '../support/http-server.js'

let directory: string
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'latchkey-start-'))
})
afterEach(() => rmSync(directory, { recursive: true, force: true }))

/** Starts the built server in the test's directory, runs the callback, and stops it. */
async function whileRunning<T>(
  variables: Record<string, string>,
  look: (server: ServerProcess) => Promise<T>,
): Promise<T> {
  const server = await startServerProcess({ directory, variables })
  try {
    return await look(server)
  } finally {
    expect(await server.stop()).toBe(0)
  }
}

const KEY_IN_OUTPUT = /\blk_\w+_[0-9a-f]{64}\b/g

/** Returns whether a key can list users. */
async function opens({ url }: ServerProcess, key: string): Promise<boolean> {
  const { status } = await fetch(`${url}/v1/users`, { headers: { authorization: `Bearer ${key}` } })
  expect([200, 401]).toContain(status)
  return status === 200
}

const keysOf = async ({ url }: ServerProcess): Promise<unknown> => (await fetch(`${url}/.well-known/jwks.json`)).json()

const TEST_TIMEOUT = 60_000

describe('the first start in an empty directory', () => {
  it(
    'creates a database, writes one API key to a file and serves the page; the second start keeps them',
    async () => {
      const first = await whileRunning({}, async (server) => {
        expect((await fetch(`${server.url}/health/ready`)).status).toBe(200)
        expect(await (await fetch(server.url)).text()).toContain('<title>Latchkey</title>')
        expect(server.output()).not.toMatch(KEY_IN_OUTPUT)
        const file = join(directory, 'data/first-api-key')
        expect(server.output()).toContain(file)
        expect(statSync(file).mode & 0o777).toBe(0o600)
        const key = readFileSync(file, 'utf8').trim()
        expect(await opens(server, key)).toBe(true)
        rmSync(file)
        return { key, jwks: await keysOf(server) }
      })
      expect(existsSync(join(directory, 'data/latchkey.db'))).toBe(true)
      expect(statSync(join(directory, 'data/latchkey-secret')).mode & 0o777).toBe(0o600)
      await whileRunning({}, async (server) => {
        expect(existsSync(join(directory, 'data/first-api-key'))).toBe(false)
        expect(server.output()).not.toMatch(KEY_IN_OUTPUT)
        expect(await opens(server, first.key)).toBe(true)
        expect(await keysOf(server)).toEqual(first.jwks)
      })
    },
    TEST_TIMEOUT,
  )

  it(
    'uses a given API key without printing it',
    async () => {
      const [given, later] = ['a', 'b'].map((letter) => `lk_given_${letter}0123456789abcdefghijklmnopqrstuvwxyz`) as [
        string,
        string,
      ]
      await whileRunning({ LATCHKEY_BOOTSTRAP_API_KEY: given }, async (server) => {
        expect(server.output()).not.toContain('lk_')
        expect(await opens(server, given)).toBe(true)
      })
      await whileRunning({ LATCHKEY_BOOTSTRAP_API_KEY: later }, async (server) => {
        expect(await opens(server, given)).toBe(true)
        expect(await opens(server, later)).toBe(false)
      })
    },
    TEST_TIMEOUT,
  )

  it(
    'resolves DATABASE_URL relative to the working directory',
    async () => {
      await whileRunning({ DATABASE_URL: 'sqlite:elsewhere/keys.db' }, async ({ url }) => {
        expect((await fetch(`${url}/health/ready`)).status).toBe(200)
      })
      expect(existsSync(join(directory, 'elsewhere/keys.db'))).toBe(true)
      expect(existsSync(join(directory, 'elsewhere/latchkey-secret'))).toBe(true)
      expect(existsSync(join(directory, 'data'))).toBe(false)
    },
    TEST_TIMEOUT,
  )
})
