import { DataSource } from 'typeorm'
import { startTestApp } from './app.js'

interface SchemaObject {
  readonly name: string
  readonly sql: string | null
}

async function schemaOfNewService(): Promise<{ objects: SchemaObject[]; migrations: unknown[] }> {
  const server = await startTestApp()
  const dataSource = server.app.get(DataSource)
  const objects = await dataSource.query<SchemaObject[]>('SELECT name, sql FROM sqlite_master ORDER BY name')
  const migrations = await dataSource.query<unknown[]>('SELECT id, timestamp, name FROM migrations ORDER BY id')
  await server.close()
  return { objects, migrations }
}

it('gives every in-memory database of a test file the schema that the migrations create', async () => {
  const migrated = await schemaOfNewService()
  expect(migrated.migrations.length).toBeGreaterThan(5)
  expect(await schemaOfNewService()).toEqual(migrated)
})
