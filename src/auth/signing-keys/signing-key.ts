import { createHash, createPublicKey, generateKeyPair, type KeyObject } from 'node:crypto'
import { promisify } from 'node:util'
import type { Environment } from '../../config/environment.js'
import { InvalidConfigurationError } from '../../config/invalid-configuration-error.js'
import { parseTokenKey, RSA_BITS, TOKEN_KEY_INVALID, TOKEN_KEY_TYPE, tokenAlgorithmOf } from '../../config/secrets.js'
import type { TokenAlgorithm } from '../../config/tokens.schema.js'

/** The members of a public key (RFC 7518 §6, RFC 8037 §2). */
interface PublicKeyMembers {
  readonly kty: string
  readonly crv?: string
  readonly x?: string
  readonly y?: string
  readonly n?: string
  readonly e?: string
}

/** A public key in the JWK set (RFC 7517). */
export interface PublicJwk extends PublicKeyMembers {
  /** SHA-256 thumbprint of the key (RFC 7638), base64url. */
  readonly kid: string
  readonly alg: TokenAlgorithm
  readonly use: 'sig'
}

/** The members of the thumbprint, in alphabetical order (RFC 7638 §3.2, RFC 8037 §2). */
const MEMBERS = {
  ES256: ['crv', 'kty', 'x', 'y'],
  EdDSA: ['crv', 'kty', 'x'],
  RS256: ['e', 'kty', 'n'],
} as const satisfies Record<TokenAlgorithm, readonly (keyof PublicKeyMembers)[]>

/** A key pair that signs tokens. */
export class SigningKey {
  readonly privateKey: KeyObject
  readonly publicKey: KeyObject
  readonly jwk: PublicJwk

  /** @throws TypeError when the key cannot sign tokens */
  constructor(privateKey: KeyObject) {
    const algorithm = tokenAlgorithmOf(privateKey)
    if (algorithm === undefined) throw new TypeError(`not ${TOKEN_KEY_TYPE}`)
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

/** Does not block the event loop: the search for the primes of an RSA key can take a second. */
export async function generateSigningKey(algorithm: TokenAlgorithm): Promise<SigningKey> {
  return new SigningKey((await generateKeyPairFor(algorithm)).privateKey)
}

const generate = promisify(generateKeyPair)

function generateKeyPairFor(algorithm: TokenAlgorithm): Promise<{ readonly privateKey: KeyObject }> {
  if (algorithm === 'RS256') return generate('rsa', { modulusLength: RSA_BITS.min })
  return algorithm === 'ES256' ? generate('ec', { namedCurve: 'P-256' }) : generate('ed25519')
}

/**
 * Returns the key in `LATCHKEY_TOKEN_SIGNING_KEY`, if the variable is set.
 *
 * @throws InvalidConfigurationError when the value is not a private key that can sign tokens
 */
export function findConfiguredKey({ tokenSigningKey }: Environment): SigningKey | undefined {
  if (tokenSigningKey === undefined) return undefined
  const key = parseTokenKey(tokenSigningKey)
  if (key !== undefined) return new SigningKey(key)
  throw new InvalidConfigurationError([{ path: 'LATCHKEY_TOKEN_SIGNING_KEY', reason: TOKEN_KEY_INVALID }])
}

function toPublicJwk(publicKey: KeyObject, alg: TokenAlgorithm): PublicJwk {
  const exported = publicKey.export({ format: 'jwk' })
  const key = Object.fromEntries(MEMBERS[alg].map((name) => [name, exported[name]])) as unknown as PublicKeyMembers
  // RFC 7638 §3 requires JSON without white space.
  const kid = createHash('sha256').update(JSON.stringify(key)).digest('base64url')
  return { ...key, kid, alg, use: 'sig' }
}
