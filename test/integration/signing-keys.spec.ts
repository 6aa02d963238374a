import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { jest } from '@jest/globals'
import { createLocalJWKSet, decodeProtectedHeader, type JSONWebKeySet, jwtVerify } from 'jose'
import { KeyRotation, type Rotation } from '../../src/auth/signing-keys/key-rotation.js'
import { SigningKeyMaintenanceService } from '../../src/auth/signing-keys/maintenance/signing-key-maintenance.service.js'
import { generateSigningKey } from '../../src/auth/signing-keys/signing-key.js'
import { startTestApp, type TestApp, type TestAppOptions } from '../support/app.js'
import { databaseIn } from '../support/databases.js'
import { createAuthenticator } from '../../src/testing/index.js'
import { latchkey } from '../support/cli.js'
import { TestClock } from '../support/clock.js'
import { dumpOf } from '../support/dump.js'
import { assertion, Backend, bodyOf, Browser } from '../support/flows.js'

const DAY = 86_400

/** How long verifiers may cache the JWK set, in seconds. */
const MAX_AGE = 300

let directory: string
let servers: TestApp[]
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'latchkey-signing-'))
  servers = []
})
afterEach(async () => {
  await Promise.all(servers.map((server) => server.close()))
  rmSync(directory, { recursive: true })
})

async function start(options: TestAppOptions = {}): Promise<TestApp> {
  const server = await startTestApp(options)
  servers.push(server)
  return server
}

/** Another process on the same database. */
const startOnDisk = (options: TestAppOptions = {}) => {
  return start({ ...options, environment: { database: databaseIn(directory), ...options.environment } })
}

const rotationOf = (server: TestApp) => server.app.get(KeyRotation, { strict: false })
const maintain = (server: TestApp) => server.app.get(SigningKeyMaintenanceService, { strict: false }).run()

async function rotate(server: TestApp, how: Partial<Rotation> = {}): Promise<string> {
  const rotation: Rotation = { algorithm: 'ES256', starts: 'scheduled', others: 'kept', ...how }
  const { kid } = await rotationOf(server).rotate(rotation)
  await maintain(server)
  return kid
}

async function jwksOf(server: TestApp): Promise<JSONWebKeySet> {
  const answer = await server.send({ url: '/.well-known/jwks.json' })
  expect(answer).toMatchObject({ status: 200, headers: { 'cache-control': `public, max-age=${MAX_AGE}` } })
  return answer.body as JSONWebKeySet
}

const kidsOf = async (server: TestApp) => (await jwksOf(server)).keys.map(({ kid }) => kid)

/** Verifies a token as another service does, with a fetched key set and the server's time. */
async function verifies(token: string, jwks: JSONWebKeySet, server: TestApp): Promise<boolean> {
  const rules = { issuer: 'http://localhost:3000', audience: 'localhost', currentDate: server.clock.now() }
  return jwtVerify(token, createLocalJWKSet(jwks), rules).then(
    () => true,
    () => false,
  )
}

const kidOf = (token: string) => decodeProtectedHeader(token).kid

/** A client that can always get a new access token. */
async function signedIn(server: TestApp): Promise<{ browser: Browser; next: () => Promise<string> }> {
  const browser = new Browser(server)
  await browser.signUp('ada@example.org')
  const next = async () => {
    const body = bodyOf<{ accessToken: string }>(await browser.send('POST', '/v1/tokens/refresh'))
    browser.accessToken = body.accessToken
    return body.accessToken
  }
  return { browser, next }
}

const PINNED = { EdDSA: await generateSigningKey('EdDSA'), RS256: await generateSigningKey('RS256') }

