import { JwtService } from '@nestjs/jwt'
import { jwtVerify, SignJWT } from 'jose'
import type { SigningKey } from '../signing-keys/signing-key.js'

export type Claims = Readonly<Record<string, unknown>>

/** The protected header of a new token, without `alg`, which follows from the key. */
export interface TokenHeader {
  readonly typ: string
  readonly kid: string
}

/** The expected claims and the time at which the token must be valid. */
export interface TokenRules {
  readonly issuer: string
  readonly audience: string
  readonly at: Date
}

/** A token whose signature, issuer, audience and times were verified. */
export interface DecodedToken {
  readonly type: unknown
  readonly claims: Claims
}

/** Signs and verifies JSON Web Tokens (RFC 7519) with one key. It accepts only the algorithm of the key. */
export interface TokenCodec {
  sign(header: TokenHeader, claims: Claims): Promise<string>
  /** @throws an error of the JWT library when the token is invalid */
  verify(token: string, rules: TokenRules): Promise<DecodedToken>
}

export function createCodec(key: SigningKey): TokenCodec {
  return key.algorithm === 'ES256' ? new Es256Codec(key) : new EdDsaCodec(key)
}

class Es256Codec implements TokenCodec {
  readonly #jwt: JwtService

  constructor({ privateKey, publicKey }: SigningKey) {
    this.#jwt = new JwtService({ privateKey, publicKey })
  }

  sign(header: TokenHeader, claims: Claims): Promise<string> {
    return this.#jwt.signAsync({ ...claims }, { algorithm: 'ES256', header: { ...header, alg: 'ES256' } })
  }

  async verify(token: string, { issuer, audience, at }: TokenRules): Promise<DecodedToken> {
    const clockTimestamp = Math.floor(at.getTime() / 1000)
    const rules = { algorithms: ['ES256' as const], issuer, audience, clockTimestamp, complete: true }
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
