import { openDataSource } from '../../src/database/data-source.js'
import { createEntities } from '../../src/entities.js'
import { createAuthenticator } from '../../src/testing/index.js'
import { startTestApp } from '../support/app.js'
import { openTestDatabase, type TestDatabase } from '../support/database.js'
import { settingsOf } from '../support/databases.js'
import { tablesOf } from '../support/dump.js'
import { Backend } from '../support/flows.js'

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

const query = (sql: string, parameters: unknown[] = []): Promise<Record<string, unknown>[]> =>
  database.unitOfWork.transaction((manager) => manager.query(sql, parameters))

const insertUser = (id: string, key: string | null, handle = Buffer.alloc(64, id)) =>
  query(
    'INSERT INTO users (id, user_handle, email_or_username, email_or_username_key, created_at, updated_at) VALUES ($1, $2, $3, $4, 0, 0)',
    [id, handle, key, key],
  )

/** The tables of the service and of TypeORM. */
const TABLES = [
  'affected_passkeys',
  'api_keys',
  'ceremonies',
  'confirmations',
  'enrolment_tokens',
  'metadata_blobs',
  'migrations',
  'passkeys',
  'redeemed_tokens',
  'refresh_tokens',
  'schema_version',
  'sessions',
  'signing_keys',
  'used_stamps',
  'users',
]

describe('the schema', () => {
  it('matches the entities', async () => {
    const { upQueries } = await database.dataSource.driver.createSchemaBuilder().log()
    expect(upQueries.map((change) => change.query)).toEqual([])
  })

  it('has the tables of the service', async () => {
    const tables = await tablesOf(database.dataSource.manager)
    expect(tables.filter((name) => name !== 'migration_lock')).toEqual(TABLES)
  })

  it('has no pending migrations at the second start', async () => {
    const again = await openDataSource(settingsOf(database.address), createEntities)
    expect(await again.showMigrations()).toBe(false)
    await again.destroy()
  })

  it('can be reverted and migrated again', async () => {
    const other = await openTestDatabase()
    const { length } = other.dataSource.migrations
    for (let undone = 0; undone < length; undone += 1) await other.dataSource.undoLastMigration()
    expect(await tablesOf(other.dataSource.manager)).not.toContain('users')
    await other.dataSource.runMigrations()
    await other.close()
  })

  it('reads passkeys from before imports as WebAuthn credentials', async () => {
    const server = await startTestApp()
    await new Backend(server).enrol('ada', createAuthenticator())
    await server.unitOfWork.transaction((manager) => manager.query('UPDATE passkeys SET created_by = NULL'))
    const { body } = await new Backend(server).send('GET', '/v1/users/ada/passkeys')
    expect(body).toMatchObject({ items: [{ createdBy: 'webauthn' }] })
    await server.close()
  })

  it('allows a name once, and any number of users without a name', async () => {
    await insertUser('named', 'ada@example.com')
    await expect(insertUser('double', 'ada@example.com')).rejects.toThrow(/unique.*email_or_username_key/i)
    await insertUser('nameless-1', null)
    await insertUser('nameless-2', null)
  })

  it('allows a user handle once', async () => {
    await insertUser('first', null, Buffer.alloc(64, 7))
    await expect(insertUser('second', null, Buffer.alloc(64, 7))).rejects.toThrow(/unique.*user_handle/i)
  })

  it('requires a user for each session and deletes the sessions of a deleted user', async () => {
    const insertSession = (user: string) =>
      query(
        "INSERT INTO sessions (id, user_id, authenticated_at, user_verified, authenticated_with, facts, created_at, last_used_at, expires_at) VALUES ('s1', $1, 0, $2, 'p', '{}', 0, 0, 0)",
        [user, false],
      )
    await expect(insertSession('nobody')).rejects.toThrow(/foreign key/i)
    await insertUser('leaving', null)
    await insertSession('leaving')
    await query("DELETE FROM users WHERE id = 'leaving'")
    expect(await query('SELECT id FROM sessions')).toEqual([])
  })
})
