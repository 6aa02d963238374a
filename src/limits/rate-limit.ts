/** The number of requests that one key may send in a window. */
export interface RateLimit {
  /** The name of the limit in the response headers and in `limitedBy`. */
  readonly name: 'address' | 'network' | 'user' | 'slow-down' | 'api-key' | 'failed-api-keys'
  readonly limit: number
}

/** The window of every rate limit, in seconds. It begins with the first counted request. */
export const WINDOW_SECONDS = 60

/** A counter: the requests that share it are limited together. */
export interface RateLimitKey {
  readonly rateLimit: RateLimit
  /** The counted address, user or API key; a string of any length. */
  readonly key: string
}

/** The current count of a key. */
export interface RateLimitStatus {
  readonly rateLimit: RateLimit
  readonly used: number
  /** The time until the window ends, in milliseconds. */
  readonly resetMillis: number
}

export function remainingOf({ rateLimit, used }: RateLimitStatus): number {
  return Math.max(rateLimit.limit - used, 0)
}

export function isExceeded({ rateLimit, used }: RateLimitStatus): boolean {
  return used > rateLimit.limit
}

/**
 * Returns the time until the window ends in seconds, rounded up so that a client that waits this long is not too
 * early.
 */
export function resetSecondsOf({ resetMillis }: RateLimitStatus): number {
  return Math.ceil(resetMillis / 1000)
}
