import { Injectable } from '@nestjs/common'
import type { ApiKey } from '../../access/api-key.js'
import { AuthenticationService } from '../../passkeys/authentication/authentication.service.js'
import { RegistrationService } from '../../passkeys/registration/registration.service.js'
import { RelyingParty } from '../../passkeys/verification/relying-party.js'
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
    StartPasskeyRegistration: async ({ userDisplayName, ...data }, { allowedOrigins, scopes }) => {
      const names = userDisplayName === undefined ? {} : { displayName: userDisplayName }
      const request = { ...data, ...names, realm: REALM, allowedOrigins, scopes } as const
      const { registrationOptions } = await this.registration.startForBackend(request)
      return { registrationOptions }
    },

    FinishPasskeyRegistration: async ({ userId, publicKey, additionalAllowedOrigin }, apiKey) => {
      this.#assertOriginAllowed(additionalAllowedOrigin, apiKey)
      const purpose = { name: 'enrolment' }
      const expected = { realm: REALM, user: { id: userId }, purpose, browserHash: null } as const
      await this.registration.finishForBackend(publicKey, expected, apiKey.scopes)
      return {}
    },

    StartPasskeyAuthentication: async ({ userId, additionalAllowedOrigin }, { allowedOrigins }) => {
      const { authenticationOptions } = await this.authentication.start({
        realm: REALM,
        purpose: PURPOSE,
        user: { id: userId },
        otherFactorVerified: false,
        additionalAllowedOrigin,
        allowedOrigins,
        browserHash: null,
      })
      return { authenticationOptions }
    },

    FinishPasskeyAuthentication: async ({ userId, publicKey, additionalAllowedOrigin }, apiKey) => {
      this.#assertOriginAllowed(additionalAllowedOrigin, apiKey)
      const expected = { realm: REALM, user: { id: userId }, purpose: 'any', browserHash: null } as const
      await this.authentication.finish(publicKey, expected)
      return {}
    },
  } satisfies Partial<CommandHandlers>

  /**
   * Validates the additional origin of a command that finishes a ceremony. It has no effect: the origins of a ceremony
   * are bound when it starts.
   *
   * @throws additional_origin_invalid, origin_not_allowed
   */
  #assertOriginAllowed(additionalAllowedOrigin: string | undefined, { allowedOrigins }: ApiKey): void {
    this.relyingParty.listOrigins({ additionalAllowedOrigin, allowedOrigins })
  }
}
