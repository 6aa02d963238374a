import { DataSource } from 'typeorm'
import { startTestApp, type TestApp } from '../support/app.js'
import { createAuthenticator } from '../../src/testing/index.js'
import { dumpOf } from '../support/dump.js'
import { Backend } from '../support/flows.js'

const MIGRATION = 'UserSearch1700000005000'

/** Reverts the migrations from the given one on, and runs them again on the existing rows. */
async function rerunMigrations(dataSource: DataSource, from: string): Promise<void> {
  const timeOf = (name = ''): number => Number(/\d+$/.exec(name)?.[0])
  const reverted = dataSource.migrations.filter(({ name }) => timeOf(name) >= timeOf(from))
  for (const _each of reverted) await dataSource.undoLastMigration()
  await dataSource.runMigrations()
}

let server: TestApp
beforeEach(async () => {
  server = await startTestApp()
})
afterEach(() => server.close())

it('fills the search text of existing users without losing their passkeys', async () => {
  const backend = new Backend(server)
  await backend.enrol('Ada', createAuthenticator())
  await backend.send('PATCH', '/v1/users/Ada', { displayName: 'Ａda' })
  // More than one page of the migration.
  const twins = Array.from({ length: 501 }, (_, n) => `('twin-${n}', '${`${n}`.padStart(64)}', 'twin', 0, 0)`)
  const dataSource = server.app.get(DataSource)
  const columns = 'id, user_handle, display_name, created_at, updated_at'
  await dataSource.query(`INSERT INTO users (${columns}) VALUES ${twins.join(', ')}`)
  // Later migrations add the columns with null in existing rows.
  await dataSource.query('UPDATE passkeys SET model_proven = NULL, created_by = NULL')
  const { passkeys } = await dumpOf(server)
  await rerunMigrations(dataSource, MIGRATION)
  expect(await dataSource.query("SELECT search_text FROM users WHERE id = 'Ada'")).toEqual([
    { search_text: 'ada\nada@example.com\nada' },
  ])
  const found = "SELECT CAST(count(*) AS integer) AS found FROM users WHERE search_text LIKE 'twin-%twin'"
  expect(await dataSource.query(found)).toEqual([{ found: 501 }])
  expect((await dumpOf(server)).passkeys).toEqual(passkeys)
  expect(passkeys).toHaveLength(1)
})
