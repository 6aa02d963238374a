import { Injectable } from '@nestjs/common'
import { LatchkeyConfig } from '../../config/latchkey-config.js'
import type { User } from '../../users/user.js'
import {
  encodeBase64url,
  peekRegistration,
  type PublicKeyCredentialCreationOptionsJSON,
  type VerifiedRegistration,
  verifyRegistration,
} from '../../webauthn/index.js'
import { CeremoniesService, type CeremonyClaim } from '../ceremonies/ceremonies.service.js'
import type { Attempt, Realm, RegistrationState } from '../ceremonies/ceremony.js'
import { RelyingParty } from '../ceremonies/relying-party.js'
import { describePasskeys, type Passkey } from '../credentials/passkey.js'
import { REGISTRATION_EXTENSIONS, registrationOptionsOf } from './registration-options.js'
import { RegistrationRules } from './registration-rules.js'

/** A registration that is about to begin. */
export interface RegistrationDraft {
  readonly realm: Realm
  readonly purpose: string
  readonly user: Pick<User, 'id' | 'handle' | 'displayName'> & { readonly emailOrUsername: string }
  /** The passkeys the user has: their authenticators shall not make another one. */
  readonly passkeys: readonly Passkey[]
  readonly passkeyDisplayName?: string | undefined
  /** An origin beside those of the configuration on which this ceremony may run. */
  readonly additionalAllowedOrigin?: string | undefined
  /** The origins the API key is limited to; null: it is not, or there is none. */
  readonly allowedOrigins: readonly string[] | null
  readonly browserHash: Uint8Array | null
}

/** What a client needs to make a passkey. */
export interface StartedRegistration {
  readonly registrationOptions: PublicKeyCredentialCreationOptionsJSON
  readonly expiresAt: Date
}

/** A registration that the engine has accepted. Nothing is stored yet. */
export interface AcceptedRegistration extends Attempt<'registration'> {
  readonly verified: VerifiedRegistration
}

/** Registrations as far as they are the same for every realm: from options to a verified response. */
@Injectable()
export class RegistrationCeremonies {
  constructor(
    private readonly ceremonies: CeremoniesService,
    private readonly relyingParty: RelyingParty,
    private readonly rules: RegistrationRules,
    private readonly config: LatchkeyConfig,
  ) {}

  /** Throws `additional_origin_invalid`, `origin_not_allowed`. */
  async start(draft: RegistrationDraft): Promise<StartedRegistration> {
    const { realm, purpose, browserHash, user } = draft
    const { relyingParty } = this
    const settings = this.config.registration
    const { timeoutSeconds } = settings
    const state = this.#stateOf(draft)
    const begun = { kind: 'registration', realm, purpose, browserHash, userId: user.id, state, timeoutSeconds } as const
    const { challenge, expiresAt } = await this.ceremonies.issue(begun)
    const request = { challenge, excludeCredentials: describePasskeys(draft.passkeys), relyingParty, settings }
    return { registrationOptions: registrationOptionsOf(state, request), expiresAt }
  }

  /** Uses the ceremony up, then verifies. Throws what `consume` throws, and the engine's errors. */
  async verify(publicKey: unknown, claim: CeremonyClaim): Promise<AcceptedRegistration> {
    const clues = peekRegistration(publicKey)
    const attempt = await this.ceremonies.consume('registration', clues.challenge, claim)
    const expected = await this.rules.expect(attempt, clues)
    return { ...attempt, verified: verifyRegistration(publicKey, expected) }
  }

  #stateOf({ realm, user, ...draft }: RegistrationDraft): RegistrationState {
    const { userVerification, algorithms, residentKey } = this.config.registration
    const { id, emailOrUsername, displayName } = user
    return {
      rpId: this.relyingParty.id,
      origins: this.relyingParty.originsFor({
        additional: draft.additionalAllowedOrigin,
        allowed: draft.allowedOrigins,
      }),
      userVerification,
      // Users of the end-user realm sign in without typing a name: only discoverable passkeys let them.
      residentKey: realm === 'browser' ? 'required' : residentKey,
      algorithms,
      requestedExtensions: Object.keys(REGISTRATION_EXTENSIONS),
      user: { id, handle: encodeBase64url(user.handle), emailOrUsername, displayName },
      passkeyDisplayName: draft.passkeyDisplayName ?? null,
    }
  }
}
