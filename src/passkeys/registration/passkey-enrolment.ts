import { Injectable } from '@nestjs/common'
import { Random } from '../../common/random.js'
import type { User } from '../../users/user.js'
import { VerificationError } from '../../webauthn/index.js'
import type { RegistrationState } from '../ceremonies/ceremony.js'
import { lostRace } from '../ceremonies/lost-race.js'
import type { Passkey } from '../credentials/passkey.js'
import { PasskeysRepository } from '../credentials/passkeys.repository.js'
import { newPasskeyOf } from './new-passkey.js'
import { PasskeyRoom } from './passkey-room.js'
import type { AcceptedRegistration } from './registration-ceremonies.js'
import { userHandleOf } from './registration-expectations.js'

/** Puts accepted registrations into the accounts that their options named (§7.1 steps 26 and 29). */
@Injectable()
export class PasskeyEnrolment {
  constructor(
    private readonly passkeys: PasskeysRepository,
    private readonly room: PasskeyRoom,
    private readonly random: Random,
  ) {}

  /** The passkeys of a user who has room for another one. Throws `passkey_limit_reached`. */
  checkRoom(userId: string): Promise<Passkey[]> {
    return this.room.check(userId)
  }

  /**
   * Throws `passkey_limit_reached`, `user_not_found` when the account is gone, `credential_already_registered`.
   *
   * @param before runs in the same unit of work, once there is room: what it did is undone when the passkey is refused,
   *   and what it throws keeps the passkey out
   */
  enrol(
    accepted: AcceptedRegistration,
    before: (state: RegistrationState) => Promise<void> = nothing,
  ): Promise<Passkey> {
    const { state } = accepted.ceremony
    const account = { id: state.user.id, handle: userHandleOf(state) }
    return this.room.fill(account, async () => {
      await before(state)
      return this.#store(accepted)
    })
  }

  /** Creates the account as well. Throws `user_already_exists`, `credential_already_registered`. */
  async enrolNewUser(accepted: AcceptedRegistration): Promise<{ readonly user: User; readonly passkey: Passkey }> {
    const user = newUserOf(accepted)
    return { user, passkey: await this.room.open(user, () => this.#store(accepted)) }
  }

  /** The uniqueness of credential IDs is a constraint: it holds where two requests were verified at once. */
  async #store(accepted: AcceptedRegistration): Promise<Passkey> {
    const { credential, trace } = accepted.verified
    const passkey = newPasskeyOf(accepted, this.random.uuid())
    const { attestationObject, attestationClientDataJson: clientDataJson } = credential
    const outcome = await this.passkeys.insert(passkey, { attestationObject, clientDataJson })
    if (outcome === 'stored') return passkey
    throw lostRace(new VerificationError('credential_already_registered', 'registration.notRegistered'), trace)
  }
}

const nothing = () => Promise.resolve()

/** The account exactly as the options named it: authenticators keep its handle. */
function newUserOf({ ceremony, at }: AcceptedRegistration): User {
  const { id, emailOrUsername, displayName } = ceremony.state.user
  return { id, handle: userHandleOf(ceremony.state), emailOrUsername, displayName, createdAt: at, updatedAt: at }
}
