import { UnsupportedError } from '../errors/engine-error.js'
import { type CoseAlgorithm, findCoseAlgorithm } from '../structures/cose-algorithm.js'

/**
 * The COSE algorithm registered under `id`.
 *
 * @throws UnsupportedError `algorithm_unsupported`
 */
export function getAlgorithm(id: number): CoseAlgorithm {
  const algorithm = findCoseAlgorithm(id)
  if (algorithm === undefined) throw new UnsupportedError('algorithm_unsupported', String(id))
  return algorithm
}
