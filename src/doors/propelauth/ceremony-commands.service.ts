import { Injectable } from '@nestjs/common'
import type { ApiKey } from '../../access/api-key.js'
import { AuthenticationService } from '../../passkeys/authentication/authentication.service.js'
import { RelyingParty } from '../../passkeys/ceremonies/relying-party.js'
import { RegistrationService } from '../../passkeys/registration/registration.service.js'
import type { CommandHandlers } from './commands.data.js'

/** A ceremony that was begun on this wire ends on it. */
const REALM = 'propelauth'

/** What an authentication on this wire is for: the wire itself does not say. */
const PURPOSE = 'login'

/** The commands that make and use passkeys. */
@Injectable()
export class CeremonyCommands {
  constructor(
    private readonly registration: RegistrationService,
    private readonly authentication: AuthenticationService,
    private readonly relyingParty: RelyingParty,
  ) {}

  readonly handlers = {
    StartPasskeyRegistration: async (data, { allowedOrigins, scopes }) => {
      const how = { realm: REALM, allowedOrigins, scopes } as const
      const { registrationOptions } = await this.registration.startRegistration({ ...data, ...how })
      return { registrationOptions }
    },

    FinishPasskeyRegistration: async ({ userId, publicKey, additionalAllowedOrigin }, apiKey) => {
      this.#checkOrigin(additionalAllowedOrigin, apiKey)
      await this.registration.finishRegistration({ realm: REALM, userId, publicKey })
      return {}
    },

    StartPasskeyAuthentication: async (data, { allowedOrigins }) => {
      const how = { realm: REALM, purpose: PURPOSE, allowedOrigins, browserHash: null } as const
      const { authenticationOptions } = await this.authentication.startAuthentication({ ...data, ...how })
      return { authenticationOptions }
    },

    FinishPasskeyAuthentication: async ({ userId, publicKey, additionalAllowedOrigin }, apiKey) => {
      this.#checkOrigin(additionalAllowedOrigin, apiKey)
      const claim = { realm: REALM, user: { id: userId }, purpose: 'any', browserHash: null } as const
      await this.authentication.finishAuthentication(publicKey, claim)
      return {}
    },
  } satisfies Partial<CommandHandlers>

  /**
   * At a finish an additional origin has to be a fit one and changes nothing: the origins of a ceremony were bound when
   * it began. Throws `additional_origin_invalid`, `origin_not_allowed`.
   */
  #checkOrigin(additional: string | undefined, { allowedOrigins: allowed }: ApiKey): void {
    this.relyingParty.originsFor({ additional, allowed })
  }
}
