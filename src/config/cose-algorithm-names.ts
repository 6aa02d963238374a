/** The algorithms a configuration may name, with their numbers in the COSE registry. */
export const COSE_ALGORITHM_IDS = {
  ES256: -7,
  ES384: -35,
  ES512: -36,
  EdDSA: -8,
  RS256: -257,
} as const

export type CoseAlgorithmName = keyof typeof COSE_ALGORITHM_IDS

export const COSE_ALGORITHM_NAMES = Object.keys(COSE_ALGORITHM_IDS) as CoseAlgorithmName[]
