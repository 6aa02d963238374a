import { z } from 'zod'
import { COSE_ALGORITHMS, type CoseAlgorithmId, supportedAlgorithms } from '../webauthn/index.js'
import type { Report } from './config-problem.js'
import { listOf } from './schema/types.js'

const IDS: ReadonlyMap<string, CoseAlgorithmId> = new Map(
  COSE_ALGORITHMS.filter(({ use }) => use === 'credential').map(({ name, id }) => [name, id]),
)

/** The names of all signature algorithms that the engine implements for passkeys. */
export const ALGORITHM_NAMES: readonly string[] = [...IDS.keys()]

/** At least one algorithm. */
export const algorithmList = () => listOf(z.enum(ALGORITHM_NAMES), 1, ALGORITHM_NAMES.length)

/** Returns the COSE identifiers of algorithms, and reports algorithms that the OpenSSL of this process lacks. */
export function resolveAlgorithms(names: readonly string[], path: string, report: Report): CoseAlgorithmId[] {
  return names.flatMap((name) => {
    const id = IDS.get(name)
    if (id !== undefined && supportedAlgorithms().includes(id)) return [id]
    report({ path, reason: `${name} is not supported by this version of Node.js` })
    return []
  })
}
