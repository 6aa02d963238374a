import { COSE_ALGORITHMS, type CoseAlgorithmId, supportedAlgorithms } from '../webauthn/index.js'
import type { Report } from './schema/field.js'

const IDS: ReadonlyMap<string, CoseAlgorithmId> = new Map(
  COSE_ALGORITHMS.filter(({ use }) => use === 'credential').map(({ name, id }) => [name, id]),
)

/** The algorithms a configuration may name: all that the engine knows for passkeys. */
export const ALGORITHM_NAMES: readonly string[] = [...IDS.keys()]

/** The COSE numbers of some algorithms; reports those that the OpenSSL of this process does not have. */
export function readAlgorithms(names: readonly string[], path: string, report: Report): CoseAlgorithmId[] {
  return names.flatMap((name) => {
    const id = IDS.get(name)
    if (id !== undefined && supportedAlgorithms().includes(id)) return [id]
    report({ path, reason: `${name} is not supported by this version of Node.js` })
    return []
  })
}