describe('tokens verify against the JWK set', () => {
  it.each([
    ['ES256', 'ES256'],
    ['ES256', 'EdDSA'],
    ['EdDSA', 'ES256'],
    ['EdDSA', 'EdDSA'],
    ['ES256', 'RS256'],
    ['RS256', 'EdDSA'],
  ] as const)(
    'before, during and after a rotation from %s to %s',
    async (from, to) => {
      const server = await start({ config: { tokens: { algorithm: from } } })
      const { browser, next } = await signedIn(server)
      const first = kidOf(await next())
      const fetched: { at: number; jwks: JSONWebKeySet }[] = []
      const issued: { until: number; token: string }[] = []
      const signers = new Set<string | undefined>()
      let second: string | undefined
      for (let seconds = 0; seconds <= 3600; seconds += 60) {
        if (seconds === 600) second = await rotate(server, { algorithm: to })
        await maintain(server)
        fetched.push({ at: seconds, jwks: await jwksOf(server) })
        const token = await next()
        signers.add(kidOf(token))
        issued.push({ until: seconds + 900, token })
        expect((await browser.send('GET', '/v1/me')).status).toBe(200)
        // Verifiers may use a set as old as its Cache-Control allows.
        for (const { at, jwks } of fetched) {
          if (at >= seconds - MAX_AGE) expect([at, await verifies(token, jwks, server)]).toEqual([at, true])
        }
        // Every unexpired token verifies with the current set.
        const { jwks } = fetched.at(-1) ?? { jwks: { keys: [] } }
        for (const { until, token: earlier } of issued) {
          expect(await verifies(earlier, jwks, server)).toBe(until > seconds)
        }
        server.clock.advanceSeconds(60)
      }
      expect([...signers]).toEqual([first, second])
      expect(await kidsOf(server)).toEqual([second])
      expect(second).not.toBe(first)
    },
    120_000,
  )

  it('before and after a rotation, also if they are for a backend', async () => {
    const server = await start()
    const backend = new Backend(server)
    const authenticator = createAuthenticator()
    await backend.enrol('ada', authenticator)
    const result = async () => {
      const publicKey = assertion(authenticator, await backend.requestOptions())
      return bodyOf<{ resultToken: string }>(await backend.finishAuthentication(publicKey)).resultToken
    }
    const before = await result()
    await rotate(server)
    server.clock.advanceSeconds(600)
    const after = await result()
    expect(kidOf(after)).not.toBe(kidOf(before))
    const jwks = await jwksOf(server)
    expect([await verifies(before, jwks, server), await verifies(after, jwks, server)]).toEqual([true, true])
  })
})

