import { Injectable } from '@nestjs/common'
import { Clock } from '../../common/clock.js'
import { ProblemError } from '../../common/problems/problem-error.js'
import { LatchkeyConfig } from '../../config/latchkey-config.js'
import type { User } from '../../users/user.js'
import { UsersService } from '../../users/users.service.js'
import {
  challengeOf,
  type CeremonyClues,
  createAuthenticationOptions,
  encodeBase64url,
  peekAuthentication,
  type PublicKeyCredentialRequestOptionsJSON,
  type StoredCredential,
  type Trace,
  type VerifiedAuthentication,
  verifyAuthentication,
} from '../../webauthn/index.js'
import { CeremoniesService, type CeremonyClaim } from '../ceremonies/ceremonies.service.js'
import type { AuthenticationState, Ceremony, Realm } from '../ceremonies/ceremony.js'
import { RelyingParty } from '../ceremonies/relying-party.js'
import { describePasskeys, type Passkey } from '../credentials/passkey.js'
import { PasskeysRepository } from '../credentials/passkeys.repository.js'
import { expectationsOf, recordOf, signCountRuleOf } from './authentication-expectations.js'
import { PasskeyUses } from './passkey-uses.js'

export interface StartAuthentication {
  readonly realm: Realm
  /** Left out where the user is found by a discoverable credential. */
  readonly userId?: string
  /** What the authentication is for: it is kept in the ceremony and stands in the token. */
  readonly purpose: string
  /** An origin beside those of the configuration on which this ceremony may run. */
  readonly additionalAllowedOrigin?: string
  /** SHA-256 of the secret of the browser that begins it; null where a backend does. */
  readonly browserHash: Uint8Array | null
}

export interface StartedAuthentication {
  readonly authenticationOptions: PublicKeyCredentialRequestOptionsJSON
  readonly expiresAt: Date
}

export interface FinishedAuthentication {
  readonly user: User
  /** As it is now, after its use. */
  readonly passkey: Passkey
  readonly purpose: string
  readonly verified: VerifiedAuthentication
  readonly trace: Trace
  readonly at: Date
}

/** A passkey a response names, with its account. */
interface Holder {
  readonly user: User
  readonly passkey: Passkey
}

@Injectable()
export class AuthenticationService {
  constructor(
    private readonly users: UsersService,
    private readonly passkeys: PasskeysRepository,
    private readonly ceremonies: CeremoniesService,
    private readonly uses: PasskeyUses,
    private readonly relyingParty: RelyingParty,
    private readonly config: LatchkeyConfig,
    private readonly clock: Clock,
  ) {}

  /** Throws `additional_origin_invalid`, `user_not_found`, and `no_passkeys` when the user has none that is active. */
  async startAuthentication(input: StartAuthentication): Promise<StartedAuthentication> {
    const { realm, userId = null, purpose, browserHash } = input
    const origins = this.relyingParty.originsWith(input.additionalAllowedOrigin)
    const { timeoutSeconds, userVerification } = this.config.authentication
    const user = userId === null ? undefined : await this.users.get(userId)
    const passkeys = user === undefined ? [] : await this.#usablePasskeysOf(user)
    const state: AuthenticationState = {
      rpId: this.relyingParty.id,
      origins,
      userVerification,
      allowCredentials: user === undefined ? 'any' : passkeys.map(({ credentialId }) => encodeBase64url(credentialId)),
      userHandle: user === undefined ? null : encodeBase64url(user.handle),
      requestedExtensions: [],
    }
    const begun = { kind: 'authentication', realm, userId, purpose, browserHash, state, timeoutSeconds } as const
    const { challenge, expiresAt } = await this.ceremonies.issue(begun)
    const authenticationOptions = createAuthenticationOptions({
      challenge,
      rpId: this.relyingParty.id,
      allowCredentials: describePasskeys(passkeys),
      userVerification,
      hints: [],
      extensions: {},
      timeoutMillis: timeoutSeconds * 1000,
    })
    return { authenticationOptions, expiresAt }
  }

  /**
   * Throws `challenge_unknown`, `ceremony_browser_mismatch`, `challenge_expired`, `passkey_suspended`, and the engine's
   * errors. The routes for browsers do not let the latter two through.
   *
   * @param publicKey AuthenticationResponseJSON, as the client sent it
   */
  async finishAuthentication(publicKey: unknown, claim: CeremonyClaim): Promise<FinishedAuthentication> {
    const clues = peekAuthentication(publicKey)
    const ceremony = await this.ceremonies.consume('authentication', clues.challenge, claim)
    const holder = await this.#findHolder(clues)
    const at = this.clock.now()
    const verified = this.#verify(publicKey, ceremony, { clues, holder, at })
    if (holder === undefined) throw new Error('the engine accepted a credential that is not stored')
    const passkey = await this.uses.record(holder.passkey, verified, at)
    return { user: holder.user, passkey, purpose: ceremony.purpose, verified, trace: verified.trace, at }
  }

  #verify(
    publicKey: unknown,
    { state }: Ceremony<'authentication'>,
    { clues, holder, at }: { clues: CeremonyClues; holder: Holder | undefined; at: Date },
  ): VerifiedAuthentication {
    const signCount = signCountRuleOf(this.config.authentication)
    const challenge = challengeOf(clues.challenge)
    return verifyAuthentication(
      publicKey,
      expectationsOf(state, { challenge, credential: storedOf(holder), at, signCount }),
    )
  }

  async #findHolder({ credentialId }: CeremonyClues): Promise<Holder | undefined> {
    const passkey = await this.passkeys.findByCredentialId(credentialId)
    const user = passkey && (await this.users.find(passkey.userId))
    return passkey && user && { user, passkey }
  }

  async #usablePasskeysOf({ id }: User): Promise<Passkey[]> {
    const active = (await this.passkeys.list(id)).filter(({ state }) => state === 'active')
    if (active.length === 0) throw new ProblemError('no_passkeys')
    return active
  }
}

function storedOf(holder: Holder | undefined): StoredCredential | 'unknown' {
  return holder === undefined ? 'unknown' : { record: recordOf(holder.passkey), userHandle: holder.user.handle }
}
