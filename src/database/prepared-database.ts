import sqlite3 from 'sqlite3'

/** The result of a statement, as the driver passes it to its callback. */
interface Outcome {
  readonly rows: unknown[] | undefined
  /** The driver sets these on `this` in the callback. */
  readonly counts: { readonly lastID: number; readonly changes: number }
}

type Callback = (this: unknown, error: Error | null, rows?: unknown[]) => void

/** Statements with parameters, and the limits of transactions. Others, such as `ALTER TABLE`, run once. */
const KEPT = /^\s*(?:SELECT|INSERT|UPDATE|DELETE|WITH|BEGIN|COMMIT|ROLLBACK)\b/i

/** More than the statements of the service. */
const MAX_KEPT = 256

/**
 * A connection to an SQLite database that keeps its statements prepared. It runs one statement at a time: the driver would
 * otherwise occupy one thread of the pool for each waiting statement.
 *
 * `run`, `all` and `close` are the methods that TypeORM calls.
 */
export class PreparedDatabase {
  readonly #database: sqlite3.Database
  readonly #kept = new Map<string, Promise<sqlite3.Statement>>()
  #last: Promise<unknown> = Promise.resolve()

  constructor(file: string, onOpen: (error: Error | null) => void) {
    this.#database = new sqlite3.Database(file, onOpen)
  }

  /** Opens a connection. */
  static open(file: string): Promise<PreparedDatabase> {
    return new Promise((resolve, reject) => {
      const database: PreparedDatabase = new PreparedDatabase(file, (error) =>
        error === null ? resolve(database) : reject(error),
      )
    })
  }

  /** Runs a statement and returns its rows. */
  async query<T>(sql: string, parameters: readonly unknown[] = []): Promise<T[]> {
    return ((await this.#enqueue('all', sql, parameters)).rows ?? []) as T[]
  }

  run(sql: string, ...rest: unknown[]): void {
    this.#callBack('run', sql, rest)
  }

  all(sql: string, ...rest: unknown[]): void {
    this.#callBack('all', sql, rest)
  }

  /** Closes the connection after the statements that were started before. */
  close(callback: (error: Error | null) => void): void {
    void this.#last.then(async () => {
      for (const kept of this.#kept.values()) await finalize(await kept)
      this.#kept.clear()
      this.#database.close(callback)
    })
  }

  #callBack(method: 'run' | 'all', sql: string, rest: unknown[]): void {
    const callback = rest.at(-1) as Callback
    const parameters = rest.length > 1 ? (rest[0] as readonly unknown[] | undefined) : undefined
    void this.#enqueue(method, sql, parameters ?? []).then(
      ({ rows, counts }) => callback.call(counts, null, rows),
      (error: unknown) => callback.call(undefined, error as Error),
    )
  }

  #enqueue(method: 'run' | 'all', sql: string, parameters: readonly unknown[]): Promise<Outcome> {
    const result = this.#last.then(() => this.#execute(method, sql, parameters))
    this.#last = result.catch(() => undefined)
    return result
  }

  async #execute(method: 'run' | 'all', sql: string, parameters: readonly unknown[]): Promise<Outcome> {
    const isKept = KEPT.test(sql)
    const statement = await (isKept ? this.#keep(sql) : this.#prepare(sql))
    try {
      return await runStatement(statement, method, parameters)
    } finally {
      if (!isKept) await finalize(statement)
    }
  }

  async #keep(sql: string): Promise<sqlite3.Statement> {
    const kept = this.#kept.get(sql)
    if (kept !== undefined) return kept
    const prepared = this.#prepare(sql)
    this.#kept.set(sql, prepared)
    try {
      const statement = await prepared
      await this.#dropOldest()
      return statement
    } catch (error) {
      this.#kept.delete(sql)
      throw error
    }
  }

  async #dropOldest(): Promise<void> {
    const [oldest] = this.#kept
    if (this.#kept.size <= MAX_KEPT || oldest === undefined) return
    this.#kept.delete(oldest[0])
    await finalize(await oldest[1])
  }

  #prepare(sql: string): Promise<sqlite3.Statement> {
    return new Promise((resolve, reject) => {
      const statement = this.#database.prepare(sql, (error: Error | null) =>
        error === null ? resolve(statement) : reject(error),
      )
    })
  }
}

function runStatement(
  statement: sqlite3.Statement,
  method: 'run' | 'all',
  parameters: readonly unknown[],
): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const done = function (this: sqlite3.RunResult, error: Error | null, rows?: unknown[]): void {
      if (error === null) resolve({ rows, counts: { lastID: this.lastID, changes: this.changes } })
      else reject(error)
    }
    statement[method](parameters, done)
  })
}

function finalize(statement: sqlite3.Statement): Promise<void> {
  return new Promise((resolve) => {
    statement.finalize(() => resolve())
  })
}