describe('a rotation', () => {
  it('publishes the next key before its first use, and the old key until its last token expires', async () => {
    const server = await start()
    const { next } = await signedIn(server)
    const first = kidOf(await next())
    const second = await rotate(server)
    expect(await kidsOf(server)).toEqual([first, second])
    server.clock.advanceSeconds(599)
    expect(kidOf(await next())).toBe(first)
    server.clock.advanceSeconds(1)
    expect(kidOf(await next())).toBe(second)
    server.clock.advanceSeconds(900 + 119)
    expect(await kidsOf(server)).toEqual([first, second])
    server.clock.advanceSeconds(1)
    expect(await kidsOf(server)).toEqual([second])
    server.clock.advanceSeconds(1)
    await maintain(server)
    expect((await rotationOf(server).list()).map(({ kid }) => kid)).toEqual([second])
  })

  it('does not start during another rotation', async () => {
    const server = await start()
    await rotate(server)
    const before = await dumpOf(server)
    await expect(rotate(server)).rejects.toThrow('A rotation is in progress')
    expect(await dumpOf(server)).toEqual(before)
  })

  it('can be completed early', async () => {
    const server = await start()
    const { next } = await signedIn(server)
    const first = kidOf(await next())
    const second = await rotate(server)
    expect(await rotate(server, { starts: 'now' })).toBe(second)
    expect(kidOf(await next())).toBe(second)
    expect(await kidsOf(server)).toEqual([first, second])
  })

  it('with --now and another algorithm skips the waiting key', async () => {
    const server = await start()
    const { next } = await signedIn(server)
    const first = kidOf(await next())
    await rotate(server)
    const third = await rotate(server, { starts: 'now', algorithm: 'EdDSA' })
    expect(kidOf(await next())).toBe(third)
    expect(await kidsOf(server)).toEqual([first, third])
  })

  it('can withdraw all keys: their tokens become invalid, and sessions continue', async () => {
    const server = await start()
    const { browser, next } = await signedIn(server)
    const stolen = await next()
    await rotate(server)
    const kid = await rotate(server, { starts: 'now', others: 'withdrawn' })
    expect(await kidsOf(server)).toEqual([kid])
    expect(await verifies(stolen, await jwksOf(server), server)).toBe(false)
    expect(await browser.send('GET', '/v1/me')).toMatchObject({ status: 401, body: { code: 'credentials_invalid' } })
    expect(kidOf(await next())).toBe(kid)
    expect(await browser.send('GET', '/v1/me')).toMatchObject({ status: 200 })
  })

  it('runs after tokens.rotate_after_days with tokens.algorithm', async () => {
    const server = await start({ config: { tokens: { rotate_after_days: 30 } } })
    const [first] = await kidsOf(server)
    server.clock.advanceSeconds(30 * DAY - 1)
    await maintain(server)
    expect(await kidsOf(server)).toEqual([first])
    server.clock.advanceSeconds(1)
    await maintain(server)
    await maintain(server)
    expect(await kidsOf(server)).toHaveLength(2)
    expect(server.log.filter((line) => line.includes('signing key created'))).toHaveLength(1)
    server.clock.advanceSeconds(600)
    await maintain(server)
    const states = (await rotationOf(server).list()).map(({ state }) => state)
    expect(states).toEqual(['retiring', 'signing'])
  })

  it('does not run automatically if the configuration turns it off', async () => {
    const server = await start({ config: { tokens: { rotate_after_days: null } } })
    server.clock.advanceSeconds(10_000 * DAY)
    await maintain(server)
    expect(await kidsOf(server)).toHaveLength(1)
  })

  it('runs once when several processes are due', async () => {
    const [one, two] = [await startOnDisk(), await startOnDisk()]
    const rotations = [one, two, one, two].map((server) =>
      rotationOf(server).rotate({ algorithm: 'ES256', starts: 'scheduled', others: 'kept' }),
    )
    const done = (await Promise.allSettled(rotations)).filter(({ status }) => status === 'fulfilled')
    expect(done).toHaveLength(1)
    await Promise.all([maintain(one), maintain(two)])
    expect(await kidsOf(one)).toHaveLength(2)
    expect(await kidsOf(two)).toEqual(await kidsOf(one))
  })
})

describe('processes on one database', () => {
  it('accept each other’s tokens, even from a key that they have not loaded', async () => {
    const clock = new TestClock()
    const [one, two] = [await startOnDisk({ clock }), await startOnDisk({ clock })]
    expect(await kidsOf(two)).toEqual(await kidsOf(one))
    const { browser, next } = await signedIn(one)
    await rotate(one, { starts: 'now' })
    clock.advanceSeconds(60)
    const token = await next()
    expect(await kidsOf(two)).not.toContain(kidOf(token))
    const headers = { authorization: `Bearer ${token}` }
    expect(await two.send({ url: '/v1/me', headers })).toMatchObject({ status: 200 })
    expect(await kidsOf(two)).toEqual(await kidsOf(one))
    expect(await browser.send('GET', '/v1/me')).toMatchObject({ status: 200 })
  })

  it('require the same master secret', async () => {
    await startOnDisk()
    const masterSecret = Buffer.alloc(32, 1).toString('base64url')
    await expect(startOnDisk({ environment: { masterSecret } })).rejects.toThrow('LATCHKEY_SECRET: is not')
  })

  it('do not start without the secret file that encrypted the keys', async () => {
    const file = { dataDirectory: directory, masterSecret: undefined }
    await startOnDisk({ environment: file })
    const secret = join(directory, 'latchkey-secret')
    rmSync(secret)
    await expect(startOnDisk({ environment: file })).rejects.toThrow(`${secret}: is missing`)
    expect(existsSync(secret)).toBe(false)
    writeFileSync(secret, Buffer.alloc(32, 3).toString('base64url'), { mode: 0o644 })
    await expect(startOnDisk({ environment: file })).rejects.toThrow(`${secret}: is not the master secret`)
  })

  it('warn when other users of the machine can read the secret', async () => {
    const file = { dataDirectory: directory, masterSecret: undefined }
    const first = await startOnDisk({ environment: file })
    expect(first.log.join('')).not.toContain('can read the master secret')
    chmodSync(join(directory, 'latchkey-secret'), 0o644)
    const second = await startOnDisk({ environment: file })
    expect(second.log.join('')).toContain('every user of this machine can read the master secret')
  })

  it('do not reload the keys for each forged token', async () => {
    const server = await start()
    const list = jest.spyOn(server.unitOfWork, 'read')
    const header = { alg: 'ES256', typ: 'at+jwt', kid: 'x'.repeat(43) }
    const forged = `${Buffer.from(JSON.stringify(header)).toString('base64url')}.e30.${'A'.repeat(86)}`
    const headers = { authorization: `Bearer ${forged}` }
    const calls: number[] = []
    for (const seconds of [5, 0, 4, 1]) {
      server.clock.advanceSeconds(seconds)
      list.mockClear()
      expect(await server.send({ url: '/v1/me', headers })).toMatchObject({ status: 401 })
      calls.push(list.mock.calls.length)
    }
    expect(calls).toEqual([1, 0, 0, 1])
  })
})

