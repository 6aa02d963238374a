import { Injectable } from '@nestjs/common'
import { ProblemError } from '../common/problems/problem-error.js'
import { LimitStore } from './limit-store.js'
import {
  isExceeded,
  type Quota,
  remainingOf,
  resetSecondsOf,
  type Standing,
  type Subject,
  WINDOW_SECONDS,
} from './quota.js'

/** Headers of an answer, lower case. */
export type LimitHeaders = Readonly<Record<string, string>>

@Injectable()
export class LimitsService {
  constructor(private readonly store: LimitStore) {}

  /**
   * Counts a request for each of its subjects, in their order. Answers how the one that is nearest to its limit stands;
   * undefined where there is none. Throws `rate_limited` at the first that is over its limit, and counts no further.
   */
  async count(subjects: readonly Subject[]): Promise<Standing | undefined> {
    let nearest: Standing | undefined
    for (const subject of subjects) {
      const standing = await this.store.add(subject)
      if (isExceeded(standing)) throw refusalOf(standing)
      if (nearest === undefined || shareOf(standing) > shareOf(nearest)) nearest = standing
    }
    return nearest
  }

  /** Throws `rate_limited` when a subject has used up its quota. */
  async check(subject: Subject): Promise<void> {
    const standing = await this.store.look(subject)
    if (remainingOf(standing) === 0) throw refusalOf(standing)
  }
}

const shareOf = ({ used, quota }: Standing): number => used / quota.limit

/**
 * The three fields that clients know from drafts 3 to 6 of draft-ietf-httpapi-ratelimit-headers, and the policy as the
 * later drafts write it.
 */
export function headersOf(standing: Standing): LimitHeaders {
  const { quota } = standing
  return {
    'ratelimit-limit': String(quota.limit),
    'ratelimit-remaining': String(remainingOf(standing)),
    'ratelimit-reset': String(resetSecondsOf(standing)),
    'ratelimit-policy': policyOf(quota),
  }
}

function policyOf({ name, limit }: Quota): string {
  return `"${name}";q=${limit};w=${WINDOW_SECONDS}`
}

function refusalOf(standing: Standing): ProblemError {
  const retryAfterSeconds = resetSecondsOf(standing)
  return new ProblemError('rate_limited', {
    extra: { limitedBy: standing.quota.name, retryAfterSeconds },
    headers: { ...headersOf(standing), 'retry-after': String(retryAfterSeconds) },
  })
}
