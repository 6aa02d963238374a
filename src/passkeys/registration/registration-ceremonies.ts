import { Injectable } from '@nestjs/common'
import type { User } from '../../users/user.js'
import {
  encodeBase64url,
  type Origin,
  type PublicKeyCredentialCreationOptionsJSON,
  type VerifiedRegistration,
} from '../../webauthn/index.js'
import { peekRegistration } from '../../webauthn/inspect.js'
import { CeremoniesService, type CeremonyClaim } from '../ceremonies/ceremonies.service.js'
import type { Attempt, Realm, RegistrationState } from '../ceremonies/ceremony.js'
import { RelyingParty } from '../ceremonies/relying-party.js'
import { describePasskeys, type Passkey } from '../credentials/passkey.js'
import { extensionDemandsOf } from './registration-extensions.js'
import { registrationOptionsOf } from './registration-options.js'
import {
  RegistrationBounds,
  type RegistrationMediation,
  type RegistrationTerms,
  type RegistrationWishes,
} from './registration-terms.js'
import { RegistrationVerification } from './registration-verification.js'

/** Where a registration may run. */
export interface OriginWishes {
  /** An origin beside those of the configuration on which this ceremony may run. */
  readonly additionalAllowedOrigin?: string | undefined
  /** The origins the API key is limited to; null: it is not, or there is none. */
  readonly allowedOrigins: readonly string[] | null
}

/** A registration that is about to begin. */
export interface RegistrationDraft extends RegistrationWishes, OriginWishes {
  readonly realm: Realm
  readonly purpose: string
  readonly user: Pick<User, 'id' | 'handle' | 'displayName'> & { readonly emailOrUsername: string }
  /** The passkeys the user has: their authenticators shall not make another one. */
  readonly passkeys: readonly Passkey[]
  readonly passkeyDisplayName?: string | undefined
  /** The id of the enrolment token it begins with. */
  readonly enrolmentTokenId?: string
  /** After so many seconds it ends, even if it could take longer. */
  readonly mostSeconds?: number
  readonly browserHash: Uint8Array | null
}

/** What a client needs to make a passkey. */
export interface StartedRegistration {
  readonly registrationOptions: PublicKeyCredentialCreationOptionsJSON
  /** What goes beside the options, into `navigator.credentials.create()`. */
  readonly mediation: RegistrationMediation
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
    private readonly verification: RegistrationVerification,
    private readonly bounds: RegistrationBounds,
  ) {}

  /** Throws `option_not_allowed`, `additional_origin_invalid`, `origin_not_allowed`. */
  async start(draft: RegistrationDraft): Promise<StartedRegistration> {
    const { realm, purpose, browserHash, user } = draft
    const { relyingParty } = this
    const terms = shortened(this.bounds.termsOf(draft), draft.mostSeconds)
    const { timeoutSeconds, mediation } = terms
    const state = this.#stateOf(draft, terms)
    const begun = { kind: 'registration', realm, purpose, browserHash, userId: user.id, state, timeoutSeconds } as const
    const { challenge, expiresAt } = await this.ceremonies.issue(begun)
    const request = { challenge, excludeCredentials: describePasskeys(draft.passkeys), relyingParty, terms }
    return { registrationOptions: registrationOptionsOf(state, request), mediation, expiresAt }
  }

  /** Throws what `start` would throw with these. */
  check(wishes: RegistrationWishes & OriginWishes): void {
    this.bounds.termsOf(wishes)
    this.#originsOf(wishes)
  }

  /** Uses the ceremony up, then verifies. Throws what `consume` throws, and the engine's errors. */
  async verify(publicKey: unknown, claim: CeremonyClaim): Promise<AcceptedRegistration> {
    const clues = peekRegistration(publicKey)
    const attempt = await this.ceremonies.consume('registration', clues.challenge, claim)
    return { ...attempt, verified: await this.verification.verify(publicKey, attempt, clues) }
  }

  #stateOf({ user, ...draft }: RegistrationDraft, terms: RegistrationTerms): RegistrationState {
    const { userVerification, residentKey, algorithms, attestationFormats, mediation } = terms
    const { id, emailOrUsername, displayName } = user
    return {
      rpId: this.relyingParty.id,
      origins: this.#originsOf(draft),
      userVerification,
      residentKey,
      algorithms,
      attestationFormats,
      mediation,
      extensions: extensionDemandsOf(terms.extensions),
      user: { id, handle: encodeBase64url(user.handle), emailOrUsername, displayName },
      passkeyDisplayName: draft.passkeyDisplayName ?? null,
      enrolmentTokenId: draft.enrolmentTokenId ?? null,
    }
  }

  #originsOf({ additionalAllowedOrigin: additional, allowedOrigins: allowed }: OriginWishes): readonly Origin[] {
    return this.relyingParty.originsFor({ additional, allowed })
  }
}

function shortened(terms: RegistrationTerms, most = terms.timeoutSeconds): RegistrationTerms {
  return { ...terms, timeoutSeconds: Math.min(terms.timeoutSeconds, most) }
}
