import { Injectable } from '@nestjs/common'
import { LatchkeyConfig } from '../../config/latchkey-config.js'
import { UsersService } from '../../users/users.service.js'
import { atMost } from '../registration/option-bounds.js'
import { RegistrationCeremonies } from '../registration/registration-ceremonies.js'
import type { EnrolmentTerms, EnrolmentToken } from './enrolment-token.js'
import { EnrolmentTokensService } from './enrolment-tokens.service.js'

/** A backend lets one of its users make a passkey on a device where they are not signed in. */
export interface EnrolmentOffer extends EnrolmentTerms {
  /** As long as the configuration says when it is left out, and never longer. */
  readonly expiresInSeconds?: number
}

/** What backends do with enrolment tokens. */
@Injectable()
export class EnrolmentOffersService {
  constructor(
    private readonly tokens: EnrolmentTokensService,
    private readonly users: UsersService,
    private readonly ceremonies: RegistrationCeremonies,
    private readonly config: LatchkeyConfig,
  ) {}

  /** Throws `user_not_found`, `option_not_allowed`, `additional_origin_invalid`, `origin_not_allowed`. */
  async make(userId: string, offer: EnrolmentOffer): Promise<{ token: EnrolmentToken; text: string }> {
    const { enrolmentTokenSeconds: most } = this.config.registration
    const { expiresInSeconds = most, ...terms } = offer
    const seconds = atMost('expiresInSeconds', expiresInSeconds, most)
    this.ceremonies.check(terms)
    await this.users.get(userId)
    return this.tokens.create({ userId, terms, seconds })
  }

  /** Oldest first. Throws `user_not_found`. */
  async list(userId: string): Promise<EnrolmentToken[]> {
    await this.users.get(userId)
    return this.tokens.list(userId)
  }

  /** Throws `enrolment_token_not_found`. */
  revoke(userId: string, tokenId: string): Promise<void> {
    return this.tokens.revoke(userId, tokenId)
  }
}
