import type { DataSource } from 'typeorm'
import type { PostgresAddress } from '../../src/config/database-address.js'
import type { PostgresSettings } from '../../src/config/database.schema.js'
import { InvalidConfigurationError } from '../../src/config/invalid-configuration-error.js'
import { openDataSource } from '../../src/database/data-source.js'
import { createEntities } from '../../src/entities.js'
import { administer, createEmptyDatabase, databaseIn, dropDatabase, settingsOf } from '../support/databases.js'
import { tablesOf } from '../support/dump.js'

const address = databaseIn('/data-source') as PostgresAddress
const settings = settingsOf(address) as PostgresSettings

type Rejection = readonly [name: string, changes: Partial<PostgresSettings>, reason: string]

/** A server that trusts local connections accepts any password. */
const WRONG_PASSWORD: readonly Rejection[] =
  settings.password === undefined
    ? []
    : [['a wrong password', { password: 'wrong-password' }, 'password authentication failed']]

const opened: DataSource[] = []
afterEach(async () => {
  for (const dataSource of opened.splice(0)) await dataSource.destroy()
  await dropDatabase(address)
})

async function open(changes: Partial<PostgresSettings> = {}): Promise<DataSource> {
  const dataSource = await openDataSource({ ...settings, ...changes }, createEntities)
  opened.push(dataSource)
  return dataSource
}

describe('openDataSource', () => {
  it('migrates an empty database once when ten processes start together', async () => {
    await createEmptyDatabase(address)
    const started = await Promise.allSettled(Array.from({ length: 10 }, () => open({ poolSize: 2 })))
    expect(started.flatMap((each) => (each.status === 'rejected' ? [String(each.reason)] : []))).toEqual([])
    const [first] = opened
    const names = await first?.query<{ name: string }[]>('SELECT name FROM migrations')
    expect(names).toHaveLength(first?.migrations.length ?? 0)
  })

  it('needs no right to create tables without pending migrations', async () => {
    await createEmptyDatabase(address)
    const owner = await open()
    const role = `${address.database}_role`
    await owner.query(`CREATE ROLE ${role} LOGIN PASSWORD 'role'`)
    await owner.query('REVOKE CREATE ON SCHEMA public FROM PUBLIC')
    await owner.query(`GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO ${role}`)
    const limited = await open({ user: role, password: 'role' })
    expect(await tablesOf(limited.manager)).toContain('users')
    for (const dataSource of opened.splice(0)) await dataSource.destroy()
    await dropDatabase(address)
    await administer(`DROP ROLE ${role}`)
  })

  it('sets the time-outs of each connection', async () => {
    await createEmptyDatabase(address)
    const dataSource = await open({ statementTimeout: 7000, lockTimeout: 3000 })
    const show = async (name: string) => (await dataSource.query<Record<string, string>[]>(`SHOW ${name}`))[0]?.[name]
    expect([await show('statement_timeout'), await show('lock_timeout')]).toEqual(['7s', '3s'])
    expect(await show('idle_in_transaction_session_timeout')).toBe('7s')
  })

  it.each<Rejection>([
    ...WRONG_PASSWORD,
    ['an unreachable server', { port: 1, connectTimeout: 500 }, 'ECONNREFUSED'],
    ['a missing database', { database: 'latchkey_missing' }, 'does not exist'],
    ['a server without TLS', { tls: true }, 'does not support SSL'],
  ])('rejects %s and does not reveal the password', async (_name, changes, reason) => {
    const failure = await open(changes).catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(InvalidConfigurationError)
    const [problem] = (failure as InvalidConfigurationError).problems
    expect(problem?.path).toBe('DATABASE_URL')
    expect(problem?.reason).toContain(reason)
    expect(problem?.reason).not.toContain(settings.password ?? 'wrong-password')
    expect(problem?.reason).not.toContain('wrong-password')
  })
})
