import { statSync } from 'node:fs'
import { dirname } from 'node:path'
import { openTestDatabase, type TestDatabase } from '../support/database.js'

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

const query = (sql: string, parameters: unknown[] = []): Promise<Record<string, unknown>[]> =>
  database.unitOfWork.transaction((manager) => manager.query(sql, parameters))

describe('the schema on SQLite', () => {
  it('uses write-ahead logging and foreign keys', async () => {
    expect(await database.dataSource.query('PRAGMA journal_mode')).toEqual([{ journal_mode: 'wal' }])
    expect(await database.dataSource.query('PRAGMA foreign_keys')).toEqual([{ foreign_keys: 1 }])
  })

  it('is readable only by its owner', () => {
    const { database: file } = database.dataSource.options as { database: string }
    expect(statSync(dirname(file)).mode & 0o777).toBe(0o700)
    for (const suffix of ['', '-wal', '-shm']) expect(statSync(`${file}${suffix}`).mode & 0o777).toBe(0o600)
  })

  it('deletes the sessions from before refresh tokens, but not their users', async () => {
    const other = await openTestDatabase()
    const run = (sql: string) => other.dataSource.query<Record<string, unknown>[]>(sql)
    const columns = async () => (await run('PRAGMA table_info(sessions)')).map(({ name }) => name)
    while ((await columns()).includes('facts')) await other.dataSource.undoLastMigration()
    await run("INSERT INTO users (id, user_handle, created_at, updated_at) VALUES ('ada', x'01', 0, 0)")
    await run("INSERT INTO sessions (id, user_id, created_at, expires_at) VALUES ('s1', 'ada', 0, 0)")
    await other.dataSource.runMigrations()
    expect([await run('SELECT id FROM sessions'), await run('SELECT id FROM users')]).toEqual([[], [{ id: 'ada' }]])
    await other.close()
  })

  it('takes the stored backup eligibility as the one at registration', async () => {
    const other = await openTestDatabase()
    const run = (sql: string) => other.dataSource.query<Record<string, unknown>[]>(sql)
    const columns = async () => (await run('PRAGMA table_info(passkeys)')).map(({ name }) => name)
    while ((await columns()).includes('backup_eligible_at_registration')) await other.dataSource.undoLastMigration()
    await run("INSERT INTO users (id, user_handle, created_at, updated_at) VALUES ('ada', x'01', 0, 0)")
    for (const eligible of [0, 1])
      await run(
        `INSERT INTO passkeys (id, user_id, credential_id, rp_id, public_key, sign_count, transports, backup_eligible,
          backup_state, uv_initialized, aaguid, attestation_format, attestation_type, attestation_verdict,
          attestation_object, client_data_json, state, created_at)
          VALUES ('p${eligible}', 'ada', x'0${eligible}', '', x'', 0, '[]', ${eligible}, 0, 0, '', '', '', '', x'', x'', '', 0)`,
      )
    await other.dataSource.runMigrations()
    expect(await run('SELECT backup_eligible_at_registration AS eligible FROM passkeys ORDER BY id')).toEqual([
      { eligible: 0 },
      { eligible: 1 },
    ])
    await other.close()
  })

  it('trusts the oldest passkey of each account from before confirmations', async () => {
    const other = await openTestDatabase()
    const run = (sql: string) => other.dataSource.query<Record<string, unknown>[]>(sql)
    const columns = async () => (await run('PRAGMA table_info(passkeys)')).map(({ name }) => name)
    while ((await columns()).includes('uv_trusted')) await other.dataSource.undoLastMigration()
    for (const [user, handle] of [
      ['ada', '01'],
      ['eve', '02'],
    ])
      await run(`INSERT INTO users (id, user_handle, created_at, updated_at) VALUES ('${user}', x'${handle}', 0, 0)`)
    for (const [id, user, createdAt] of [
      ['b', 'ada', 1],
      ['a', 'ada', 2],
      ['c', 'eve', 3],
      ['d', 'eve', 3],
    ] as const)
      await run(
        `INSERT INTO passkeys (id, user_id, credential_id, rp_id, public_key, sign_count, transports, backup_eligible, backup_state,
           uv_initialized, aaguid, attestation_format, attestation_type, attestation_verdict, attestation_object, client_data_json,
           state, created_at) VALUES ('${id}', '${user}', CAST('${id}' AS BLOB), 'localhost', x'00', 0, '[]', 0, 0, 1, '', 'none', 'none',
           'none', x'00', x'00', 'active', ${createdAt})`,
      )
    await other.dataSource.runMigrations()
    expect(await run('SELECT id, uv_trusted, provisional FROM passkeys ORDER BY id')).toEqual([
      { id: 'a', uv_trusted: 0, provisional: 1 },
      { id: 'b', uv_trusted: 1, provisional: 0 },
      { id: 'c', uv_trusted: 1, provisional: 0 },
      { id: 'd', uv_trusted: 0, provisional: 1 },
    ])
    await other.close()
  })

  it.each([
    'UPDATE sessions SET revoked_at = 1 WHERE passkey_id = ? AND revoked_at IS NULL AND expires_at > 0',
    'UPDATE sessions SET revoked_at = 1 WHERE authenticated_with = ? AND revoked_at IS NULL AND expires_at > 0',
    'SELECT * FROM sessions WHERE user_id = ? AND revoked_at IS NULL AND expires_at > 0',
    'DELETE FROM sessions WHERE expires_at < ?',
    'DELETE FROM refresh_tokens WHERE used_at < ?',
    'DELETE FROM redeemed_tokens WHERE expires_at < ?',
    'DELETE FROM ceremonies WHERE expires_at < ?',
    'DELETE FROM ceremonies WHERE user_id = ?',
    'DELETE FROM confirmations WHERE expires_at < ?',
    'DELETE FROM confirmations WHERE user_id = ?',
    'DELETE FROM users WHERE id = ?',
    'DELETE FROM passkeys WHERE user_id = ?',
    'DELETE FROM enrolment_tokens WHERE expires_at < ?',
    'DELETE FROM enrolment_tokens WHERE user_id = ?',
    'SELECT * FROM users WHERE email_or_username_key = ?',
    'SELECT * FROM users WHERE email_or_username_key = ?1 OR asserted_name_key = ?1',
  ])('uses an index for: %s', async (statement) => {
    const plan = await query(`EXPLAIN QUERY PLAN ${statement}`, ['x'])
    expect(plan.length).toBeGreaterThan(0)
    for (const { detail } of plan) expect(detail).toMatch(/^(?:SEARCH |MULTI-INDEX OR$|INDEX \d$)/)
  })
})
