import { Injectable } from '@nestjs/common'
import { Interval } from '@nestjs/schedule'
import { ApiKeysService } from '../../auth/api-keys/api-keys.service.js'
import { Clock } from '../../common/clock.js'
import { ProblemError } from '../../common/problems/problem-error.js'
import { Random } from '../../common/random.js'
import { createBearerSecret, hashSecret, matchesSecretHash } from '../../common/bearer-secret.js'
import {
  type EnrolmentTerms,
  type EnrolmentToken,
  formatEnrolmentToken,
  parseEnrolmentToken,
} from './enrolment-token.js'
import { EnrolmentTokensRepository } from './enrolment-tokens.repository.js'

/** In bytes. */
const ID_LENGTH = 8

const PURGE_INTERVAL = 600_000

/** How long an expired token is remembered, so that who is late learns that and not that it never was. */
const REMEMBERED = 86_400_000

/** Who gets a token, what for, and for how long. */
export interface EnrolmentGrant {
  readonly userId: string
  readonly terms: EnrolmentTerms
  readonly seconds: number
}

/** Tokens that let somebody make one passkey for a user. */
@Injectable()
export class EnrolmentTokensService {
  constructor(
    private readonly repository: EnrolmentTokensRepository,
    private readonly apiKeys: ApiKeysService,
    private readonly clock: Clock,
    private readonly random: Random,
  ) {}

  /** Makes a token. Its text, `le_<id>_<secret>`, is told this once and never again. */
  async create({ userId, terms, seconds }: EnrolmentGrant): Promise<{ token: EnrolmentToken; text: string }> {
    const parts = createBearerSecret(this.random, ID_LENGTH)
    const createdAt = this.clock.now()
    const expiresAt = new Date(createdAt.getTime() + seconds * 1000)
    const token = { id: parts.id, userId, terms, createdAt, expiresAt, usedAt: null }
    await this.repository.insert({ token, secretHash: hashSecret(parts.secret) })
    return { token, text: formatEnrolmentToken(parts) }
  }

  /**
   * The token with this text, and for how many seconds it is still good; it is not used by that.
   *
   * Throws `enrolment_token_invalid`, `enrolment_token_expired`, `enrolment_token_used`.
   */
  async open(text: string): Promise<{ token: EnrolmentToken; secondsLeft: number }> {
    const parts = parseEnrolmentToken(text)
    const stored = parts && (await this.repository.find(parts.id))
    const matches = matchesSecretHash(parts?.secret ?? '', stored?.secretHash)
    if (stored === undefined || !matches) throw new ProblemError('enrolment_token_invalid')
    const { token } = stored
    await this.#demandSoundKey(token)
    if (token.usedAt !== null) throw new ProblemError('enrolment_token_used')
    const secondsLeft = Math.floor((token.expiresAt.getTime() - this.clock.now().getTime()) / 1000)
    if (secondsLeft <= 0) throw new ProblemError('enrolment_token_expired')
    return { token, secondsLeft }
  }

  /**
   * Uses a token up. Of two calls for the same one, one succeeds.
   *
   * Throws `enrolment_token_used`, and `enrolment_token_invalid` when it, or the key that made it, was revoked meanwhile.
   */
  async use(id: string): Promise<void> {
    const isUsedNow = await this.repository.use(id, this.clock.now())
    const stored = await this.repository.find(id)
    if (stored === undefined) throw new ProblemError('enrolment_token_invalid')
    await this.#demandSoundKey(stored.token)
    if (!isUsedNow) throw new ProblemError('enrolment_token_used')
  }

  /** Oldest first, with those that were used or have expired lately. */
  list(userId: string): Promise<EnrolmentToken[]> {
    return this.repository.list(userId)
  }

  /** Throws `enrolment_token_not_found`. */
  async revoke(userId: string, id: string): Promise<void> {
    if (!(await this.repository.delete(userId, id))) throw new ProblemError('enrolment_token_not_found')
  }

  @Interval(PURGE_INTERVAL)
  purge(): Promise<void> {
    return this.repository.deleteExpired(new Date(this.clock.now().getTime() - REMEMBERED))
  }

  /** A key is revoked because somebody else has it: so may the tokens it made. Throws `enrolment_token_invalid`. */
  async #demandSoundKey({ terms }: EnrolmentToken): Promise<void> {
    if (await this.apiKeys.isRevoked(terms.apiKeyId)) throw new ProblemError('enrolment_token_invalid')
  }
}
