import { EngineError } from '../errors/engine-error.js'

/** Returns the result of `act`, or undefined if it throws an EngineError. Other errors are bugs and propagate. */
export function attempt<T>(act: () => T): T | undefined {
  try {
    return act()
  } catch (error) {
    if (error instanceof EngineError) return undefined
    throw error
  }
}
