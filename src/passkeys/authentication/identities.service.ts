import { Injectable } from '@nestjs/common'
import { ProblemError } from '../../common/problems/problem-error.js'
import type { PurposeSettings } from '../../config/purposes.schema.js'
import type { User } from '../../users/user.js'
import { UsersService } from '../../users/users.service.js'
import type { CredentialId } from '../../webauthn/index.js'
import type { Passkey } from '../credentials/passkey.js'
import { PasskeysRepository } from '../credentials/passkeys.repository.js'
import { Decoys } from './decoys.js'
import { type Identity, identityOf } from './identity.js'
import { serves } from './purpose-rules.js'

/** The id of no user: every other has at least one character. */
const NOBODY = ''

/** A passkey with its account. */
export interface Holder {
  readonly user: User
  readonly passkey: Passkey
}

/** Finds out whom an authentication is for before it begins, and whose credential it is when it ends. */
@Injectable()
export class IdentitiesService {
  constructor(
    private readonly users: UsersService,
    private readonly passkeys: PasskeysRepository,
    private readonly decoys: Decoys,
  ) {}

  /**
   * A user with the passkeys that are active and serve the purpose. Throws `user_not_found`, and `no_passkeys` when
   * there are none of these.
   */
  async getById(userId: string, { algorithms }: PurposeSettings): Promise<Identity> {
    const user = await this.users.get(userId)
    const passkeys = await this.passkeys.list(userId)
    const usable = passkeys.filter((passkey) => passkey.state === 'active' && serves(passkey, algorithms))
    if (usable.length === 0) throw new ProblemError('no_passkeys')
    return identityOf(user, usable)
  }

  /**
   * Whoever has a name, for those who may not learn whether somebody has. There is always an answer: a decoy where there
   * is no user, or none with a passkey that serves the purpose. Suspended passkeys stay in it, so that it does not show
   * when one is suspended; they are refused in the end. For every name the same is done, in the same order.
   */
  async ofName(emailOrUsername: string, { algorithms }: PurposeSettings): Promise<Identity> {
    const decoy = this.decoys.of(emailOrUsername)
    const user = await this.users.findByName(emailOrUsername)
    const passkeys = await this.passkeys.list(user?.id ?? decoy.userId)
    const serving = passkeys.filter((passkey) => serves(passkey, algorithms))
    return user === undefined || serving.length === 0 ? decoy : identityOf(user, serving)
  }

  /** For a credential nobody has the same is done as for any other. */
  async findHolder(credentialId: CredentialId): Promise<Holder | undefined> {
    const passkey = await this.passkeys.findByCredentialId(credentialId)
    const user = await this.users.find(passkey?.userId ?? NOBODY)
    return passkey && user && { user, passkey }
  }
}
