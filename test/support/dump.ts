import type { TestApp } from './app.js'

/** The tables that tests look into; a dump holds all others as well. */
type TableName = 'users' | 'passkeys' | 'ceremonies' | 'api_keys' | 'sessions'

/** Every row of every table, as text that is equal exactly when the rows are. */
export type Dump = Readonly<Record<TableName, readonly string[]>>

const TABLES = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"

/** When a key was used last is no business of a ceremony. */
const IGNORED = ['last_used_at']

/** What the database holds. */
export async function dumpOf({ unitOfWork }: TestApp): Promise<Dump> {
  const tables = await unitOfWork.run(async (manager) => {
    const found: [string, string[]][] = []
    for (const { name } of await manager.query<{ name: string }[]>(TABLES)) {
      found.push([name, describe(name, await manager.query<object[]>(`SELECT * FROM ${name}`))])
    }
    return found
  })
  return Object.fromEntries(tables) as unknown as Dump
}

function describe(table: string, rows: readonly object[]): string[] {
  return rows
    .map((row) => Object.entries(row).filter(([name]) => table !== 'api_keys' || !IGNORED.includes(name)))
    .map((row) => JSON.stringify(Object.fromEntries(row)))
    .sort()
}

/** Throws unless the one difference between two dumps is a ceremony that is gone. */
export function expectOneCeremonyUsedUp(before: Dump, after: Dump): void {
  const gone = before.ceremonies.filter((row) => !after.ceremonies.includes(row))
  expect(gone).toHaveLength(1)
  const left = before.ceremonies.filter((row) => !gone.includes(row))
  expect(after).toEqual({ ...before, ceremonies: left })
}
