import { setTimeout as sleep } from 'node:timers/promises'
import { Injectable } from '@nestjs/common'
import { ProblemError } from '../common/problems/problem-error.js'
import { MetricsService } from '../observability/metrics/metrics.service.js'
import { RateLimitStore } from './rate-limit-store.js'
import {
  isExceeded,
  type RateLimit,
  type RateLimitKey,
  type RateLimitStatus,
  remainingOf,
  resetSecondsOf,
  WINDOW_SECONDS,
} from './rate-limit.js'

/** How much longer each request above a limit waits than the request before it. */
const DELAY_STEP_MILLIS = 100
const MAX_DELAY_MILLIS = 2000

/** Response headers, with lower-case names. */
export type RateLimitHeaders = Readonly<Record<string, string>>

@Injectable()
export class RateLimitsService {
  constructor(
    private readonly store: RateLimitStore,
    private readonly metrics: MetricsService,
  ) {}

  /**
   * Counts a request for each of its keys, in order, and stops at the first exceeded limit.
   *
   * @returns the status with the largest share of its limit used; undefined when there are no keys
   * @throws rate_limited when a limit is exceeded
   */
  async count(keys: readonly RateLimitKey[]): Promise<RateLimitStatus | undefined> {
    let nearest: RateLimitStatus | undefined
    for (const key of keys) {
      const status = await this.store.add(key)
      if (isExceeded(status)) throw this.#refuse(status)
      if (nearest === undefined || usedShareOf(status) > usedShareOf(nearest)) nearest = status
    }
    return nearest
  }

  /**
   * Checks limits without counting.
   *
   * @throws rate_limited when no request remains in the window of a key
   */
  async assertRemaining(keys: readonly RateLimitKey[]): Promise<void> {
    for (const key of keys) {
      const status = await this.store.get(key)
      if (remainingOf(status) === 0) throw this.#refuse(status)
    }
  }

  /** Counts a request for each of its keys, and waits longer with each request above a limit. */
  async slowDown(keys: readonly RateLimitKey[]): Promise<void> {
    for (const key of keys) {
      const { used, rateLimit } = await this.store.add(key)
      const delayMillis = Math.min((used - rateLimit.limit) * DELAY_STEP_MILLIS, MAX_DELAY_MILLIS)
      if (delayMillis <= 0) continue
      this.metrics.add('slowedRequests', {})
      await sleep(delayMillis)
    }
  }

  #refuse(status: RateLimitStatus): ProblemError {
    this.metrics.add('rateLimited', { limit: status.rateLimit.name })
    return createRefusal(status)
  }
}

const usedShareOf = ({ used, rateLimit }: RateLimitStatus): number => used / rateLimit.limit

/**
 * Returns the three fields of drafts 3 to 6 of draft-ietf-httpapi-ratelimit-headers, which clients support today, and
 * `RateLimit-Policy` in the syntax of the later drafts.
 */
export function rateLimitHeadersOf(status: RateLimitStatus): RateLimitHeaders {
  const { rateLimit } = status
  return {
    'ratelimit-limit': String(rateLimit.limit),
    'ratelimit-remaining': String(remainingOf(status)),
    'ratelimit-reset': String(resetSecondsOf(status)),
    'ratelimit-policy': policyOf(rateLimit),
  }
}

function policyOf({ name, limit }: RateLimit): string {
  return `"${name}";q=${limit};w=${WINDOW_SECONDS}`
}

function createRefusal(status: RateLimitStatus): ProblemError {
  const retryAfterSeconds = resetSecondsOf(status)
  return new ProblemError('rate_limited', {
    extra: { limitedBy: status.rateLimit.name, retryAfterSeconds },
    headers: { ...rateLimitHeadersOf(status), 'retry-after': String(retryAfterSeconds) },
  })
}
