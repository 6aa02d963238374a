import { EngineDefectError, EngineError } from '../errors/engine-error.js'
import type { Catalogue } from './step.js'
import { Trace } from './trace.js'

/**
 * Runs a procedure on a new trace.
 *
 * @throws EngineError when the procedure throws one
 * @throws EngineDefectError when the procedure throws anything else, so that a bug is never reported as a verdict
 */
export function perform<T>(catalogue: Catalogue, procedure: (trace: Trace) => T): T {
  try {
    return procedure(new Trace(catalogue))
  } catch (error) {
    throw error instanceof EngineError ? error : new EngineDefectError(error)
  }
}
