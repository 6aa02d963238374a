import { Injectable } from '@nestjs/common'
import { ProblemError } from '../../common/problems/problem-error.js'
import { LatchkeyConfig } from '../../config/latchkey-config.js'
import { isOriginOf } from '../../config/relying-party.js'
import {
  ConfigurationError,
  type Origin,
  originBelongsTo,
  parseOrigin,
  parseRpId,
  type RpId,
} from '../../webauthn/index.js'

/** What decides where one ceremony may run. */
export interface OriginRequest {
  /** An origin beside those of the configuration; undefined: none. */
  readonly additional: string | undefined
  /** The origins the API key is limited to; null: it is not, or there is none. */
  readonly allowed: readonly string[] | null
}

/** The relying party of the configuration, in the engine's terms. */
@Injectable()
export class RelyingParty {
  readonly id: RpId
  readonly name: string
  readonly origins: readonly Origin[]

  constructor(private readonly config: LatchkeyConfig) {
    this.id = parseRpId(config.rpId, 'hostname')
    this.name = config.rpName
    this.origins = config.origins.map((origin) => parseOrigin(origin, 'origins'))
  }

  /**
   * The origins a ceremony may run on: those of the configuration and the additional one, or exactly those of the API
   * key where it is limited to some. Throws `additional_origin_invalid`, and `origin_not_allowed` when the additional
   * origin is not one of the key's, or none of the key's belongs to the relying party any more.
   */
  originsFor({ additional, allowed }: OriginRequest): readonly Origin[] {
    const wanted = additional === undefined ? [] : [this.#parseAdditional(additional)]
    if (allowed === null) return [...new Set([...this.origins, ...wanted])]
    const own = (allowed as readonly Origin[]).filter((origin) => isOriginOf(this.config, origin))
    if (own.length === 0 || !wanted.every((origin) => own.includes(origin)))
      throw new ProblemError('origin_not_allowed')
    return own
  }

  #parseAdditional(text: string): Origin {
    const origin = parseOrProblem(text)
    if (!originBelongsTo(origin, this.id)) {
      throw new ProblemError('additional_origin_invalid', { detail: `it is not on ${this.id} or below it` })
    }
    return origin
  }
}

function parseOrProblem(text: string): Origin {
  try {
    return parseOrigin(text, 'additionalAllowedOrigin')
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error
    throw new ProblemError('additional_origin_invalid', { detail: error.reason })
  }
}
