import { Injectable } from '@nestjs/common'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import { sha256 } from '../common/hash.js'
import { LimitStore } from './limit-store.js'
import { type Quota, type Standing, type Subject, WINDOW_SECONDS } from './quota.js'

/** Keys come from requests: none takes more room than this. */
const LONGEST_KEY = 64

/** Counts in the memory of this process; a count is forgotten when its window ends. */
@Injectable()
export class MemoryLimitStore extends LimitStore {
  readonly #limiters = new Map<Quota['name'], RateLimiterMemory>()

  async add({ quota, key }: Subject): Promise<Standing> {
    const { consumedPoints, msBeforeNext } = await this.#limiterOf(quota).penalty(short(key))
    return { quota, used: consumedPoints, resetMillis: msBeforeNext }
  }

  async look({ quota, key }: Subject): Promise<Standing> {
    const found = await this.#limiterOf(quota).get(short(key))
    return { quota, used: found?.consumedPoints ?? 0, resetMillis: found?.msBeforeNext ?? 0 }
  }

  #limiterOf({ name, limit }: Quota): RateLimiterMemory {
    const known = this.#limiters.get(name)
    if (known !== undefined) return known
    const limiter = new RateLimiterMemory({ keyPrefix: name, points: limit, duration: WINDOW_SECONDS })
    this.#limiters.set(name, limiter)
    return limiter
  }
}

function short(key: string): string {
  return key.length <= LONGEST_KEY ? key : Buffer.from(sha256(key)).toString('base64url')
}
