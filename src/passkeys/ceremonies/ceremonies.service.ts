import { timingSafeEqual } from 'node:crypto'
import { Injectable, type OnModuleInit } from '@nestjs/common'
import { Interval } from '@nestjs/schedule'
import { Clock } from '../../common/clock.js'
import { sha256 } from '../../common/hash.js'
import { ProblemError } from '../../common/problems/problem-error.js'
import { Random } from '../../common/random.js'
import { UserDeletionsService } from '../../users/user-deletions.service.js'
import { type Challenge, challengeOf, encodeBase64url } from '../../webauthn/index.js'
import { peekAuthentication, peekRegistration } from '../../webauthn/inspect.js'
import { CeremonyMetrics } from './ceremony-metrics.js'
import { CeremoniesRepository } from './ceremonies.repository.js'
import type { Ceremony, CeremonyAttempt, CeremonyStates, CeremonyRealm, IssuedCeremonyKind } from './ceremony.js'

const CHALLENGE_BYTES = 32

const PURGE_INTERVAL_MILLIS = 60_000

/** How long an expired ceremony is kept, so that a late finish gets `challenge_expired`, not `challenge_unknown`. */
const EXPIRED_RETENTION_MILLIS = 600_000

const PEEK = { registration: peekRegistration, authentication: peekAuthentication, confirmation: peekAuthentication }

/** The parameters of a new ceremony. */
interface CeremonyDraft<K extends IssuedCeremonyKind> {
  readonly kind: K
  readonly realm: CeremonyRealm
  readonly userId: string | null
  readonly purpose: string
  readonly browserHash: Uint8Array | null
  readonly state: CeremonyStates[K]
  readonly timeoutSeconds: number
}

interface IssuedCeremony {
  readonly id: string
  readonly challenge: Challenge
  readonly expiresAt: Date
}

/** The ceremony that a request may finish. */
export interface ExpectedCeremony {
  readonly realm: CeremonyRealm
  /**
   * `anyone` when the request names no user. A ceremony that was started without a user matches every user here; the
   * caller compares the owner of the credential afterwards.
   */
  readonly user: 'anyone' | { readonly id: string }
  readonly purpose: 'any' | { readonly name: string }
  /** SHA-256 of the secret in the browser's cookie; null when the request has no such cookie. */
  readonly browserHash: Uint8Array | null
}

/** Issues ceremonies and consumes them. A ceremony is typed, bound to its caller, expires, and allows one attempt. */
@Injectable()
export class CeremoniesService implements OnModuleInit {
  constructor(
    private readonly repository: CeremoniesRepository,
    private readonly clock: Clock,
    private readonly random: Random,
    private readonly deletions: UserDeletionsService,
    private readonly metrics: CeremonyMetrics,
  ) {}

  /** Ceremonies have no foreign key to users, because the user of a sign-up does not exist yet. */
  onModuleInit(): void {
    this.deletions.onDelete((userId) => this.repository.deleteByUser(userId))
  }

  /** Stores a new ceremony under the hash of its challenge and returns the challenge, which is not stored. */
  async issue<K extends IssuedCeremonyKind>(draft: CeremonyDraft<K>): Promise<IssuedCeremony> {
    const { timeoutSeconds, ...ceremony } = draft
    const challenge = challengeOf(this.random.bytes(CHALLENGE_BYTES))
    const createdAt = this.clock.now()
    const expiresAt = new Date(createdAt.getTime() + timeoutSeconds * 1000)
    await this.repository.insert(sha256(challenge), { ...ceremony, createdAt, expiresAt })
    this.metrics.countStart(ceremony.kind, ceremony.realm)
    return { id: ceremonyIdOf(challenge), challenge, expiresAt }
  }

  /**
   * Removes the ceremony of a response from the store, whether or not the attempt succeeds.
   *
   * @param response the response as the client sent it; its challenge identifies the ceremony
   * @throws MalformedInputError when the challenge cannot be read
   * @throws challenge_unknown when the ceremony does not exist or does not match `expected`
   * @throws ceremony_browser_mismatch when another browser started the ceremony
   * @throws challenge_expired when the ceremony has expired
   */
  async consume<K extends IssuedCeremonyKind>(
    kind: K,
    response: unknown,
    expected: ExpectedCeremony,
  ): Promise<CeremonyAttempt<K>> {
    const { challenge, credentialId } = PEEK[kind](response)
    const ceremony = await this.repository.consume(sha256(challenge))
    if (ceremony === undefined || !isOfKind(kind, ceremony) || !matches(ceremony, expected))
      throw new ProblemError('challenge_unknown')
    if (!isBoundTo(ceremony, expected.browserHash)) throw new ProblemError('ceremony_browser_mismatch')
    const at = this.clock.now()
    if (ceremony.expiresAt <= at) throw new ProblemError('challenge_expired')
    return { ceremony, challenge: challengeOf(challenge), credentialId, at }
  }

  /**
   * Consumes the ceremony of a response, runs the attempt to finish it and counts the outcome. Throws like
   * {@link consume} and `finish`.
   */
  attempt<K extends IssuedCeremonyKind, T extends object>(
    kind: K,
    response: unknown,
    expected: ExpectedCeremony,
    finish: (attempt: CeremonyAttempt<K>) => Promise<T>,
  ): Promise<T> {
    const { realm } = expected
    return this.metrics.count({ kind, realm, response }, async () =>
      finish(await this.consume(kind, response, expected)),
    )
  }

  @Interval(PURGE_INTERVAL_MILLIS)
  async purge(): Promise<void> {
    const now = this.clock.now()
    const expired = await this.repository.deleteExpired(new Date(now.getTime() - EXPIRED_RETENTION_MILLIS))
    this.metrics.countAbandoned(expired, now)
  }
}

/** Returns the id of a ceremony: the SHA-256 of its challenge in base64url. */
export function ceremonyIdOf(challenge: Uint8Array): string {
  return encodeBase64url(sha256(challenge))
}

/**
 * Returns the id of the ceremony that a response belongs to.
 *
 * @throws MalformedInputError when the challenge cannot be read
 */
export function ceremonyIdIn(kind: IssuedCeremonyKind, response: unknown): string {
  return ceremonyIdOf(PEEK[kind](response).challenge)
}

function isOfKind<K extends IssuedCeremonyKind>(kind: K, ceremony: Ceremony): ceremony is Ceremony<K> {
  return ceremony.kind === kind
}

function matches(ceremony: Ceremony, { realm, user, purpose }: ExpectedCeremony): boolean {
  const matchesUser = user === 'anyone' || ceremony.userId === null || ceremony.userId === user.id
  const matchesPurpose = purpose === 'any' || ceremony.purpose === purpose.name
  return ceremony.realm === realm && matchesUser && matchesPurpose
}

function isBoundTo({ browserHash }: Ceremony, presented: Uint8Array | null): boolean {
  if (browserHash === null) return true
  return presented !== null && timingSafeEqual(browserHash, presented)
}
