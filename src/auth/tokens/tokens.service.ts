import { Injectable } from '@nestjs/common'
import { Clock } from '../../common/clock.js'
import { ProblemError } from '../../common/problems/problem-error.js'
import { Random } from '../../common/random.js'
import { LatchkeyConfig } from '../../config/latchkey-config.js'
import type { Session } from '../sessions/session.js'
import type { PublicJwk } from '../signing-keys/signing-key.js'
import { acrOf, amrOf, type AuthenticationFacts } from './authentication-facts.js'
import type { Claims } from './token-codec.js'
import { TokenSigner } from './token-signer.js'

/** A signed token. */
export interface IssuedToken {
  readonly token: string
  readonly expiresAt: Date
}

/** Whose access token it is. */
export interface AccessTokenSubject {
  readonly userId: string
  readonly sessionId: string
}

/** A token of this service that verified. */
export interface ReadToken {
  readonly use: 'access' | 'result'
  readonly claims: Claims
}

/** RFC 9068 §2.1. The types keep a token from being taken for one of the other kind. */
const TYPES = { access: 'at+jwt', result: 'authentication-result+jwt' } as const

@Injectable()
export class TokensService {
  constructor(
    private readonly signer: TokenSigner,
    private readonly config: LatchkeyConfig,
    private readonly clock: Clock,
    private readonly random: Random,
  ) {}

  /** The public keys that tokens verify with, as a JWK set. */
  jwks(): { keys: PublicJwk[] } {
    return { keys: this.signer.publicKeys }
  }

  /** A token with which a user calls this service and those that trust it. It ends with its session at the latest. */
  issueAccessToken(session: Pick<Session, 'userId' | 'id' | 'facts' | 'expiresAt'>): Promise<IssuedToken> {
    const { userId, id, facts, expiresAt } = session
    return this.#issue(TYPES.access, { sub: userId, sid: id, ...claimsOf(facts) }, expiresAt)
  }

  /**
   * A token that tells a backend how its user was authenticated. It opens no route of this service.
   *
   * @param singleUse whether it says of itself that it counts once, for who redeems it
   */
  issueResultToken(userId: string, facts: AuthenticationFacts, { singleUse = false } = {}): Promise<IssuedToken> {
    const claims = { sub: userId, ...claimsOf(facts), ...(singleUse && { single_use: true }) }
    return this.#issue(TYPES.result, claims)
  }

  /** Whose access token it is. Throws `credentials_invalid`. */
  async verifyAccessToken(token: string): Promise<AccessTokenSubject> {
    const { use, claims } = await this.#verify(token).catch((cause: unknown) => refuse(cause))
    const { sub, sid } = claims
    if (use !== 'access' || typeof sub !== 'string' || typeof sid !== 'string') refuse()
    return { userId: sub, sessionId: sid }
  }

  /** What a token says; undefined for one that did not come from here or has expired. */
  async read(token: string): Promise<ReadToken | undefined> {
    return this.#verify(token).catch(() => undefined)
  }

  async #issue(type: string, claims: Claims, notAfter?: Date): Promise<IssuedToken> {
    const { issuer, audience, accessTokenSeconds } = this.config.tokens
    const issuedAt = toSeconds(this.clock.now())
    const expiry = Math.min(issuedAt + accessTokenSeconds, notAfter === undefined ? Infinity : toSeconds(notAfter))
    const times = { iat: issuedAt, exp: expiry }
    const all = { iss: issuer, aud: audience, ...times, jti: this.random.uuid(), ...claims }
    return { token: await this.signer.sign(type, all), expiresAt: new Date(expiry * 1000) }
  }

  async #verify(token: string): Promise<ReadToken> {
    const { issuer, audience } = this.config.tokens
    const { type, claims } = await this.signer.verify(token, { issuer, audience, at: this.clock.now() })
    if (type === TYPES.access) return { use: 'access', claims }
    if (type === TYPES.result) return { use: 'result', claims }
    throw new Error('the token is of another type')
  }
}

function refuse(cause?: unknown): never {
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
