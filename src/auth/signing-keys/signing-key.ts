import { createHash, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import type { Environment } from '../../config/environment.js'
import { InvalidConfigurationError } from '../../config/invalid-configuration-error.js'
import { parseTokenKey, TOKEN_KEY_INVALID, tokenAlgorithmOf } from '../../config/secrets.js'
import type { TokenAlgorithm } from '../../config/tokens.schema.js'

/** A public key in the JWK set (RFC 7517, RFC 7518 §6.2, RFC 8037 §2). */
export interface PublicJwk {
  readonly kty: 'EC' | 'OKP'
  readonly crv: 'P-256' | 'Ed25519'
  readonly x: string
  /** Present only in P-256 keys. */
  readonly y?: string
  /** SHA-256 thumbprint of the key (RFC 7638), base64url. */
  readonly kid: string
  readonly alg: TokenAlgorithm
  readonly use: 'sig'
}

/** A key pair that signs tokens. */
export class SigningKey {
  readonly privateKey: KeyObject
  readonly publicKey: KeyObject
  readonly jwk: PublicJwk

  /** @throws TypeError when the key is not a private P-256 or Ed25519 key */
  constructor(privateKey: KeyObject) {
    const algorithm = tokenAlgorithmOf(privateKey)
    if (algorithm === undefined) throw new TypeError('not a private P-256 or Ed25519 key')
    this.privateKey = privateKey
    this.publicKey = createPublicKey(privateKey)
    this.jwk = toPublicJwk(this.publicKey, algorithm)
  }

  get kid(): string {
    return this.jwk.kid
  }

  get algorithm(): TokenAlgorithm {
    return this.jwk.alg
  }
}

export function generateSigningKey(algorithm: TokenAlgorithm): SigningKey {
  const pair =
    algorithm === 'ES256' ? generateKeyPairSync('ec', { namedCurve: 'P-256' }) : generateKeyPairSync('ed25519')
  return new SigningKey(pair.privateKey)
}

/**
 * Returns the key in `LATCHKEY_TOKEN_SIGNING_KEY`, if the variable is set.
 *
 * @throws InvalidConfigurationError when the value is not a private P-256 or Ed25519 key
 */
export function findConfiguredKey({ tokenSigningKey }: Environment): SigningKey | undefined {
  if (tokenSigningKey === undefined) return undefined
  const key = parseTokenKey(tokenSigningKey)
  if (key !== undefined) return new SigningKey(key)
  throw new InvalidConfigurationError([{ path: 'LATCHKEY_TOKEN_SIGNING_KEY', reason: TOKEN_KEY_INVALID }])
}

function toPublicJwk(publicKey: KeyObject, alg: TokenAlgorithm): PublicJwk {
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
  const key =
    alg === 'ES256' ? ({ crv: 'P-256', kty: 'EC', x, y } as const) : ({ crv: 'Ed25519', kty: 'OKP', x } as const)
  // RFC 7638 §3 requires the members in alphabetical order, without white space.
  const kid = createHash('sha256').update(JSON.stringify(key)).digest('base64url')
  return { ...key, kid, alg, use: 'sig' }
}
