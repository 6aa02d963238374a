import { UnsupportedError } from '../errors/engine-error.js'
import { type CoseAlgorithm, findCoseAlgorithm } from '../structures/cose-algorithm.js'

/**
 * Returns the algorithm with the given COSE identifier.
 *
 * @throws UnsupportedError `algorithm_unsupported` when the engine does not support it
 */
export function getAlgorithm(id: number): CoseAlgorithm {
  const algorithm = findCoseAlgorithm(id)
  if (algorithm === undefined) throw new UnsupportedError('algorithm_unsupported', String(id))
  return algorithm
}
