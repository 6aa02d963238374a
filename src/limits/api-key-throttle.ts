import { Injectable } from '@nestjs/common'
import { sha256 } from '../common/hash.js'
import { ProblemError } from '../common/problems/problem-error.js'
import { LatchkeyConfig } from '../config/latchkey-config.js'
import { addressKeyOf } from './address-key.js'
import { createAddressKeys, createKeys } from './rate-limit-keys.js'
import type { RateLimitKey } from './rate-limit.js'
import { rateLimitHeadersOf, type RateLimitHeaders, RateLimitsService } from './rate-limits.service.js'

/** The number of remembered pairs of an address and a key. */
const MAX_ACCEPTED = 4096

/**
 * Limits failed API keys per address. After too many failures, new keys from the address are rejected without a lookup.
 * A key that was accepted from the same address before is still checked, so that another client behind the same proxy
 * cannot lock a backend out.
 */
@Injectable()
export class ApiKeyThrottle {
  /** Hashes of an address with a key that was accepted from it, least recently used first. */
  readonly #accepted = new Set<string>()

  constructor(
    private readonly limits: RateLimitsService,
    private readonly config: LatchkeyConfig,
  ) {}

  /**
   * Runs the check of an API key and counts it when it fails.
   *
   * @throws rate_limited when the address has too many failures
   * @throws credentials_invalid when the check throws it
   */
  async run<T>(address: string, apiKey: string, check: () => Promise<T>): Promise<T> {
    if (this.config.edge.rateLimits.failedApiKeysPerAddress === null) return check()
    const pair = Buffer.from(sha256(`${addressKeyOf(address)} ${apiKey}`)).toString('base64')
    if (!this.#accepted.has(pair)) await this.limits.assertRemaining(this.#failuresOf(address))
    try {
      const result = await check()
      this.#remember(pair)
      return result
    } catch (error) {
      if (!isInvalidKey(error)) throw error
      this.#accepted.delete(pair)
      throw new ProblemError('credentials_invalid', {
        headers: await this.#count(this.#failuresOf(address)),
        cause: error,
      })
    }
  }

  /**
   * Counts a request that its API key is not allowed to send. The guard of the rate limits counts all others.
   *
   * @returns the headers for the response
   * @throws rate_limited when the key has sent too many requests
   */
  countRefused(keyId: string): Promise<RateLimitHeaders> {
    return this.#count(createKeys('api-key', this.config.edge.rateLimits.requestsPerApiKey, keyId))
  }

  #failuresOf(address: string): readonly RateLimitKey[] {
    const { failedApiKeysPerAddress } = this.config.edge.rateLimits
    return createAddressKeys(['failed-api-keys', 'failed-api-keys'], failedApiKeysPerAddress, address)
  }

  async #count(keys: readonly RateLimitKey[]): Promise<RateLimitHeaders> {
    const status = await this.limits.count(keys)
    return status === undefined ? {} : rateLimitHeadersOf(status)
  }

  #remember(pair: string): void {
    this.#accepted.delete(pair)
    this.#accepted.add(pair)
    const [oldest] = this.#accepted
    if (this.#accepted.size > MAX_ACCEPTED && oldest !== undefined) this.#accepted.delete(oldest)
  }
}

function isInvalidKey(error: unknown): boolean {
  return error instanceof ProblemError && error.code === 'credentials_invalid'
}
