import { Injectable } from '@nestjs/common'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import { sha256 } from '../common/hash.js'
import { RateLimitStore } from './rate-limit-store.js'
import { type RateLimit, type RateLimitKey, type RateLimitStatus, WINDOW_SECONDS } from './rate-limit.js'

/** Longer keys are hashed: keys come from requests and must not fill the memory. */
const MAX_KEY_LENGTH = 64

/** Counts in the memory of this process and deletes each count when its window ends. */
@Injectable()
export class MemoryRateLimitStore extends RateLimitStore {
  readonly #limiters = new Map<RateLimit['name'], RateLimiterMemory>()

  async add({ rateLimit, key }: RateLimitKey): Promise<RateLimitStatus> {
    const { consumedPoints, msBeforeNext } = await this.#limiterOf(rateLimit).penalty(shorten(key))
    return { rateLimit, used: consumedPoints, resetMillis: msBeforeNext }
  }

  async get({ rateLimit, key }: RateLimitKey): Promise<RateLimitStatus> {
    const found = await this.#limiterOf(rateLimit).get(shorten(key))
    return { rateLimit, used: found?.consumedPoints ?? 0, resetMillis: found?.msBeforeNext ?? 0 }
  }

  #limiterOf({ name, limit }: RateLimit): RateLimiterMemory {
    const known = this.#limiters.get(name)
    if (known !== undefined) return known
    const limiter = new RateLimiterMemory({ keyPrefix: name, points: limit, duration: WINDOW_SECONDS })
    this.#limiters.set(name, limiter)
    return limiter
  }
}

function shorten(key: string): string {
  return key.length <= MAX_KEY_LENGTH ? key : Buffer.from(sha256(key)).toString('base64url')
}
