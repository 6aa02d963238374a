/** A supported database and the column types that differ between databases. */
export interface Dialect {
  readonly name: 'sqlite' | 'postgres'
  readonly bytes: 'blob' | 'bytea'
  /**
   * The table `input`, with the elements of the JSON array in the parameter `$1` as the column `value`. On both databases,
   * `value->>0` is the first value of an element that is an array, and `CAST(value->>0 AS bigint)` reads a number.
   */
  readonly elements: string
  /** Returns the expression for the bytes of a hexadecimal text. */
  readonly unhex: (text: string) => string
}

export const SQLITE: Dialect = {
  name: 'sqlite',
  bytes: 'blob',
  elements: 'json_each($1) AS input',
  unhex: (text) => `unhex(${text})`,
}

export const POSTGRES: Dialect = {
  name: 'postgres',
  bytes: 'bytea',
  elements: 'json_array_elements($1::json) AS input',
  unhex: (text) => `decode(${text}, 'hex')`,
}

/** Returns the dialect of a TypeORM driver. */
export function dialectOf(driver: string): Dialect {
  return driver === 'postgres' ? POSTGRES : SQLITE
}
