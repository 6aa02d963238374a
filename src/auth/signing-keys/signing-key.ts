import { createHash, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { tokenAlgorithmOf } from '../../config/secrets.js'
import type { TokenAlgorithm } from '../../config/tokens.schema.js'

/** A public key as JWKS publishes it (RFC 7517, RFC 7518 §6.2, RFC 8037 §2). */
export interface PublicJwk {
  readonly kty: 'EC' | 'OKP'
  readonly crv: 'P-256' | 'Ed25519'
  readonly x: string
  /** Keys on P-256 alone have it. */
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

  /** Throws a TypeError for anything but a private key on P-256 or of Ed25519. */
  constructor(privateKey: KeyObject) {
    const algorithm = tokenAlgorithmOf(privateKey)
    if (algorithm === undefined) throw new TypeError('not a private key on P-256 or of Ed25519')
    this.privateKey = privateKey
    this.publicKey = createPublicKey(privateKey)
    this.jwk = describe(this.publicKey, algorithm)
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

function describe(publicKey: KeyObject, alg: TokenAlgorithm): PublicJwk {
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
  const key =
    alg === 'ES256' ? ({ crv: 'P-256', kty: 'EC', x, y } as const) : ({ crv: 'Ed25519', kty: 'OKP', x } as const)
  // RFC 7638 §3: the required members in the order of their names, without white space.
  const kid = createHash('sha256').update(JSON.stringify(key)).digest('base64url')
  return { ...key, kid, alg, use: 'sig' }
}