describe('a signing key', () => {
  it('is encrypted in the database and never logged', async () => {
    const server = await start()
    const rows = await server.unitOfWork.transaction((manager) =>
      manager.query<{ kid: string; sealed_key: Buffer }[]>('SELECT kid, sealed_key FROM signing_keys'),
    )
    expect(rows).toHaveLength(1)
    const { x } = (await jwksOf(server)).keys[0] ?? {}
    // The ciphertext includes the public key, which must not be visible either.
    expect(rows[0]?.sealed_key.includes(Buffer.from(String(x), 'base64url'))).toBe(false)
    expect(server.log.join('')).not.toMatch(/sealed|encryptedKey/)
  })

  it.each([
    ['was changed', 'UPDATE signing_keys SET sealed_key = $1', Buffer.alloc(160)],
    ['has a different kid', 'UPDATE signing_keys SET kid = $1', 'other'],
  ])('is not published when it %s', async (_what, change, value) => {
    const server = await startOnDisk()
    await server.unitOfWork.transaction((manager) => manager.query(change, [value]))
    await expect(startOnDisk()).rejects.toThrow('LATCHKEY_SECRET')
  })

  it('that was inserted without the master secret is not used, and is logged', async () => {
    const server = await start()
    const [own] = await kidsOf(server)
    await server.unitOfWork.transaction((manager) =>
      manager.query(
        "INSERT INTO signing_keys (kid, generation, algorithm, sealed_key, created_at, signs_from) VALUES ('evil', 2, 'ES256', $1, $2, $2)",
        [Buffer.alloc(160), server.clock.now().getTime()],
      ),
    )
    await maintain(server)
    expect(await kidsOf(server)).toEqual([own])
    expect(server.log.join('')).toContain('"kids":"evil"')
    const { next } = await signedIn(server)
    expect(kidOf(await next())).toBe(own)
  })
})

describe.each(['EdDSA', 'RS256'] as const)('a pinned key of %s', (algorithm) => {
  const key = PINNED[algorithm]
  const tokenSigningKey = key.privateKey.export({ type: 'pkcs8', format: 'pem' }) as string

  it('is the only key and is not rotated', async () => {
    const server = await start({ environment: { tokenSigningKey }, config: { tokens: { rotate_after_days: 1 } } })
    const { next } = await signedIn(server)
    expect(await kidsOf(server)).toEqual([key.kid])
    expect(await verifies(await next(), await jwksOf(server), server)).toBe(true)
    server.clock.advanceSeconds(2 * DAY)
    await maintain(server)
    expect(await kidsOf(server)).toEqual([key.kid])
    expect(await rotationOf(server).list()).toEqual([])
    await expect(rotate(server)).rejects.toThrow('LATCHKEY_TOKEN_SIGNING_KEY')
  })
})

