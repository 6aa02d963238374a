import { setTimeout as sleep } from 'node:timers/promises'
import { SystemRandom } from '../common/random.js'
import { isConflict } from './database-errors.js'

/** How often work runs that conflicts with other transactions. */
const MAX_ATTEMPTS = 5

/** The longest wait before the second attempt, in milliseconds. It doubles with each further attempt. */
const FIRST_DELAY = 20

const RANDOM = new SystemRandom()

/**
 * Runs work, and runs it again when the database cancelled it because of a deadlock or a serialization failure. Waits for a
 * random time between attempts, so that the same transactions do not conflict again.
 */
export async function retryConflicts<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work()
    } catch (error) {
      if (attempt === MAX_ATTEMPTS || !isConflict(error)) throw error
      const [byte = 0] = RANDOM.bytes(1)
      await sleep((byte / 255) * FIRST_DELAY * 2 ** (attempt - 1))
    }
  }
}
