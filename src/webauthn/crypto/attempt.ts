import { EngineError } from '../errors/engine-error.js'

/** What `act` returns, or `undefined` when it refuses its input with an error of ours. A defect stays one. */
export function attempt<T>(act: () => T): T | undefined {
  try {
    return act()
  } catch (error) {
    if (error instanceof EngineError) return undefined
    throw error
  }
}
