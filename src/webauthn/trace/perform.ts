import { EngineDefectError, EngineError } from '../errors/engine-error.js'
import type { Catalogue } from './step.js'
import { Trace } from './trace.js'

/**
 * Runs a procedure on a new trace.
 *
 * @throws what the procedure throws when it is an error of the engine; anything else becomes an EngineDefectError, so
 *   that a defect can never be read as a verdict
 */
export function perform<T>(catalogue: Catalogue, procedure: (trace: Trace) => T): T {
  try {
    return procedure(new Trace(catalogue))
  } catch (error) {
    throw error instanceof EngineError ? error : new EngineDefectError(error)
  }
}
