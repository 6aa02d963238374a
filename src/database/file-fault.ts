import { QueryFailedError } from 'typeorm'
import { InvalidConfigurationError } from '../config/invalid-configuration-error.js'

/** What SQLite says of a file that is no database of ours, or that this process may not use. */
const FAULTS = new Set([
  'SQLITE_AUTH',
  'SQLITE_CANTOPEN',
  'SQLITE_CORRUPT',
  'SQLITE_FULL',
  'SQLITE_IOERR',
  'SQLITE_NOTADB',
  'SQLITE_PERM',
  'SQLITE_READONLY',
])

/** Runs what opens a database. Throws InvalidConfigurationError when its file is at fault. */
export async function namingTheFile<T>(file: string, open: () => Promise<T>): Promise<T> {
  try {
    return await open()
  } catch (error) {
    const fault = faultIn(error)
    if (fault === undefined) throw error
    throw new InvalidConfigurationError([{ path: 'DATABASE_URL', reason: `${file} cannot be used: ${fault}` }])
  }
}

function faultIn(error: unknown): string | undefined {
  const cause: unknown = error instanceof QueryFailedError ? error.driverError : error
  if (!(cause instanceof Error) || !('code' in cause)) return undefined
  return 'syscall' in cause || FAULTS.has(String(cause.code)) ? cause.message : undefined
}
