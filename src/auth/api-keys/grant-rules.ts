import { Injectable } from '@nestjs/common'
import { Clock } from '../../common/clock.js'
import { ProblemError } from '../../common/problems/problem-error.js'
import { LatchkeyConfig } from '../../config/latchkey-config.js'
import { isOriginOf } from '../../config/relying-party.js'
import { ConfigurationError, parseOrigin } from '../../webauthn/index.js'
import { allows } from '../../access/scopes.js'
import type { ApiKey } from '../../access/api-key.js'
import type { ApiKeyGrant } from './api-keys.service.js'

/** What may be granted, and by whom. */
@Injectable()
export class GrantRules {
  constructor(
    private readonly config: LatchkeyConfig,
    private readonly clock: Clock,
  ) {}

  /** Throws `request_invalid` for an expiry that has passed, and for an origin on which no ceremony may run. */
  checkFit({ expiresAt, allowedOrigins }: Partial<ApiKeyGrant>): void {
    const late = expiresAt instanceof Date && expiresAt <= this.clock.now()
    const errors = [
      ...(late ? [{ path: 'expiresAt', reason: 'must be in the future' }] : []),
      ...(allowedOrigins ?? []).flatMap((text, index) => this.#faultOf(text, `allowedOrigins.${index}`) ?? []),
    ]
    if (errors.length > 0) throw new ProblemError('request_invalid', { extra: { errors } })
  }

  /**
   * Nobody gives away more than they have. Throws `permission_missing` for a scope, and `origin_not_allowed` for
   * origins that the granting key lacks.
   */
  checkWithin(granter: ApiKey, { scopes, allowedOrigins = null }: ApiKeyGrant): void {
    if (!allows(granter.scopes, scopes)) throw new ProblemError('permission_missing')
    const { allowedOrigins: own } = granter
    const isWithin = own === null || allowedOrigins?.every((origin) => own.includes(origin)) === true
    if (!isWithin) throw new ProblemError('origin_not_allowed')
  }

  #faultOf(text: string, path: string): { path: string; reason: string } | undefined {
    try {
      if (isOriginOf(this.config, parseOrigin(text, path))) return undefined
      return { path, reason: `is neither in the configuration nor on ${this.config.rpId} or below it` }
    } catch (error) {
      if (!(error instanceof ConfigurationError)) throw error
      return { path, reason: error.reason }
    }
  }
}
