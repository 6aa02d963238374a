import { Injectable } from '@nestjs/common'
import { ProblemError } from '../../common/problems/problem-error.js'
import { LatchkeyConfig } from '../../config/latchkey-config.js'
import type { PurposeSettings } from '../../config/purposes.schema.js'

/** What authentications are for, and what the configuration allows in them. */
@Injectable()
export class Purposes {
  constructor(private readonly config: LatchkeyConfig) {}

  /** Throws `purpose_unknown`. */
  get(name: string): PurposeSettings {
    const purpose = this.config.purposes.get(name)
    if (purpose === undefined) throw new ProblemError('purpose_unknown')
    return purpose
  }

  /** Throws `option_not_allowed` where no other factor makes a first user verification count. */
  allowUvUpgrade(): void {
    if (this.config.authentication.uvUpgrade === 'after-other-factor') return
    const errors = [{ path: 'otherFactorVerified', reason: 'is for where authentication.uv_upgrade allows it' }]
    throw new ProblemError('option_not_allowed', { extra: { errors } })
  }
}
