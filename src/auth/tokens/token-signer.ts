import { Injectable } from '@nestjs/common'
import { JwtService } from '@nestjs/jwt'
import { decodeProtectedHeader, jwtVerify, SignJWT } from 'jose'
import { KeyRing } from '../signing-keys/key-ring.js'
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
  readonly #codecs = new WeakMap<SigningKey, TokenCodec>()

  constructor(private readonly keys: KeyRing) {}

  sign(type: string, claims: Claims): Promise<string> {
    const key = this.keys.current()
    return this.#codecOf(key).sign({ typ: type, kid: key.kid }, claims)
  }

  /** @throws an error when the token is invalid; the algorithm in its header is not trusted */
  async verify(token: string, rules: TokenRules): Promise<DecodedToken> {
    const { kid } = decodeProtectedHeader(token)
    const key = typeof kid === 'string' ? await this.keys.find(kid) : undefined
    if (key === undefined) throw new Error('the token names no published key')
    return this.#codecOf(key).verify(token, rules)
  }

  #codecOf(key: SigningKey): TokenCodec {
    const known = this.#codecs.get(key)
    if (known !== undefined) return known
    const codec = createCodec(key)
    this.#codecs.set(key, codec)
    return codec
  }
}

/** The protected header of a new token, without `alg`, which follows from the key. */
interface TokenHeader {
  readonly typ: string
  readonly kid: string
}

/** Signs and verifies JSON Web Tokens (RFC 7519) with one key. It accepts only the algorithm of the key. */
interface TokenCodec {
  sign(header: TokenHeader, claims: Claims): Promise<string>
  /** @throws an error of the JWT library when the token is invalid */
  verify(token: string, rules: TokenRules): Promise<DecodedToken>
}

function createCodec(key: SigningKey): TokenCodec {
  const { algorithm } = key
  return algorithm === 'EdDSA' ? new EdDsaCodec(key) : new NestJwtCodec(key, algorithm)
}

class NestJwtCodec implements TokenCodec {
  readonly #jwt: JwtService

  constructor(
    { privateKey, publicKey }: SigningKey,
    private readonly algorithm: 'ES256' | 'RS256',
  ) {
    this.#jwt = new JwtService({ privateKey, publicKey })
  }

  sign(header: TokenHeader, claims: Claims): Promise<string> {
    const { algorithm } = this
    return this.#jwt.signAsync({ ...claims }, { algorithm, header: { ...header, alg: algorithm } })
  }

  async verify(token: string, { issuer, audience, at }: TokenRules): Promise<DecodedToken> {
    const clockTimestamp = Math.floor(at.getTime() / 1000)
    const rules = { algorithms: [this.algorithm], issuer, audience, clockTimestamp, complete: true }
    const { header, payload } = await this.#jwt.verifyAsync<{ header: Claims; payload: Claims }>(token, rules)
    return { type: header['typ'], claims: payload }
  }
}

/** Uses `jose`, because the library of `@nestjs/jwt` does not support EdDSA. */
class EdDsaCodec implements TokenCodec {
  readonly #key: SigningKey

  constructor(key: SigningKey) {
    this.#key = key
  }

  sign(header: TokenHeader, claims: Claims): Promise<string> {
    return new SignJWT({ ...claims }).setProtectedHeader({ ...header, alg: 'EdDSA' }).sign(this.#key.privateKey)
  }

  async verify(token: string, { issuer, audience, at }: TokenRules): Promise<DecodedToken> {
    const rules = { algorithms: ['EdDSA'], issuer, audience, currentDate: at, requiredClaims: ['exp'] }
    const { protectedHeader, payload } = await jwtVerify(token, this.#key.publicKey, rules)
    return { type: protectedHeader.typ, claims: payload }
  }
}
