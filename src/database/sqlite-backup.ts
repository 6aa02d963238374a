import { chmodSync, closeSync, copyFileSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { PreparedDatabase } from './prepared-database.js'

/** A backup or a restore is not possible. The message explains why. */
export class BackupRefusedError extends Error {
  override readonly name = 'BackupRefusedError'
}

/** Rows that must not become valid again: they may have been used or revoked since the backup. */
const ENDED = ['ceremonies', 'confirmations', 'enrolment_tokens', 'refresh_tokens', 'sessions', 'signing_keys']

/**
 * Writes a consistent copy of a database that may be in use.
 *
 * @throws BackupRefusedError when the database is missing, or the target exists
 */
export async function backUp(file: string, target: string): Promise<void> {
  if (!existsSync(file)) throw new BackupRefusedError(`the database ${file} does not exist`)
  createFile(target)
  try {
    await using(file, (database) => database.query('VACUUM INTO ?', [target]))
    await assertIntact(target)
    synchronize(target)
    synchronize(dirname(target))
  } catch (error) {
    rmSync(target, { force: true })
    throw error
  }
}

/**
 * Puts a backup in the place of the database, without the rows that must not become valid again.
 *
 * @param mayReplace whether an existing database may be overwritten
 * @throws BackupRefusedError when the backup is damaged, or the database exists or is in use
 */
export async function restore(backup: string, file: string, mayReplace: boolean): Promise<void> {
  if (!existsSync(backup)) throw new BackupRefusedError(`the backup ${backup} does not exist`)
  if (existsSync(file)) {
    if (!mayReplace) throw new BackupRefusedError(`the database ${file} exists; use --replace to overwrite it`)
    await assertUnused(file)
  }
  const draft = `${file}.restored`
  rmSync(draft, { force: true })
  copyFileSync(backup, draft)
  chmodSync(draft, 0o600)
  try {
    await assertIntact(draft)
    await using(draft, endTokens)
    synchronize(draft)
  } catch (error) {
    rmSync(draft, { force: true })
    throw error
  }
  for (const suffix of ['-wal', '-shm']) rmSync(`${file}${suffix}`, { force: true })
  renameSync(draft, file)
  synchronize(dirname(file))
}

async function endTokens(database: PreparedDatabase): Promise<void> {
  // The copy then consists of one file.
  await database.query('PRAGMA journal_mode = DELETE')
  const tables = await database.query<{ name: string }>("SELECT name FROM sqlite_master WHERE type = 'table'")
  const names = new Set(tables.map(({ name }) => name))
  if (!names.has('migrations')) throw new BackupRefusedError('the backup is not a database of Latchkey')
  for (const table of ENDED) if (names.has(table)) await database.query(`DELETE FROM ${table}`)
}

/** The journal mode of a database can change only while no other connection uses it. */
async function assertUnused(file: string): Promise<void> {
  try {
    await using(file, (database) => database.query('PRAGMA journal_mode = DELETE'))
  } catch (error) {
    if ((error as { code?: unknown }).code !== 'SQLITE_BUSY') return
    throw new BackupRefusedError('the database is in use; stop the server first', { cause: error })
  }
}

async function assertIntact(file: string): Promise<void> {
  try {
    const found = await using(file, (database) => database.query<{ integrity_check: string }>('PRAGMA integrity_check'))
    if (found[0]?.integrity_check === 'ok') return
  } catch (cause) {
    throw new BackupRefusedError(`${file} is damaged, or is not a database`, { cause })
  }
  throw new BackupRefusedError(`${file} is damaged`)
}

function createFile(target: string): void {
  try {
    closeSync(openSync(target, 'wx', 0o600))
  } catch (error) {
    throw new BackupRefusedError(`${target} cannot be created: ${(error as Error).message}`, { cause: error })
  }
}

/** Waits until a file or the entries of a directory are on the disk. */
function synchronize(path: string): void {
  const descriptor = openSync(path, 'r')
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}

async function using<T>(file: string, work: (database: PreparedDatabase) => Promise<T>): Promise<T> {
  const database = await PreparedDatabase.open(file)
  try {
    return await work(database)
  } finally {
    await new Promise<void>((resolve, reject) => {
      database.close((error) => (error === null ? resolve() : reject(error)))
    })
  }
}
