import { Injectable } from '@nestjs/common'
import { LatchkeyConfig } from '../../config/latchkey-config.js'
import type { User } from '../../users/user.js'
import {
  challengeOf,
  createAuthenticationOptions,
  type CredentialId,
  encodeBase64url,
  peekAuthentication,
  type PublicKeyCredentialRequestOptionsJSON,
  type StoredCredential,
  type VerifiedAuthentication,
  verifyAuthentication,
} from '../../webauthn/index.js'
import { CeremoniesService, type CeremonyClaim } from '../ceremonies/ceremonies.service.js'
import type { Attempt, AuthenticationState, Realm } from '../ceremonies/ceremony.js'
import { RelyingParty } from '../ceremonies/relying-party.js'
import { describePasskeys, type Passkey } from '../credentials/passkey.js'
import { expectationsOf, signCountRuleOf } from './authentication-expectations.js'

/** An authentication that is about to begin. */
export interface AuthenticationDraft {
  readonly realm: Realm
  readonly purpose: string
  /** Undefined where the user is found by a discoverable credential. */
  readonly identified: { readonly user: User; readonly passkeys: readonly Passkey[] } | undefined
  /** An origin beside those of the configuration on which this ceremony may run. */
  readonly additionalAllowedOrigin: string | undefined
  /** The origins the API key is limited to; null: it is not, or there is none. */
  readonly allowedOrigins: readonly string[] | null
  readonly browserHash: Uint8Array | null
}

/** What a client needs to use a passkey. */
export interface StartedAuthentication {
  readonly authenticationOptions: PublicKeyCredentialRequestOptionsJSON
  readonly expiresAt: Date
}

/** An authentication whose ceremony is used up and which is not verified yet. */
export interface AuthenticationAttempt extends Attempt<'authentication'> {
  readonly publicKey: unknown
  readonly challenge: Uint8Array
  /** The credential the response names. */
  readonly credentialId: CredentialId
}

/** Authentications as far as they are the same for every realm: from options to a verified response. */
@Injectable()
export class AuthenticationCeremonies {
  constructor(
    private readonly ceremonies: CeremoniesService,
    private readonly relyingParty: RelyingParty,
    private readonly config: LatchkeyConfig,
  ) {}

  /** Throws `additional_origin_invalid`, `origin_not_allowed`. */
  async start(draft: AuthenticationDraft): Promise<StartedAuthentication> {
    const { realm, purpose, browserHash, identified } = draft
    const { timeoutSeconds } = this.config.authentication
    const userId = identified?.user.id ?? null
    const state = this.#stateOf(draft)
    const begun = { kind: 'authentication', realm, userId, purpose, browserHash, state, timeoutSeconds } as const
    const { challenge, expiresAt } = await this.ceremonies.issue(begun)
    const authenticationOptions = createAuthenticationOptions({
      challenge,
      rpId: this.relyingParty.id,
      allowCredentials: describePasskeys(identified?.passkeys ?? []),
      userVerification: state.userVerification,
      hints: [],
      extensions: {},
      timeoutMillis: timeoutSeconds * 1000,
    })
    return { authenticationOptions, expiresAt }
  }

  /** Uses the ceremony up. Throws what `consume` throws, and `MalformedInputError`. */
  async attempt(publicKey: unknown, claim: CeremonyClaim): Promise<AuthenticationAttempt> {
    const { challenge, credentialId } = peekAuthentication(publicKey)
    const attempt = await this.ceremonies.consume('authentication', challenge, claim)
    return { ...attempt, publicKey, challenge, credentialId }
  }

  /** Throws the engine's errors. */
  verify(attempt: AuthenticationAttempt, credential: StoredCredential | 'unknown'): VerifiedAuthentication {
    const { publicKey, ceremony, at } = attempt
    const challenge = challengeOf(attempt.challenge)
    const { backup, authentication } = this.config
    const signCount = signCountRuleOf(authentication)
    const circumstances = { challenge, credential, backup, at, signCount }
    return verifyAuthentication(publicKey, expectationsOf(ceremony.state, circumstances))
  }

  #stateOf({ identified, ...draft }: AuthenticationDraft): AuthenticationState {
    return {
      rpId: this.relyingParty.id,
      origins: this.relyingParty.originsFor({
        additional: draft.additionalAllowedOrigin,
        allowed: draft.allowedOrigins,
      }),
      userVerification: this.config.authentication.userVerification,
      allowCredentials: identified?.passkeys.map(({ credentialId }) => encodeBase64url(credentialId)) ?? 'any',
      userHandle: identified === undefined ? null : encodeBase64url(identified.user.handle),
      requestedExtensions: [],
    }
  }
}
