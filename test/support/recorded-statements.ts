import pg from 'pg'
import { DataSource } from 'typeorm'
import type { SqliteDriver } from 'typeorm/driver/sqlite/SqliteDriver.js'
import type { PreparedDatabase } from '../../src/database/prepared-database.js'
import type { TestApp } from './app.js'
import { ON_POSTGRES } from './databases.js'

type Query = (this: unknown, ...args: unknown[]) => unknown

/** Records the SQL of all statements that a server runs from now on. */
export function recordStatements({ app }: TestApp): string[] {
  const statements: string[] = []
  if (ON_POSTGRES) {
    record(pg.Client.prototype, 'query', statements)
  } else {
    // A database in memory has one connection.
    const driver = app.get(DataSource, { strict: false }).driver as SqliteDriver
    const connection = driver.databaseConnection as PreparedDatabase
    for (const method of ['all', 'run', 'query']) record(connection, method, statements)
  }
  return statements
}

function record(target: object, method: string, statements: string[]): void {
  const original = (target as Record<string, Query>)[method]
  if (original === undefined) throw new Error(`${method} is missing`)
  const recorded: Query = function (...args) {
    const [sql] = args as [string | { readonly text: string }]
    statements.push(typeof sql === 'string' ? sql : sql.text)
    return original.apply(this, args)
  }
  Object.assign(target, { [method]: recorded })
}

/** Makes the next execution of a statement that writes fail, as a full disk does. */
export function failNext({ app }: TestApp, failing: string): void {
  const driver = app.get(DataSource, { strict: false }).driver as SqliteDriver
  const target = ON_POSTGRES ? pg.Client.prototype : (driver.databaseConnection as PreparedDatabase)
  const original = (target as unknown as Record<'query', Query>).query
  const replaced: Query = function (...args) {
    if (args[0] !== failing) return original.apply(this, args)
    Object.assign(target, { query: original })
    const members = ON_POSTGRES ? { code: '53100', severity: 'ERROR' } : { code: 'SQLITE_FULL' }
    return Promise.reject(Object.assign(new Error('disk is full'), members))
  }
  Object.assign(target, { query: replaced })
}
