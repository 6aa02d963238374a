import { Injectable } from '@nestjs/common'
import { Clock } from '../../common/clock.js'
import { ProblemError } from '../../common/problems/problem-error.js'
import { Random } from '../../common/random.js'
import { LatchkeyConfig } from '../../config/latchkey-config.js'
import { UnitOfWork } from '../../database/unit-of-work.js'
import type { User } from '../../users/user.js'
import { UsersService } from '../../users/users.service.js'
import { VerificationError, type VerifiedRegistration } from '../../webauthn/index.js'
import type { Passkey } from '../credentials/passkey.js'
import { PasskeysRepository } from '../credentials/passkeys.repository.js'

/** The account a passkey goes to, by its id and by the handle that authenticators keep. */
export type Account = Pick<User, 'id' | 'handle'>

/** Puts verified credentials into accounts (§7.1 steps 26 and 29). */
@Injectable()
export class PasskeyEnrolment {
  constructor(
    private readonly passkeys: PasskeysRepository,
    private readonly users: UsersService,
    private readonly unitOfWork: UnitOfWork,
    private readonly config: LatchkeyConfig,
    private readonly clock: Clock,
    private readonly random: Random,
  ) {}

  /** Throws `passkey_limit_reached` when the user has no room for another passkey. */
  async checkRoom(userId: string): Promise<void> {
    const max = this.config.maxPasskeysPerUser
    const current = await this.passkeys.count(userId)
    if (current >= max) throw new ProblemError('passkey_limit_reached', { extra: { max, current } })
  }

  /**
   * Stores the passkey. Throws `passkey_limit_reached`, `user_not_found` when the account is gone, and
   * `credential_already_registered`. The account stays locked until the end of the unit, so parallel registrations
   * count one after the other; the uniqueness of credential IDs is a constraint.
   */
  enrol(verified: VerifiedRegistration, account: Account, displayName: string | null): Promise<Passkey> {
    const passkey = this.#passkeyOf(verified, account.id, displayName)
    const { attestationObject, attestationClientDataJson: clientDataJson } = verified.credential
    return this.unitOfWork.run(async () => {
      await this.users.lock(account)
      await this.checkRoom(account.id)
      const outcome = await this.passkeys.insert(passkey, { attestationObject, clientDataJson })
      if (outcome === 'duplicate') {
        throw new VerificationError('credential_already_registered', 'registration.notRegistered')
      }
      return passkey
    })
  }

  #passkeyOf(verified: VerifiedRegistration, userId: string, displayName: string | null): Passkey {
    const { credential, attestation, extensions } = verified
    const { id: credentialId, publicKey, rpId, signCount, transports, aaguid, uvInitialized } = credential
    return {
      id: this.random.uuid(),
      userId,
      credentialId,
      rpId,
      publicKey,
      signCount,
      transports,
      // The record of a registration always knows: its flags were just read.
      backupEligible: verified.flags.backupEligible,
      backupState: credential.backupState,
      uvInitialized,
      aaguid,
      attestation: { format: attestation.format, type: attestation.type, verdict: attestation.trust.verdict },
      displayName,
      discoverable: extensions.credProps?.rk ?? null,
      authenticatorAttachment: credential.authenticatorAttachment ?? null,
      state: 'active',
      createdAt: this.clock.now(),
      lastUsedAt: null,
    }
  }
}
