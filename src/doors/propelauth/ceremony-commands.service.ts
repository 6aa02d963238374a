import { Injectable } from '@nestjs/common'
import type { ApiKey } from '../../access/api-key.js'
import { AuthenticationService } from '../../passkeys/authentication/authentication.service.js'
import { RelyingParty } from '../../passkeys/ceremonies/relying-party.js'
import { RegistrationService } from '../../passkeys/registration/registration.service.js'
import type { CommandHandlers } from './commands.data.js'

/** A ceremony that started with a command must finish with one. */
const REALM = 'propelauth'

/** PropelAuth's API has no purposes: every authentication is a login. */
const PURPOSE = 'login'

/** The commands that start and finish ceremonies. */
@Injectable()
export class CeremonyCommandsService {
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
   * Validates the additional origin of a finish. It has no effect: the origins of a ceremony are bound when it starts.
   *
   * @throws additional_origin_invalid, origin_not_allowed
   */
  #checkOrigin(additional: string | undefined, { allowedOrigins: allowed }: ApiKey): void {
    this.relyingParty.originsFor({ additional, allowed })
  }
}
