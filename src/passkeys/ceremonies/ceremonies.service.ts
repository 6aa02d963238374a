import { timingSafeEqual } from 'node:crypto'
import { Injectable, type OnModuleInit } from '@nestjs/common'
import { Interval } from '@nestjs/schedule'
import { Clock } from '../../common/clock.js'
import { sha256 } from '../../common/hash.js'
import { ProblemError } from '../../common/problems/problem-error.js'
import { Random } from '../../common/random.js'
import { UserDeletionsService } from '../../users/user-deletions.service.js'
import { type Challenge, challengeOf } from '../../webauthn/index.js'
import { CeremoniesRepository } from './ceremonies.repository.js'
import type { Attempt, Ceremony, CeremonyKind, CeremonyStates, Realm } from './ceremony.js'

const CHALLENGE_LENGTH = 32

const PURGE_INTERVAL = 60_000

/** How long an expired ceremony is remembered, so that who is late learns that and not that it never was. */
const REMEMBERED = 600_000

/** A ceremony that is about to begin. */
export interface CeremonyDraft<K extends CeremonyKind> {
  readonly kind: K
  readonly realm: Realm
  readonly userId: string | null
  readonly purpose: string
  readonly browserHash: Uint8Array | null
  readonly state: CeremonyStates[K]
  readonly timeoutSeconds: number
}

/** Who wants to finish a ceremony, and which one it must be. */
export interface CeremonyClaim {
  readonly realm: Realm
  /**
   * `anyone` where the claimant names no user: then the ceremony, or the credential, says who it is. A ceremony that was
   * begun for nobody can be claimed for every user: whose credential ends it shows later.
   */
  readonly user: 'anyone' | { readonly id: string }
  readonly purpose: 'any' | { readonly is: string }
  /** Null where the request carries no secret of a browser. */
  readonly browserHash: Uint8Array | null
}

/** The ceremonies between their start and their finish: typed, bound, expiring, good for one attempt. */
@Injectable()
export class CeremoniesService implements OnModuleInit {
  constructor(
    private readonly repository: CeremoniesRepository,
    private readonly clock: Clock,
    private readonly random: Random,
    private readonly deletions: UserDeletionsService,
  ) {}

  /** The user of a sign-up does not exist yet, so that no ceremony refers to its user in the database. */
  onModuleInit(): void {
    this.deletions.onDelete((userId) => this.repository.deleteOf(userId))
  }

  /** Begins a ceremony. The challenge is not kept: only who is given it can come back to it. */
  async issue<K extends CeremonyKind>(draft: CeremonyDraft<K>): Promise<{ challenge: Challenge; expiresAt: Date }> {
    const { timeoutSeconds, ...begun } = draft
    const challenge = challengeOf(this.random.bytes(CHALLENGE_LENGTH))
    const createdAt = this.clock.now()
    const expiresAt = new Date(createdAt.getTime() + timeoutSeconds * 1000)
    await this.repository.insert(sha256(challenge), { ...begun, createdAt, expiresAt })
    return { challenge, expiresAt }
  }

  /**
   * Takes the ceremony of a challenge out of the store, whatever comes of it: a challenge is good for one attempt.
   *
   * Throws `challenge_unknown` when it is not waiting, or not for this claim; `ceremony_browser_mismatch`;
   * `challenge_expired`.
   */
  async consume<K extends CeremonyKind>(kind: K, challenge: Uint8Array, claim: CeremonyClaim): Promise<Attempt<K>> {
    const ceremony = await this.repository.take(sha256(challenge))
    if (ceremony === undefined || !isOf(kind, ceremony) || !isClaimedBy(ceremony, claim))
      throw new ProblemError('challenge_unknown')
    if (!isOfBrowser(ceremony, claim.browserHash)) throw new ProblemError('ceremony_browser_mismatch')
    const at = this.clock.now()
    if (ceremony.expiresAt <= at) throw new ProblemError('challenge_expired')
    return { ceremony, at }
  }

  @Interval(PURGE_INTERVAL)
  purge(): Promise<void> {
    return this.repository.deleteExpired(new Date(this.clock.now().getTime() - REMEMBERED))
  }
}

function isOf<K extends CeremonyKind>(kind: K, ceremony: Ceremony): ceremony is Ceremony<K> {
  return ceremony.kind === kind
}

function isClaimedBy(ceremony: Ceremony, claim: CeremonyClaim): boolean {
  const { realm, user, purpose } = claim
  const isForUser = user === 'anyone' || ceremony.userId === null || ceremony.userId === user.id
  const isForPurpose = purpose === 'any' || ceremony.purpose === purpose.is
  return ceremony.realm === realm && isForUser && isForPurpose
}

function isOfBrowser({ browserHash }: Ceremony, presented: Uint8Array | null): boolean {
  if (browserHash === null) return true
  return presented !== null && timingSafeEqual(browserHash, presented)
}
