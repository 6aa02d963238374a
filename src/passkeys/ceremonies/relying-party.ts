import { Injectable } from '@nestjs/common'
import { ProblemError } from '../../common/problems/problem-error.js'
import { LatchkeyConfig } from '../../config/latchkey-config.js'
import {
  ConfigurationError,
  type Origin,
  originBelongsTo,
  parseOrigin,
  parseRpId,
  type RpId,
} from '../../webauthn/index.js'

/** The relying party of the configuration, in the engine's terms. */
@Injectable()
export class RelyingParty {
  readonly id: RpId
  readonly name: string
  readonly origins: readonly Origin[]

  constructor(config: LatchkeyConfig) {
    this.id = parseRpId(config.rpId, 'hostname')
    this.name = config.rpName
    this.origins = config.origins.map((origin) => parseOrigin(origin, 'origins'))
  }

  /** The origins of a ceremony that may also run on `additional`. Throws `additional_origin_invalid`. */
  originsWith(additional: string | undefined): readonly Origin[] {
    return additional === undefined ? this.origins : [...new Set([...this.origins, this.#parseAdditional(additional)])]
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
    throw new ProblemError('additional_origin_invalid', { detail: error.message })
  }
}
