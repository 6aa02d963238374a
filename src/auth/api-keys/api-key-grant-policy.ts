import { Injectable } from '@nestjs/common'
import { type ApiKey, coversOrigins } from '../../access/api-key.js'
import { allows } from '../../access/scopes.js'
import { Clock } from '../../common/clock.js'
import { ProblemError } from '../../common/problems/problem-error.js'
import { LatchkeyConfig } from '../../config/latchkey-config.js'
import { readOrigin } from '../../config/origins.js'
import { isOriginOf } from '../../config/relying-party.js'
import type { ApiKeyGrant } from './api-keys.service.js'

/** Checks the rights that are about to be granted to an API key. */
@Injectable()
export class ApiKeyGrantPolicy {
  constructor(
    private readonly config: LatchkeyConfig,
    private readonly clock: Clock,
  ) {}

  /** @throws request_invalid when the expiry is in the past, or no ceremony may run on one of the origins */
  assertValid({ expiresAt, allowedOrigins }: Partial<ApiKeyGrant>): void {
    const isPast = expiresAt instanceof Date && expiresAt <= this.clock.now()
    const errors = [
      ...(isPast ? [{ path: 'expiresAt', reason: 'must be in the future' }] : []),
      ...(allowedOrigins ?? []).flatMap((text, index) => this.#findError(text, `allowedOrigins.${index}`) ?? []),
    ]
    if (errors.length > 0) throw new ProblemError('request_invalid', { extra: { errors } })
  }

  /**
   * Checks that a key grants no more than it has.
   *
   * @throws permission_missing when the granting key lacks one of the scopes
   * @throws origin_not_allowed when the granting key does not work on all of the origins
   */
  assertWithin(granter: ApiKey, { scopes, allowedOrigins = null }: ApiKeyGrant): void {
    if (!allows(granter.scopes, scopes)) throw new ProblemError('permission_missing')
    if (!coversOrigins(granter, allowedOrigins)) throw new ProblemError('origin_not_allowed')
  }

  #findError(text: string, path: string): { path: string; reason: string } | undefined {
    const reading = readOrigin(text)
    if ('reason' in reading) return { path, reason: reading.reason }
    if (isOriginOf(this.config, reading.origin)) return undefined
    return { path, reason: `must be a configured origin, or an origin on ${this.config.rpId} or its subdomains` }
  }
}
