import type { RateLimitKey, RateLimitStatus } from './rate-limit.js'

/** Counts requests. Processes that share a store share their limits. */
export abstract class RateLimitStore {
  /** Adds one request and returns the new status, atomically. */
  abstract add(key: RateLimitKey): Promise<RateLimitStatus>
  /** Returns the status without counting. */
  abstract get(key: RateLimitKey): Promise<RateLimitStatus>
}
