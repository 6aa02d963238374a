import { Injectable } from '@nestjs/common'
import { Clock } from '../../common/clock.js'
import { ProblemError } from '../../common/problems/problem-error.js'
import { Random } from '../../common/random.js'
import { LatchkeyConfig } from '../../config/latchkey-config.js'
import type { Session } from '../sessions/session.js'
import { KeyRing } from '../signing-keys/key-ring.js'
import type { PublicJwk } from '../signing-keys/signing-key.js'
import { acrOf, amrOf, type AuthenticationFacts, type Claims } from './authentication-facts.js'
import { TokenSigner } from './token-signer.js'

/** A signed token. */
export interface IssuedToken {
  readonly token: string
  readonly expiresAt: Date
}

/** The user and the session of an access token. */
interface AccessTokenSubject {
  readonly userId: string
  readonly sessionId: string
}

/** A token of this server whose signature and times are valid. */
export interface VerifiedToken {
  readonly use: 'access' | 'result'
  readonly claims: Claims
}

/** The `typ` headers (RFC 9068 §2.1). They prevent the use of one kind of token as the other. */
const TYPES = { access: 'at+jwt', result: 'authentication-result+jwt' } as const

@Injectable()
export class TokensService {
  constructor(
    private readonly signer: TokenSigner,
    private readonly keys: KeyRing,
    private readonly config: LatchkeyConfig,
    private readonly clock: Clock,
    private readonly random: Random,
  ) {}

  /** Returns the public keys that verify tokens, as a JWK set. */
  jwks(): { keys: PublicJwk[] } {
    return { keys: this.keys.listPublished() }
  }

  /**
   * Issues a token for requests to this server and to services that trust it. It expires with its session at the latest.
   * RFC 9068 §2.2 requires a client: the applications of the RP ID are a single client.
   */
  issueAccessToken(session: Pick<Session, 'userId' | 'id' | 'facts' | 'expiresAt'>): IssuedToken {
    const { userId, id, facts, expiresAt } = session
    return this.#issue(
      TYPES.access,
      { sub: userId, sid: id, client_id: this.config.rpId, ...claimsOf(facts) },
      expiresAt,
    )
  }

  /**
   * Issues a token that proves an authentication to a backend. It is not an access token.
   *
   * @param options.singleUse adds the claim `single_use`: the token can be redeemed once
   */
  issueResultToken(userId: string, facts: AuthenticationFacts, { singleUse = false } = {}): IssuedToken {
    const claims = { sub: userId, ...claimsOf(facts), ...(singleUse && { single_use: true }) }
    return this.#issue(TYPES.result, claims)
  }

  /** @throws credentials_invalid when the token is invalid or not an access token */
  async verifyAccessToken(token: string): Promise<AccessTokenSubject> {
    const { use, claims } = await this.#verify(token).catch((cause: unknown) => reject(cause))
    const { sub, sid } = claims
    if (use !== 'access' || typeof sub !== 'string' || typeof sid !== 'string') reject()
    return { userId: sub, sessionId: sid }
  }

  /** Returns a verified token, or undefined when it is invalid or expired. */
  async tryVerify(token: string): Promise<VerifiedToken | undefined> {
    return this.#verify(token).catch(() => undefined)
  }

  #issue(type: string, claims: Claims, notAfter?: Date): IssuedToken {
    const { issuer, audience, accessTokenSeconds } = this.config.tokens
    const issuedAt = toSeconds(this.clock.now())
    const expiry = Math.min(issuedAt + accessTokenSeconds, notAfter === undefined ? Infinity : toSeconds(notAfter))
    const common = { iss: issuer, aud: audience, iat: issuedAt, exp: expiry, jti: this.random.uuid() }
    return { token: this.signer.sign(type, { ...common, ...claims }), expiresAt: new Date(expiry * 1000) }
  }

  async #verify(token: string): Promise<VerifiedToken> {
    const { issuer, audience } = this.config.tokens
    const { type, claims } = await this.signer.verify(token, { issuer, audience, at: this.clock.now() })
    if (type === TYPES.access) return { use: 'access', claims }
    if (type === TYPES.result) return { use: 'result', claims }
    throw new Error('the token has an unknown type')
  }
}

function reject(cause?: unknown): never {
  throw new ProblemError('credentials_invalid', { cause })
}

function claimsOf(facts: AuthenticationFacts): Claims {
  return {
    amr: amrOf(facts),
    acr: acrOf(facts),
    auth_time: toSeconds(facts.at),
    purpose: facts.purpose,
    passkey_id: facts.passkeyId,
    aaguid: facts.aaguid,
    user_verified: facts.userVerified,
    backup_state: facts.backupState,
  }
}

function toSeconds(instant: Date): number {
  return Math.floor(instant.getTime() / 1000)
}
