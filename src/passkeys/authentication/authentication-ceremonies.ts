import { Injectable } from '@nestjs/common'
import { LatchkeyConfig } from '../../config/latchkey-config.js'
import type { PurposeSettings } from '../../config/purposes.schema.js'
import {
  challengeOf,
  createAuthenticationOptions,
  type CredentialId,
  encodeBase64url,
  EngineError,
  type PublicKeyCredentialRequestOptionsJSON,
  type StoredCredential,
  type VerifiedAuthentication,
  verifyAuthentication,
} from '../../webauthn/index.js'
import { AUTHENTICATION, peekAuthentication } from '../../webauthn/inspect.js'
import { CeremoniesService, type CeremonyClaim } from '../ceremonies/ceremonies.service.js'
import type { Attempt, AuthenticationState, Realm } from '../ceremonies/ceremony.js'
import { Mismatches } from '../ceremonies/mismatches.js'
import { RelyingParty } from '../ceremonies/relying-party.js'
import { expectationsOf, signCountRuleOf } from './authentication-expectations.js'
import type { Identity } from './identity.js'
import { standInFor } from './stand-in.js'

/** An authentication that is about to begin. */
export interface AuthenticationDraft {
  readonly realm: Realm
  readonly purpose: PurposeSettings
  /** Undefined where the user is found by a discoverable credential. */
  readonly identified: Identity | undefined
  /** Whether the user has just passed another factor, so that a first user verification may count from now on. */
  readonly otherFactorVerified: boolean
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
    private readonly mismatches: Mismatches,
    private readonly config: LatchkeyConfig,
  ) {}

  /** Throws `additional_origin_invalid`, `origin_not_allowed`. */
  async start(draft: AuthenticationDraft): Promise<StartedAuthentication> {
    const { realm, purpose, browserHash, identified } = draft
    const { timeoutSeconds } = purpose
    const state = this.#stateOf(draft)
    const { challenge, expiresAt } = await this.ceremonies.issue({
      kind: 'authentication',
      realm,
      userId: identified?.userId ?? null,
      purpose: purpose.name,
      browserHash,
      state,
      timeoutSeconds,
    })
    const authenticationOptions = createAuthenticationOptions({
      challenge,
      rpId: this.relyingParty.id,
      allowCredentials: identified?.credentials ?? [],
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
    const { publicKey, ceremony } = attempt
    const challenge = challengeOf(attempt.challenge)
    const { backup, authentication, edge } = this.config
    const signCount = signCountRuleOf(authentication)
    const framing = edge.framing.ceremonies
    const circumstances = { challenge, credential, framing, backup, signCount }
    const expected = expectationsOf(ceremony.state, circumstances)
    return this.mismatches.watch(publicKey, () => verifyAuthentication(publicKey, expected))
  }

  /**
   * Whether nothing is wrong with a response but that its credential is not known: everything is, up to the signature,
   * as it has to be. For responses that were refused because of their credential.
   */
  lacksNothingButCredential(attempt: AuthenticationAttempt): boolean {
    try {
      this.verify(attempt, standInFor(attempt))
      return true
    } catch (error) {
      if (!(error instanceof EngineError)) throw error
      return error.occurrence?.step === AUTHENTICATION.rows.signature.id
    }
  }

  #stateOf({ identified, purpose, ...draft }: AuthenticationDraft): AuthenticationState {
    return {
      rpId: this.relyingParty.id,
      origins: this.relyingParty.originsFor({
        additional: draft.additionalAllowedOrigin,
        allowed: draft.allowedOrigins,
      }),
      userVerification: purpose.userVerification,
      allowCredentials: identified?.credentials.map(({ id }) => encodeBase64url(id)) ?? 'any',
      userHandle: identified === undefined ? null : encodeBase64url(identified.handle),
      algorithms: purpose.algorithms,
      uvInitialization: draft.otherFactorVerified ? 'authorized' : 'not-authorized',
      requestedExtensions: [],
    }
  }
}
