import { createPrivateKey, createPublicKey } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sqlite3 from 'sqlite3'
import { openDataSource } from '../../src/database/data-source.js'
import { createEntities } from '../../src/entities.js'
import { createAuthenticator, type HeldCredential } from '../../src/testing/index.js'
import { credentialKeyOf } from '../../src/testing/credential-key.js'
import { startTestApp, type TestApp } from '../support/app.js'
import { TestClock } from '../support/clock.js'
import { openTestDatabase } from '../support/database.js'
import { ON_POSTGRES, settingsOf } from '../support/databases.js'
import { assertion, Backend } from '../support/flows.js'

const SCHEMAS = join(import.meta.dirname, '../support/schemas')

/** The secrets that clients of the database in `0.1.0.sql` hold. */
const CLIENTS = JSON.parse(readFileSync(join(SCHEMAS, '0.1.0.clients.json'), 'utf8')) as {
  readonly masterSecret: string
  readonly apiKey: string
  readonly refreshToken: string
  readonly createdAt: string
  readonly credential: { readonly id: string; readonly userHandle: string; readonly privateKey: object }
}

const newerThanThis = async () => {
  const database = await openTestDatabase()
  await database.dataSource.query(
    "INSERT INTO migrations (timestamp, name) VALUES (1900000000000, 'Future1900000000000')",
  )
  await database.dataSource.query("UPDATE schema_version SET version = '9.8.7'")
  return database
}

describe('a database with a newer schema', () => {
  it('is refused with both versions', async () => {
    const database = await newerThanThis()
    const { length } = database.dataSource.migrations
    const opened = openDataSource(settingsOf(database.address), createEntities)
    await expect(opened).rejects.toThrow(
      `was migrated by Latchkey 9.8.7 to schema ${length + 1}. This is Latchkey 0.1.0 with schema ${length}`,
    )
    await database.close()
  })

  it('is left unchanged', async () => {
    const database = await newerThanThis()
    const rows = () => database.dataSource.query<object[]>('SELECT name FROM migrations')
    const before = await rows()
    await openDataSource(settingsOf(database.address), createEntities).catch(() => undefined)
    expect(await rows()).toEqual(before)
    await database.close()
  })
})

const onSqlite = ON_POSTGRES ? describe.skip : describe

onSqlite('an upgrade from 0.1.0', () => {
  let directory: string
  let server: TestApp
  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), 'latchkey-upgrade-'))
    const file = join(directory, 'latchkey.db')
    await execute(file, readFileSync(join(SCHEMAS, '0.1.0.sql'), 'utf8'))
    server = await startTestApp({
      clock: new TestClock(Date.parse(CLIENTS.createdAt) + 60_000),
      environment: { database: { kind: 'sqlite', file }, dataDirectory: directory, masterSecret: CLIENTS.masterSecret },
    })
  })
  afterAll(async () => {
    await server.close()
    rmSync(directory, { recursive: true, force: true })
  })

  const backend = () => new Backend(server, CLIENTS.apiKey)

  it('records the version of the server', async () => {
    const rows = await server.unitOfWork.read((manager) =>
      manager.query<object[]>('SELECT version FROM schema_version'),
    )
    expect(rows).toEqual([{ version: '0.1.0' }])
  })

  it('keeps users with their passkeys', async () => {
    const { body } = await backend().send('GET', '/v1/users/ada/passkeys')
    expect(body).toMatchObject({ items: [{ credentialId: CLIENTS.credential.id, state: 'active' }] })
  })

  it('keeps passkeys usable', async () => {
    const options = await backend().requestOptions()
    const answer = await backend().finishAuthentication(assertion(authenticatorOfAda(), options))
    expect(answer.body).toMatchObject({ user: { userId: 'ada' } })
  })

  it('keeps sessions', async () => {
    const answer = await server.send({
      method: 'POST',
      url: '/v1/tokens/refresh',
      headers: { cookie: `latchkey-refresh=${CLIENTS.refreshToken}`, origin: 'http://localhost:3000' },
      payload: {},
    })
    expect(answer).toMatchObject({ status: 200, body: { accessToken: expect.any(String) } })
  })
})

function authenticatorOfAda() {
  const { id, userHandle, privateKey } = CLIENTS.credential
  const key = createPrivateKey({ format: 'jwk', key: privateKey as never })
  const authenticator = createAuthenticator()
  const held: HeldCredential = {
    id: Buffer.from(id, 'base64url'),
    rpId: 'localhost',
    userHandle: Buffer.from(userHandle, 'base64url'),
    key: credentialKeyOf('ES256', { privateKey: key, publicKey: createPublicKey(key) }),
    publicKey: new Uint8Array(),
    signCount: 1,
  }
  ;(authenticator.credentials as HeldCredential[]).push(held)
  return authenticator
}

function execute(file: string, sql: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const database = new sqlite3.Database(file)
    database.exec(sql, (error) => {
      if (error !== null) return reject(error)
      database.close((closed) => (closed === null ? resolve() : reject(closed)))
    })
  })
}
