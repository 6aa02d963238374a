import { createHash } from 'node:crypto'
import { join } from 'node:path'
import pg from 'pg'
import { type DatabaseAddress, type PostgresAddress, parseDatabaseUrl } from '../../src/config/database-address.js'
import type { DatabaseSettings } from '../../src/config/database.schema.js'
import { openDataSource } from '../../src/database/data-source.js'
import { createEntities } from '../../src/entities.js'

/** The server that tests run on; undefined for SQLite. jest.config.mjs starts one for the project `postgres`. */
const SERVER = readServer(process.env['TEST_DATABASE_URL'])

/** All databases of a run of jest have this prefix. */
const PREFIX = process.env['TEST_DATABASE_PREFIX'] ?? `latchkey_${process.pid}`

/** Whether tests run on PostgreSQL. */
export const ON_POSTGRES = SERVER !== undefined

/** The databases of this test file by their names. */
const created = new Map<string, Promise<unknown>>()
let template: Promise<string> | undefined

if (ON_POSTGRES) afterAll(dropAll)

/** Returns the database that belongs to a directory. Tests that start several servers on one database share it. */
export function databaseIn(directory: string): DatabaseAddress {
  if (SERVER === undefined) return { kind: 'sqlite', file: join(directory, 'latchkey.db') }
  const name = createHash('sha256').update(directory).digest('hex').slice(0, 16)
  return { ...SERVER, database: `${PREFIX}_${name}` }
}

/** Returns the database of a single server: in memory, or the database of its directory. */
export function databaseOfTest(directory: string): DatabaseAddress {
  return SERVER === undefined ? { kind: 'sqlite', file: ':memory:' } : databaseIn(directory)
}

/** Creates a migrated database on PostgreSQL, unless this test file has created it. SQLite creates its files itself. */
export async function createDatabase(address: DatabaseAddress): Promise<void> {
  if (address.kind === 'sqlite') return
  const { database } = address
  const creation = created.get(database) ?? copyTemplate(database)
  created.set(database, creation)
  await creation
}

/** Creates an empty database on PostgreSQL. */
export async function createEmptyDatabase(address: DatabaseAddress): Promise<void> {
  if (address.kind === 'sqlite') return
  const creation = administer(`CREATE DATABASE ${address.database}`)
  created.set(address.database, creation)
  await creation
}

export async function dropDatabase(address: DatabaseAddress): Promise<void> {
  if (address.kind === 'sqlite' || !created.delete(address.database)) return
  await administer(`DROP DATABASE IF EXISTS ${address.database} WITH (FORCE)`)
}

/** Returns the settings of a database with the defaults of the configuration. */
export function settingsOf(address: DatabaseAddress, overrides: Partial<DatabaseSettings> = {}): DatabaseSettings {
  if (address.kind === 'sqlite') return address
  return {
    ...address,
    tlsFiles: { ca: undefined, cert: undefined, key: undefined },
    poolSize: 10,
    connectTimeout: 5000,
    statementTimeout: 10_000,
    lockTimeout: 5000,
    idleTimeout: 60_000,
    ...(overrides as object),
  }
}

async function copyTemplate(database: string): Promise<void> {
  template ??= createTemplate()
  await administer(`CREATE DATABASE ${database} TEMPLATE ${await template}`)
}

/** Migrates one database for each worker. Further databases are copies of it. */
async function createTemplate(): Promise<string> {
  const name = `${PREFIX}_template_${process.env['JEST_WORKER_ID'] ?? '0'}`
  const address = { ...requireServer(), database: name }
  const [found] = await administer(`SELECT 1 FROM pg_database WHERE datname = '${name}'`)
  if (found !== undefined) return name
  await administer(`CREATE DATABASE ${name}`)
  const dataSource = await openDataSource(settingsOf(address), createEntities)
  await dataSource.destroy()
  return name
}

async function dropAll(): Promise<void> {
  for (const database of [...created.keys()]) await dropDatabase({ ...requireServer(), database })
}

/** Opens a connection of the tests to a PostgreSQL database. */
export async function connectTo(address: DatabaseAddress): Promise<pg.Client> {
  if (address.kind !== 'postgres') throw new Error('the database is not on PostgreSQL')
  const { host, port, user, password, database } = address
  const client = new pg.Client({ host, port, user, password, database, ssl: false })
  await client.connect()
  return client
}

/** Runs a statement in the database that the URL names. */
export async function administer(statement: string): Promise<readonly unknown[]> {
  const client = await connectTo(requireServer())
  try {
    return (await client.query<object>(statement)).rows
  } finally {
    await client.end()
  }
}

function requireServer(): PostgresAddress {
  if (SERVER === undefined) throw new Error('TEST_DATABASE_URL is not set')
  return SERVER
}

function readServer(url: string | undefined): PostgresAddress | undefined {
  if (url === undefined || url === '') return undefined
  const address = parseDatabaseUrl(url)
  if (address?.kind !== 'postgres') throw new Error('TEST_DATABASE_URL is not the address of a PostgreSQL database')
  return address
}
