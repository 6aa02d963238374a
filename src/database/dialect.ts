/** The databases the service runs on, and the column types in which they differ. */
export interface Dialect {
  readonly name: 'sqlite' | 'postgres'
  /** The type of a column of bytes. */
  readonly bytes: 'blob' | 'bytea'
}

export const SQLITE: Dialect = { name: 'sqlite', bytes: 'blob' }
export const POSTGRES: Dialect = { name: 'postgres', bytes: 'bytea' }

/** The dialect behind a TypeORM driver's name. */
export function dialectOf(driver: string): Dialect {
  return driver === 'postgres' ? POSTGRES : SQLITE
}
