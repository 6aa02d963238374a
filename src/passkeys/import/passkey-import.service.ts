import { Injectable } from '@nestjs/common'
import { ProblemError } from '../../common/problems/problem-error.js'
import { UsersService } from '../../users/users.service.js'
import { PasskeyPresenter, type PasskeyWithSignals } from '../credentials/passkey-presenter.js'
import type { ImportRequest } from './import-request.js'
import { ImportPolicy } from './import-policy.js'
import { ImportStore } from './import-store.js'
import { readU2fPublicKey } from './u2f-public-key.js'

/** Imports U2F credentials that other services registered. */
@Injectable()
export class PasskeyImportService {
  constructor(
    private readonly policy: ImportPolicy,
    private readonly store: ImportStore,
    private readonly users: UsersService,
    private readonly presenter: PasskeyPresenter,
  ) {}

  /**
   * Stores a credential as a passkey of a user.
   *
   * @throws option_not_allowed when the configuration excludes U2F credentials
   * @throws request_invalid when the public key is not a valid P-256 key for ES256
   * @throws user_not_found
   * @throws user_self_registered when the user signed up and the configuration does not accept such users
   * @throws passkey_limit_reached
   * @throws passkey_already_registered
   */
  async import(userId: string, { publicKey: bytes, ...request }: ImportRequest): Promise<PasskeyWithSignals> {
    this.policy.assertAllowed()
    const publicKey = readU2fPublicKey(bytes)
    if (publicKey === undefined) throw invalidKey()
    const user = await this.users.get(userId)
    this.users.assertAcceptedByBackends(user)
    const passkey = await this.store.add(user, { ...request, publicKey })
    return this.presenter.presentWithSignals(passkey, user)
  }
}

function invalidKey(): ProblemError {
  const errors = [{ path: 'publicKey', reason: 'must be a valid P-256 key for ES256' }]
  return new ProblemError('request_invalid', { extra: { errors } })
}
