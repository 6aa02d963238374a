import { Injectable } from '@nestjs/common'
import { ProblemError } from '../../common/problems/problem-error.js'
import { LatchkeyConfig } from '../../config/latchkey-config.js'
import { readOrigin } from '../../config/origins.js'
import { isOriginOf } from '../../config/relying-party.js'
import { type AppId, type Origin, originBelongsTo, parseRpId, type RpId } from '../../webauthn/index.js'

/** The origins that a request specifies. */
export interface OriginRequest {
  /** An origin in addition to the configured origins, for this ceremony only. */
  readonly additionalAllowedOrigin?: string | undefined
  /** The origins that the API key is limited to; null when the key is unlimited or absent. */
  readonly allowedOrigins: readonly string[] | null
}

/** The configured relying party. */
@Injectable()
export class RelyingParty {
  readonly id: RpId
  readonly name: string
  readonly origins: readonly Origin[]
  /** The U2F AppID of imported credentials; null without one. */
  readonly appId: AppId | null

  constructor(private readonly config: LatchkeyConfig) {
    this.id = parseRpId(config.rpId, 'hostname')
    this.name = config.rpName
    this.appId = config.appId
    this.origins = config.origins
  }

  /**
   * Returns the origins that a ceremony may run on. An API key that is limited to origins replaces the configured
   * origins with its own.
   *
   * @throws additional_origin_invalid when the additional origin is malformed or outside the RP ID
   * @throws origin_not_allowed when the API key does not include the additional origin, or none of its origins belong
   *   to the relying party any longer
   */
  listOrigins({ additionalAllowedOrigin, allowedOrigins }: OriginRequest): readonly Origin[] {
    const additional = additionalAllowedOrigin === undefined ? [] : [this.#parseAdditional(additionalAllowedOrigin)]
    if (allowedOrigins === null) return [...new Set([...this.origins, ...additional])]
    const allowed = (allowedOrigins as readonly Origin[]).filter((origin) => isOriginOf(this.config, origin))
    if (allowed.length === 0 || !additional.every((origin) => allowed.includes(origin)))
      throw new ProblemError('origin_not_allowed')
    return allowed
  }

  #parseAdditional(text: string): Origin {
    const reading = readOrigin(text)
    if ('reason' in reading) throw new ProblemError('additional_origin_invalid', { detail: reading.reason })
    if (originBelongsTo(reading.origin, this.id)) return reading.origin
    const detail = `its host must be ${this.id} or a subdomain of it`
    throw new ProblemError('additional_origin_invalid', { detail })
  }
}
