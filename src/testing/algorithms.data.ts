interface Ecdsa {
  /** COSE algorithm identifier. */
  readonly id: number
  readonly scheme: 'ecdsa'
  readonly curve: 'P-256' | 'P-384' | 'P-521' | 'secp256k1'
  /** COSE identifier of the curve. */
  readonly crv: number
  readonly hash: string
}

interface Eddsa {
  readonly id: number
  readonly scheme: 'eddsa'
  readonly keyType: 'ed25519' | 'ed448'
  readonly crv: number
}

interface Rsa {
  readonly id: number
  readonly scheme: 'rsa-pkcs1' | 'rsa-pss'
  readonly hash: string
  readonly saltLength: number
}

interface MlDsa {
  readonly id: number
  readonly scheme: 'ml-dsa'
  readonly keyType: 'ml-dsa-44' | 'ml-dsa-65' | 'ml-dsa-87'
}

export type AlgorithmRow = Ecdsa | Eddsa | Rsa | MlDsa

/**
 * The algorithms of credential keys by their COSE names. ML-DSA requires a version of Node.js with OpenSSL 3.5, for
 * example 24.
 */
export const ALGORITHMS = {
  ES256: { id: -7, scheme: 'ecdsa', curve: 'P-256', crv: 1, hash: 'sha256' },
  ES384: { id: -35, scheme: 'ecdsa', curve: 'P-384', crv: 2, hash: 'sha384' },
  ES512: { id: -36, scheme: 'ecdsa', curve: 'P-521', crv: 3, hash: 'sha512' },
  ES256K: { id: -47, scheme: 'ecdsa', curve: 'secp256k1', crv: 8, hash: 'sha256' },
  ESP256: { id: -9, scheme: 'ecdsa', curve: 'P-256', crv: 1, hash: 'sha256' },
  ESP384: { id: -51, scheme: 'ecdsa', curve: 'P-384', crv: 2, hash: 'sha384' },
  ESP512: { id: -52, scheme: 'ecdsa', curve: 'P-521', crv: 3, hash: 'sha512' },
  EdDSA: { id: -8, scheme: 'eddsa', keyType: 'ed25519', crv: 6 },
  Ed25519: { id: -19, scheme: 'eddsa', keyType: 'ed25519', crv: 6 },
  Ed448: { id: -53, scheme: 'eddsa', keyType: 'ed448', crv: 7 },
  RS256: { id: -257, scheme: 'rsa-pkcs1', hash: 'sha256', saltLength: 0 },
  RS384: { id: -258, scheme: 'rsa-pkcs1', hash: 'sha384', saltLength: 0 },
  RS512: { id: -259, scheme: 'rsa-pkcs1', hash: 'sha512', saltLength: 0 },
  PS256: { id: -37, scheme: 'rsa-pss', hash: 'sha256', saltLength: 32 },
  PS384: { id: -38, scheme: 'rsa-pss', hash: 'sha384', saltLength: 48 },
  PS512: { id: -39, scheme: 'rsa-pss', hash: 'sha512', saltLength: 64 },
  'ML-DSA-44': { id: -48, scheme: 'ml-dsa', keyType: 'ml-dsa-44' },
  'ML-DSA-65': { id: -49, scheme: 'ml-dsa', keyType: 'ml-dsa-65' },
  'ML-DSA-87': { id: -50, scheme: 'ml-dsa', keyType: 'ml-dsa-87' },
} as const satisfies Record<string, AlgorithmRow>

/** The COSE name of an algorithm, for example `ES256`. */
export type Algorithm = keyof typeof ALGORITHMS
