import { setTimeout as sleep } from 'node:timers/promises'
import { type DataSource, QueryFailedError } from 'typeorm'

const ATTEMPTS = 50
/** In milliseconds. */
const PAUSE = 100

/**
 * Makes SQLite write ahead, so that readers and a writer do not keep each other waiting. The file remembers it. Of
 * several processes that ask at once, SQLite refuses some instead of letting them wait: they ask again.
 */
export async function writeAhead(dataSource: DataSource): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await dataSource.query('PRAGMA journal_mode = WAL')
      return
    } catch (error) {
      if (attempt === ATTEMPTS || !isBusy(error)) throw error
      await sleep(PAUSE)
    }
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof QueryFailedError && (error.driverError as { code?: unknown }).code === 'SQLITE_BUSY'
}
