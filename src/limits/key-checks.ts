import { Injectable } from '@nestjs/common'
import { sha256 } from '../common/hash.js'
import { ProblemError } from '../common/problems/problem-error.js'
import { LatchkeyConfig } from '../config/latchkey-config.js'
import { addressKeyOf } from './address-key.js'
import { headersOf, type LimitHeaders, LimitsService } from './limits.service.js'
import type { Subject } from './quota.js'
import { subject } from './subjects.js'

/** How many keys are remembered, each with an address from which it was accepted. */
const REMEMBERED = 4096

/**
 * Stands around every check of an API key. An address whose keys failed too often is refused before its next key is
 * looked at. A key that was accepted from that address before is looked at all the same: who shares an address with a
 * backend, a proxy's for one, cannot lock it out.
 */
@Injectable()
export class KeyChecks {
  /** Hashes of addresses with keys, the longest unused first. */
  readonly #accepted = new Set<string>()

  constructor(
    private readonly limits: LimitsService,
    private readonly config: LatchkeyConfig,
  ) {}

  /** Throws `rate_limited`, and what the check throws. */
  async run<T>(address: string, key: string, check: () => Promise<T>): Promise<T> {
    const failures = this.#failuresFrom(address)
    if (failures === undefined) return check()
    const known = Buffer.from(sha256(`${failures.key} ${key}`)).toString('base64')
    if (!this.#accepted.has(known)) await this.limits.check(failures)
    try {
      const accepted = await check()
      this.#remember(known)
      return accepted
    } catch (error) {
      if (!isFailedKey(error)) throw error
      this.#accepted.delete(known)
      const headers = await this.#countedFor([failures])
      throw new ProblemError('credentials_invalid', { headers, cause: error })
    }
  }

  /**
   * Counts a request that a key may not send, for the headers of the answer. Those that it may send are counted on their
   * way. Throws `rate_limited`.
   */
  countRefused(keyId: string): Promise<LimitHeaders> {
    return this.#countedFor(subject('api-key', this.config.edge.rateLimits.requestsPerApiKey, keyId))
  }

  async #countedFor(subjects: readonly Subject[]): Promise<LimitHeaders> {
    const standing = await this.limits.count(subjects)
    return standing === undefined ? {} : headersOf(standing)
  }

  #failuresFrom(address: string): Subject | undefined {
    const limit = this.config.edge.rateLimits.failedApiKeysPerAddress
    return limit === null ? undefined : { quota: { name: 'failed-api-keys', limit }, key: addressKeyOf(address) }
  }

  #remember(known: string): void {
    this.#accepted.delete(known)
    this.#accepted.add(known)
    const [oldest] = this.#accepted
    if (this.#accepted.size > REMEMBERED && oldest !== undefined) this.#accepted.delete(oldest)
  }
}

function isFailedKey(error: unknown): boolean {
  return error instanceof ProblemError && error.code === 'credentials_invalid'
}
