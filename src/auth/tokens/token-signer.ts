import { Injectable } from '@nestjs/common'
import { JwtService } from '@nestjs/jwt'
import { type PublicJwk, SigningKey } from './signing-key.js'

export type Claims = Readonly<Record<string, unknown>>

/** What a token must say of itself, and the time at which it must be valid. */
export interface TokenExpectations {
  /** The `typ` of its header. */
  readonly type: string
  readonly issuer: string
  readonly audience: string
  /** Seconds since 1970. */
  readonly at: number
}

/** Signs and verifies JSON Web Tokens (RFC 7519), with ES256 and nothing else. */
@Injectable()
export class TokenSigner {
  constructor(
    private readonly jwt: JwtService,
    private readonly key: SigningKey,
  ) {}

  get publicKeys(): PublicJwk[] {
    return [this.key.jwk]
  }

  sign(type: string, claims: Claims): string {
    const header = { typ: type, alg: 'ES256', kid: this.key.jwk.kid } as const
    return this.jwt.sign({ ...claims }, { algorithm: 'ES256', header })
  }

  /** The claims of a token. Throws an error of the JWT library for any other. */
  verify(token: string, { type, issuer, audience, at }: TokenExpectations): Claims {
    const rules = { algorithms: ['ES256' as const], issuer, audience, clockTimestamp: at, complete: true }
    const { header, payload } = this.jwt.verify<{ header: Claims; payload: Claims }>(token, rules)
    if (header['typ'] !== type) throw new Error(`the token is not of the type ${type}`)
    return payload
  }
}