describe('latchkey keys', () => {
  const KID = '[A-Za-z0-9_-]{43}'

  /** The command, on the database of a server. */
  async function run(server: TestApp, ...args: string[]): Promise<{ status: number; out: string; err: string }> {
    const { exitCode, ...output } = await latchkey(['keys', ...args], { loadConfig: () => server.config })
    return { status: exitCode, ...output }
  }

  it('lists the keys', async () => {
    const server = await startOnDisk({ clock: new TestClock(Date.now()) })
    const [kid] = await kidsOf(server)
    const listed = await run(server, 'list')
    expect(listed).toMatchObject({ status: 0, err: '' })
    expect(listed.out).toMatch(new RegExp(`^${kid}  ES256  signing   from \\S+Z\\n$`))
    expect(JSON.parse((await run(server, 'list', '--json')).out)).toEqual([
      {
        kid,
        algorithm: 'ES256',
        state: 'signing',
        createdAt: server.clock.now().toISOString(),
        signsFrom: server.clock.now().toISOString(),
        retiresAt: null,
      },
    ])
  })

  it('rotates, and the running server picks up the new key', async () => {
    const server = await startOnDisk({ clock: new TestClock(Date.now()) })
    const [first] = await kidsOf(server)
    const rotated = await run(server, 'rotate', '--algorithm', 'EdDSA')
    expect(rotated).toMatchObject({ status: 0, err: '' })
    expect(rotated.out).toMatch(new RegExp(`^${KID} \\(EdDSA\\) signs from \\S+Z\\n$`))
    await maintain(server)
    const [, second] = await kidsOf(server)
    expect(rotated.out).toContain(second)
    expect(await run(server, 'rotate')).toEqual({ status: 1, out: '', err: expect.stringContaining('in progress') })
    expect((await run(server, 'list')).out).toMatch(/ signing .*published until .*\n.* next /)
    expect((await run(server, 'rotate', '--now', '--algorithm', 'EdDSA')).out).toContain(second)
    const withdrawn = await run(server, 'rotate', '--withdraw')
    expect(withdrawn.out).toMatch(new RegExp(`^${KID} \\(ES256\\)`))
    await maintain(server)
    const kids = await kidsOf(server)
    expect(kids).toHaveLength(1)
    expect([first, second]).not.toContain(kids[0])
  })

  it('reports a missing key and a pinned key', async () => {
    const tokenSigningKey = (await generateSigningKey('ES256')).privateKey.export({
      type: 'pkcs8',
      format: 'pem',
    }) as string
    const server = await startOnDisk({ environment: { tokenSigningKey } })
    expect(await run(server, 'list')).toEqual({
      status: 0,
      out: expect.stringContaining('No keys yet'),
      err: expect.stringContaining('LATCHKEY_TOKEN_SIGNING_KEY'),
    })
    expect(await run(server, 'rotate')).toEqual({
      status: 1,
      out: '',
      err: expect.stringContaining('LATCHKEY_TOKEN_SIGNING_KEY'),
    })
  })

  it('recovers from a lost master secret', async () => {
    const before = await startOnDisk()
    const [lost] = await kidsOf(before)
    const masterSecret = Buffer.alloc(32, 2).toString('base64url')
    const config = {
      ...before,
      config: { ...before.config, environment: { ...before.config.environment, masterSecret } },
    }
    expect(await run(config as TestApp, 'rotate', '--withdraw')).toMatchObject({ status: 0 })
    const after = await startOnDisk({ environment: { masterSecret }, clock: new TestClock(Date.now()) })
    expect(await kidsOf(after)).not.toContain(lost)
  })

  it.each([
    [[]],
    [['remove']],
    [['list', 'all']],
    [['list', '--now']],
    [['rotate', '--json']],
    [['rotate', '--algorithm', 'PS256']],
    [['rotate', '--soon']],
  ])('rejects the arguments %j', async (args) => {
    const loadConfig = () => {
      throw new Error('the configuration was read')
    }
    expect(await latchkey(['keys', ...args], { loadConfig })).toMatchObject({ exitCode: 2, out: '' })
  })
})
