import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import type { Client } from 'pg'
import { ApiKeysService } from '../../src/auth/api-keys/api-keys.service.js'
import { PasskeysService } from '../../src/passkeys/credentials/passkeys.service.js'
import { createAuthenticator } from '../../src/testing/index.js'
import { startTestApp, type TestApp, type TestResponse } from '../support/app.js'
import { connectTo, databaseIn, dropDatabase } from '../support/databases.js'
import { assertion, Backend, bodyOf, Browser, type PasskeyJson, registration } from '../support/flows.js'

/** The time in which a request reaches the statement that waits for a lock, in milliseconds. */
const UNTIL_BLOCKED = 300

const config = { keep_last_passkey: 'everyone', end_user_realm: { enabled: true, sign_up: true } }

let directory: string
let servers: readonly [TestApp, TestApp]
/** A transaction of the test, which takes the place of a concurrent request. */
let other: Client
beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'latchkey-races-'))
  const database = databaseIn(directory)
  servers = [
    await startTestApp({ config, environment: { database } }),
    await startTestApp({ config, environment: { database } }),
  ]
  other = await connectTo(database)
})
afterEach(async () => {
  await other.end()
  for (const server of servers) await server.close()
  await dropDatabase(databaseIn(directory))
  rmSync(directory, { recursive: true })
})

const serverOf = (index: number): TestApp => (index % 2 === 0 ? servers[0] : servers[1])
const backendOf = (index: number): Backend => new Backend(serverOf(index))
const outcomeOf = (answer: TestResponse): string =>
  `${answer.status} ${bodyOf<{ code?: string } | null>(answer)?.code ?? 'ok'}`

/** Returns how often each outcome occurred. */
async function outcomesOf(answers: readonly Promise<TestResponse>[]): Promise<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const answer of await Promise.all(answers)) counts[outcomeOf(answer)] = (counts[outcomeOf(answer)] ?? 0) + 1
  return counts
}

const many = <T>(count: number, create: (index: number) => T): T[] => Array.from({ length: count }, (_, i) => create(i))

/** Locks rows in the transaction of the test, and fails at once when a request has locked them. */
const lockNow = (table: string) => other.query(`SELECT 1 FROM ${table} FOR UPDATE NOWAIT`)

describe('concurrent requests for a new user', () => {
  it('start registrations, all of which succeed', async () => {
    const body = { userId: 'ada', emailOrUsername: 'ada@example.com' }
    const starts = many(40, (index) => backendOf(index).send('POST', '/v1/registration/start', body))
    expect(await outcomesOf(starts)).toEqual({ '200 ok': 40 })
  })

  it('start registrations of users with one name, which becomes a label of all but one', async () => {
    const starts = many(20, (index) =>
      backendOf(index).send('POST', '/v1/registration/start', { userId: `user-${index}`, emailOrUsername: 'ada' }),
    )
    expect(await outcomesOf(starts)).toEqual({ '200 ok': 20 })
    const { rows } = await other.query("SELECT 1 FROM users WHERE email_or_username_key = 'ada'")
    expect(rows).toHaveLength(1)
  })

  it('give one of several existing users a new name, and the others a label', async () => {
    await Promise.all(many(20, (index) => backendOf(index).creationOptions(`user-${index}`)))
    const starts = many(20, (index) =>
      backendOf(index).send('POST', '/v1/registration/start', { userId: `user-${index}`, emailOrUsername: 'ada' }),
    )
    expect(await outcomesOf(starts)).toEqual({ '200 ok': 20 })
  })
})

describe('concurrent updates of a user', () => {
  it('are all stored', async () => {
    await backendOf(0).creationOptions('ada')
    const updates = many(20, (index) =>
      backendOf(index).send(
        'PATCH',
        '/v1/users/ada',
        index % 4 < 2 ? { displayName: 'Ada' } : { emailOrUsername: 'ada@example.org' },
      ),
    )
    expect(await outcomesOf(updates)).toEqual({ '200 ok': 20 })
    const { body } = await backendOf(0).send('GET', '/v1/users/ada')
    expect(body).toMatchObject({ displayName: 'Ada', emailOrUsername: 'ada@example.org' })
  })

  it('wait for each other, so that none overwrites another', async () => {
    await backendOf(0).creationOptions('ada')
    await other.query("BEGIN; UPDATE users SET display_name = 'Countess' WHERE id = 'ada'")
    const update = backendOf(0).send('PATCH', '/v1/users/ada', { emailOrUsername: 'ada@example.org' })
    await setTimeout(UNTIL_BLOCKED)
    await other.query('COMMIT')
    expect(bodyOf(await update)).toMatchObject({ displayName: 'Countess', emailOrUsername: 'ada@example.org' })
  })
})

