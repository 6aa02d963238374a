import { Injectable } from '@nestjs/common'
import { ProblemError } from '../../common/problems/problem-error.js'
import type { User } from '../../users/user.js'
import { UsersService } from '../../users/users.service.js'
import type { CredentialId, StoredCredential, VerifiedAuthentication } from '../../webauthn/index.js'
import type { CeremonyClaim } from '../ceremonies/ceremonies.service.js'
import type { Realm } from '../ceremonies/ceremony.js'
import type { Passkey } from '../credentials/passkey.js'
import { PasskeysRepository } from '../credentials/passkeys.repository.js'
import { AuthenticationCeremonies, type StartedAuthentication } from './authentication-ceremonies.js'
import { recordOf } from './authentication-expectations.js'
import { PasskeyUses } from './passkey-uses.js'

export interface StartAuthentication {
  readonly realm: Realm
  /** Left out where the user is found by a discoverable credential. */
  readonly userId?: string
  /** What the authentication is for: it is kept in the ceremony and stands in the token. */
  readonly purpose: string
  /** An origin beside those of the configuration on which this ceremony may run. */
  readonly additionalAllowedOrigin?: string
  /** The origins the API key is limited to; null: it is not, or there is none. */
  readonly allowedOrigins: readonly string[] | null
  /** SHA-256 of the secret of the browser that begins it; null where a backend does. */
  readonly browserHash: Uint8Array | null
}

export interface FinishedAuthentication {
  readonly user: User
  /** As it is now, after its use. */
  readonly passkey: Passkey
  readonly purpose: string
  readonly verified: VerifiedAuthentication
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
    private readonly ceremonies: AuthenticationCeremonies,
    private readonly uses: PasskeyUses,
  ) {}

  /**
   * Throws `additional_origin_invalid`, `origin_not_allowed`, `user_not_found`, and `no_passkeys` when the user has none
   * that is active.
   */
  async startAuthentication(input: StartAuthentication): Promise<StartedAuthentication> {
    const { userId, additionalAllowedOrigin, ...how } = input
    const identified = userId === undefined ? undefined : await this.#identify(userId)
    return this.ceremonies.start({ ...how, identified, additionalAllowedOrigin })
  }

  /**
   * Throws `challenge_unknown`, `ceremony_browser_mismatch`, `challenge_expired`, `passkey_suspended`, and the engine's
   * errors. The routes for browsers do not let the latter two through.
   *
   * @param publicKey AuthenticationResponseJSON, as the client sent it
   */
  async finishAuthentication(publicKey: unknown, claim: CeremonyClaim): Promise<FinishedAuthentication> {
    const attempt = await this.ceremonies.attempt(publicKey, claim)
    const holder = await this.#findHolder(attempt.credentialId)
    const verified = this.ceremonies.verify(attempt, holder === undefined ? 'unknown' : storedOf(holder))
    if (holder === undefined) throw new Error('the engine accepted a credential that is not stored')
    const { ceremony, at } = attempt
    const passkey = await this.uses.record(holder.passkey, verified, at)
    return { user: holder.user, passkey, purpose: ceremony.purpose, verified, at }
  }

  async #identify(userId: string): Promise<{ user: User; passkeys: Passkey[] }> {
    const user = await this.users.get(userId)
    const passkeys = (await this.passkeys.list(userId)).filter(({ state }) => state === 'active')
    if (passkeys.length === 0) throw new ProblemError('no_passkeys')
    return { user, passkeys }
  }

  async #findHolder(credentialId: CredentialId): Promise<Holder | undefined> {
    const passkey = await this.passkeys.findByCredentialId(credentialId)
    const user = passkey && (await this.users.find(passkey.userId))
    return passkey && user && { user, passkey }
  }
}

function storedOf({ user, passkey }: Holder): StoredCredential {
  return { record: recordOf(passkey), userHandle: user.handle }
}
