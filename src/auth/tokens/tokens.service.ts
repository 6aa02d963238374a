import { Injectable } from '@nestjs/common'
import { Clock } from '../../common/clock.js'
import { ProblemError } from '../../common/problems/problem-error.js'
import { Random } from '../../common/random.js'
import { LatchkeyConfig } from '../../config/latchkey-config.js'
import type { Session } from '../sessions/session.js'
import { acrOf, amrOf, type AuthenticationFacts } from './authentication-facts.js'
import type { PublicJwk } from './signing-key.js'
import { type Claims, TokenSigner } from './token-signer.js'

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

/** RFC 9068 §2.1. The types keep a token from being taken for one of the other kind. */
const ACCESS_TOKEN = 'at+jwt'
const RESULT_TOKEN = 'authentication-result+jwt'

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

  /** A token with which a user calls this service and those that trust it. */
  issueAccessToken({ userId, id, facts }: Pick<Session, 'userId' | 'id' | 'facts'>): IssuedToken {
    return this.#issue(ACCESS_TOKEN, { sub: userId, sid: id }, facts)
  }

  /** A token that tells a backend how its user was authenticated. It opens no route of this service. */
  issueResultToken(userId: string, facts: AuthenticationFacts): IssuedToken {
    return this.#issue(RESULT_TOKEN, { sub: userId }, facts)
  }

  /** Whose access token it is. Throws `credentials_invalid`. */
  verifyAccessToken(token: string): AccessTokenSubject {
    const { sub, sid } = this.#verify(token)
    if (typeof sub !== 'string' || typeof sid !== 'string') throw new ProblemError('credentials_invalid')
    return { userId: sub, sessionId: sid }
  }

  #issue(type: string, subject: { sub: string; sid?: string }, facts: AuthenticationFacts): IssuedToken {
    const { issuer, audience, accessTokenSeconds } = this.config.tokens
    const issuedAt = toSeconds(this.clock.now())
    const expiry = issuedAt + accessTokenSeconds
    const claims = {
      ...subject,
      iss: issuer,
      aud: audience,
      iat: issuedAt,
      exp: expiry,
      jti: this.random.uuid(),
      ...claimsOf(facts),
    }
    return { token: this.signer.sign(type, claims), expiresAt: new Date(expiry * 1000) }
  }

  #verify(token: string): Claims {
    const { issuer, audience } = this.config.tokens
    try {
      return this.signer.verify(token, { type: ACCESS_TOKEN, issuer, audience, at: toSeconds(this.clock.now()) })
    } catch (error) {
      throw new ProblemError('credentials_invalid', { cause: error })
    }
  }
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