describe('a deletion of the user', () => {
  /** Deletes the user in the transaction of the test, and commits when the request waits for it. */
  async function duringDeletion(send: () => Promise<TestResponse>): Promise<string> {
    await other.query("BEGIN; DELETE FROM users WHERE id = 'ada'")
    const answer = send()
    await setTimeout(UNTIL_BLOCKED)
    await other.query('COMMIT')
    return outcomeOf(await answer)
  }

  it('makes a concurrent enrolment token fail with user_not_found', async () => {
    await backendOf(0).creationOptions('ada')
    const create = () => backendOf(0).send('POST', '/v1/users/ada/enrolment-tokens', {})
    expect(await duringDeletion(create)).toBe('404 user_not_found')
  })

  it('makes a concurrent registration fail with user_not_found', async () => {
    const publicKey = registration(createAuthenticator(), await backendOf(0).creationOptions('ada'))
    expect(await duringDeletion(() => backendOf(0).finishRegistration('ada', publicKey))).toBe('404 user_not_found')
  })

  it('makes a concurrent authentication fail', async () => {
    const authenticator = createAuthenticator()
    await backendOf(0).enrol('ada', authenticator)
    const publicKey = assertion(authenticator, await backendOf(0).requestOptions())
    expect(await duringDeletion(() => backendOf(0).finishAuthentication(publicKey))).toBe('401 credential_unknown')
  })

  it('succeeds next to sign-ins of the same users', async () => {
    const users = await Promise.all(
      many(20, async (index) => {
        const browser = new Browser(serverOf(index))
        await backendOf(index).enrol(`user-${index}`, browser.authenticator)
        return { browser, publicKey: assertion(browser.authenticator, await browser.startSignIn()) }
      }),
    )
    const answers = users.flatMap(({ browser, publicKey }, index) => [
      browser.finish('/v1/sign-in/finish', publicKey),
      backendOf(index + 1).send('DELETE', `/v1/users/user-${index}`),
    ])
    const {
      '204 ok': deleted,
      '200 ok': _signedIn,
      '401 authentication_failed': _refused,
      ...rest
    } = await outcomesOf(answers)
    expect([deleted, rest]).toEqual([20, {}])
  })
})

describe('the order of locks', () => {
  it('is the user before the passkey for a sign-in', async () => {
    const browser = new Browser(servers[0])
    await backendOf(0).enrol('ada', browser.authenticator)
    const publicKey = assertion(browser.authenticator, await browser.startSignIn())
    await other.query('BEGIN')
    await lockNow('users')
    const answer = browser.finish('/v1/sign-in/finish', publicKey)
    await setTimeout(UNTIL_BLOCKED)
    await lockNow('passkeys')
    await other.query('COMMIT')
    expect((await answer).status).toBe(200)
  })

  it('is the user before the passkey for the session of a sign-up', async () => {
    const { id } = await backendOf(0).enrol('ada', createAuthenticator())
    const passkeys = servers[0].app.get(PasskeysService, { strict: false })
    await other.query('BEGIN')
    await lockNow('users')
    const started = passkeys.whileActive({ userId: 'ada', id }, () => Promise.resolve('started'))
    await setTimeout(UNTIL_BLOCKED)
    await lockNow('passkeys')
    await other.query('COMMIT')
    expect(await started).toBe('started')
  })

  it('is the session before the refresh token for a refresh', async () => {
    const browser = new Browser(servers[0])
    await browser.signUp('ada@example.org')
    const headers = { cookie: `latchkey-refresh=${browser.cookies.get('latchkey-refresh') ?? ''}` }
    await other.query('BEGIN')
    await lockNow('sessions')
    const answer = servers[0].send({ method: 'POST', url: '/v1/tokens/refresh', headers })
    await setTimeout(UNTIL_BLOCKED)
    await lockNow('refresh_tokens')
    await other.query('COMMIT')
    expect((await answer).status).toBe(200)
  })
})

describe('a lock', () => {
  it('leaves each user the last passkey when all are deleted concurrently', async () => {
    const users = await Promise.all(
      many(10, async (index) => {
        const userId = `user-${index}`
        const passkeys: PasskeyJson[] = []
        for (let n = 0; n < 2; n += 1) passkeys.push(await backendOf(index).enrol(userId, createAuthenticator()))
        return { userId, passkeys }
      }),
    )
    const deletions = users.flatMap(({ userId, passkeys }) =>
      passkeys.map(({ id }, n) => backendOf(n).send('DELETE', `/v1/users/${userId}/passkeys/${id}`)),
    )
    expect(await outcomesOf(deletions)).toEqual({ '200 ok': 10, '409 last_passkey': 10 })
  })

  it('enforces the passkey limit for concurrent registrations', async () => {
    const max = servers[0].config.maxPasskeysPerUser
    const started = await Promise.all(
      many(4 * max, async (index) => {
        const options = await backendOf(index).creationOptions('ada')
        return { backend: backendOf(index), publicKey: registration(createAuthenticator(), options) }
      }),
    )
    const finished = started.map(({ backend, publicKey }) => backend.finishRegistration('ada', publicKey))
    expect(await outcomesOf(finished)).toEqual({ '200 ok': max, '409 passkey_limit_reached': 3 * max })
  })

  it('leaves the last admin key when all are revoked concurrently', async () => {
    const created = await Promise.all(
      many(10, async (index) => {
        const answer = await backendOf(index).send('POST', '/v1/api-keys', { name: 'admin', scopes: ['admin'] })
        return bodyOf<{ id: string }>(answer).id
      }),
    )
    const { rows } = await other.query<{ id: string }>('SELECT id FROM api_keys')
    expect(rows).toHaveLength(created.length + 1)
    await Promise.all(rows.map(({ id }, index) => backendOf(index).send('POST', `/v1/api-keys/${id}/revoke`)))
    const { rows: left } = await other.query('SELECT id FROM api_keys WHERE revoked_at IS NULL')
    expect(left).toHaveLength(1)
  })

  it('makes several processes that start together create one first key', async () => {
    await other.query('DELETE FROM api_keys')
    await other.query(`BEGIN; INSERT INTO api_keys (id, secret_hash, name, scopes, created_at)
      VALUES ('first', decode('00', 'hex'), 'of another process', '[]', 0)`)
    const apiKeys = servers[0].app.get(ApiKeysService, { strict: false })
    const created = apiKeys.createFirst({ name: 'bootstrap key', scopes: ['admin'] })
    await setTimeout(UNTIL_BLOCKED)
    await other.query('COMMIT')
    expect(await created).toBeUndefined()
  })
})
