import { closeSync, mkdirSync, openSync } from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type DataSource, type EntityManager, QueryFailedError } from 'typeorm'
import { InvalidConfigurationError } from '../config/invalid-configuration-error.js'

/** Creates the database file before SQLite does, which would make it readable by other users. */
export function createDatabaseFile(file: string): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  // SQLite gives its `-wal` and `-shm` files the same mode.
  closeSync(openSync(file, 'a', 0o600))
}

/** How long a statement waits for the lock of another process, in milliseconds. */
export const BUSY_TIMEOUT = 5000

const WAL_ATTEMPTS = 50
/** In milliseconds. */
const WAL_RETRY_DELAY = 100

/**
 * Enables write-ahead logging, so that readers and a writer do not block each other. The setting is stored in the file.
 * SQLite does not wait for other processes here but fails with SQLITE_BUSY, so this retries.
 */
export async function enableWal(dataSource: DataSource): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await dataSource.query('PRAGMA journal_mode = WAL')
      return
    } catch (error) {
      if (attempt === WAL_ATTEMPTS || !isBusy(error)) throw error
      await sleep(WAL_RETRY_DELAY)
    }
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof QueryFailedError && (error.driverError as { code?: unknown }).code === 'SQLITE_BUSY'
}

/**
 * Runs work in a transaction that begins with BEGIN IMMEDIATE, which takes the write lock. TypeORM uses BEGIN instead: when
 * such a transaction has read and another process then writes, its own writes fail with SQLITE_BUSY without waiting.
 */
export async function inImmediateTransaction<T>(
  dataSource: DataSource,
  work: (manager: EntityManager) => Promise<T>,
): Promise<T> {
  // SQLite has one connection, and so one query runner.
  const runner = dataSource.createQueryRunner()
  await runner.query('BEGIN IMMEDIATE')
  try {
    const result = await work(runner.manager)
    await runner.query('COMMIT')
    return result
  } catch (error) {
    // Some errors have already ended the transaction.
    await runner.query('ROLLBACK').catch(() => undefined)
    throw error
  }
}

/** SQLite errors about the file: it is not a database, is damaged, or cannot be opened or written. */
const FILE_ERRORS = new Set([
  'SQLITE_AUTH',
  'SQLITE_CANTOPEN',
  'SQLITE_CORRUPT',
  'SQLITE_FULL',
  'SQLITE_IOERR',
  'SQLITE_NOTADB',
  'SQLITE_PERM',
  'SQLITE_READONLY',
])

/** Returns an InvalidConfigurationError that names the file, or the same error when the file is not its cause. */
export function explainFileError(error: unknown, file: string): unknown {
  const cause: unknown = error instanceof QueryFailedError ? error.driverError : error
  if (!(cause instanceof Error) || !('code' in cause)) return error
  if (!('syscall' in cause) && !FILE_ERRORS.has(String(cause.code))) return error
  return new InvalidConfigurationError([{ path: 'DATABASE_URL', reason: `${file} cannot be used: ${cause.message}` }])
}
