import { type KeyObject, sign } from 'node:crypto'
import { Injectable } from '@nestjs/common'
import { JwtService } from '@nestjs/jwt'
import { decodeProtectedHeader, jwtVerify } from 'jose'
import { KeyRing } from '../signing-keys/key-ring.js'
import type { TokenAlgorithm } from '../../config/tokens.schema.js'
import type { SigningKey } from '../signing-keys/signing-key.js'
import type { Claims } from './authentication-facts.js'

/** The expected claims and the time at which the token must be valid. */
interface TokenRules {
  readonly issuer: string
  readonly audience: string
  readonly at: Date
}

/** A token whose signature, issuer, audience and times were verified. */
interface DecodedToken {
  readonly type: unknown
  readonly claims: Claims
}

/** Signs tokens with the current key and verifies them with the key that their `kid` names. */
@Injectable()
export class TokenSigner {
  readonly #verifiers = new WeakMap<SigningKey, TokenVerifier>()

  constructor(private readonly keys: KeyRing) {}

  /** @param type the header `typ` */
  sign(type: string, claims: Claims): string {
    return signToken(this.keys.current(), type, claims)
  }

  /** @throws an error when the token is invalid; the algorithm in its header is not trusted */
  async verify(token: string, rules: TokenRules): Promise<DecodedToken> {
    const { kid } = decodeProtectedHeader(token)
    const key = typeof kid === 'string' ? await this.keys.find(kid) : undefined
    if (key === undefined) throw new Error('the token names no published key')
    return this.#verifierOf(key).verify(token, rules)
  }

  #verifierOf(key: SigningKey): TokenVerifier {
    const known = this.#verifiers.get(key)
    if (known !== undefined) return known
    const verifier = createVerifier(key)
    this.#verifiers.set(key, verifier)
    return verifier
  }
}

/** Signs a JSON Web Token in the compact serialization (RFC 7519, RFC 7515 §7.1). */
function signToken({ privateKey, algorithm, kid }: SigningKey, typ: string, claims: Claims): string {
  const content = `${encodePart({ alg: algorithm, typ, kid })}.${encodePart(claims)}`
  // JSON Web Algorithms encode an ECDSA signature as R and S (RFC 7518 §3.4), and ignore this option for other keys.
  const key = { key: privateKey, dsaEncoding: 'ieee-p1363' } as const
  return `${content}.${sign(DIGESTS[algorithm], Buffer.from(content), key).toString('base64url')}`
}

/** The digest of each algorithm. Ed25519 has its own. */
const DIGESTS = { ES256: 'sha256', RS256: 'sha256', EdDSA: null } as const satisfies Record<
  TokenAlgorithm,
  string | null
>

function encodePart(part: Claims): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url')
}

/** Verifies JSON Web Tokens with one key. It accepts only the algorithm of the key. */
interface TokenVerifier {
  /** @throws an error of the JWT library when the token is invalid */
  verify(token: string, rules: TokenRules): Promise<DecodedToken>
}

function createVerifier({ algorithm, publicKey }: SigningKey): TokenVerifier {
  return algorithm === 'EdDSA' ? new EdDsaVerifier(publicKey) : new NestJwtVerifier(publicKey, algorithm)
}

class NestJwtVerifier implements TokenVerifier {
  readonly #jwt: JwtService

  constructor(
    publicKey: KeyObject,
    private readonly algorithm: 'ES256' | 'RS256',
  ) {
    this.#jwt = new JwtService({ publicKey })
  }

  async verify(token: string, { issuer, audience, at }: TokenRules): Promise<DecodedToken> {
    const clockTimestamp = Math.floor(at.getTime() / 1000)
    const rules = { algorithms: [this.algorithm], issuer, audience, clockTimestamp, complete: true }
    const { header, payload } = await this.#jwt.verifyAsync<{ header: Claims; payload: Claims }>(token, rules)
    return { type: header['typ'], claims: payload }
  }
}

/** Uses `jose`, because the library of `@nestjs/jwt` does not support EdDSA. */
class EdDsaVerifier implements TokenVerifier {
  constructor(private readonly publicKey: KeyObject) {}

  async verify(token: string, { issuer, audience, at }: TokenRules): Promise<DecodedToken> {
    const rules = { algorithms: ['EdDSA'], issuer, audience, currentDate: at, requiredClaims: ['exp'] }
    const { protectedHeader, payload } = await jwtVerify(token, this.publicKey, rules)
    return { type: protectedHeader.typ, claims: payload }
  }
}
