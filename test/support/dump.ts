import type { EntityManager } from 'typeorm'
import type { TestApp } from './app.js'

/** The tables that tests read by name. A dump also contains all other tables. */
type TableName = 'users' | 'passkeys' | 'ceremonies' | 'api_keys' | 'sessions'

/** All rows of all tables as text. Two dumps are equal if and only if the rows are. */
type Dump = Readonly<Record<TableName, readonly string[]>>

const TABLES = {
  sqlite: "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
  postgres: 'SELECT table_name AS name FROM information_schema.tables WHERE table_schema = current_schema()',
}

/** Every request updates the last use of its API key. */
const IGNORED = ['last_used_at']

/** Reads all tables. */
export async function dumpOf({ unitOfWork }: TestApp): Promise<Dump> {
  const tables = await unitOfWork.transaction(async (manager) => {
    const found: [string, string[]][] = []
    for (const name of await tablesOf(manager)) {
      found.push([name, describe(name, await manager.query<object[]>(`SELECT * FROM ${name}`))])
    }
    return found
  })
  return Object.fromEntries(tables) as unknown as Dump
}

/** Returns the names of all tables. */
export async function tablesOf(manager: EntityManager): Promise<string[]> {
  const { type } = manager.connection.options
  const rows = await manager.query<{ name: string }[]>(type === 'postgres' ? TABLES.postgres : TABLES.sqlite)
  return rows.map(({ name }) => name).sort()
}

function describe(table: string, rows: readonly object[]): string[] {
  return rows
    .map((row) => Object.entries(row).filter(([name]) => table !== 'api_keys' || !IGNORED.includes(name)))
    .map((row) => JSON.stringify(Object.fromEntries(row)))
    .sort()
}

/** Throws unless two dumps differ only by one deleted ceremony. */
export function expectOneCeremonyUsedUp(before: Dump, after: Dump): void {
  const gone = before.ceremonies.filter((row) => !after.ceremonies.includes(row))
  expect(gone).toHaveLength(1)
  const left = before.ceremonies.filter((row) => !gone.includes(row))
  expect(after).toEqual({ ...before, ceremonies: left })
}
