/** A supported database and the column types that differ between databases. */
export interface Dialect {
  readonly name: 'sqlite' | 'postgres'
  readonly bytes: 'blob' | 'bytea'
}

export const SQLITE: Dialect = { name: 'sqlite', bytes: 'blob' }
const POSTGRES: Dialect = { name: 'postgres', bytes: 'bytea' }

/** Returns the dialect of a TypeORM driver. */
export function dialectOf(driver: string): Dialect {
  return driver === 'postgres' ? POSTGRES : SQLITE
}
