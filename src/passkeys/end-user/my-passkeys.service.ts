import { Injectable } from '@nestjs/common'
import type { User } from '../../users/user.js'
import { UsersService } from '../../users/users.service.js'
import type { ExtensionOutputs, TraceReport } from '../../webauthn/index.js'
import { ManagedPasskeysService } from '../credentials/managed-passkeys.service.js'
import type { PasskeyAnswer, PasskeyListAnswer, PasskeyRemovalAnswer } from '../credentials/passkey-answers.service.js'
import { RegistrationService } from '../registration/registration.service.js'
import type { StartedRegistration } from '../registration/registration-ceremonies.js'
import type { RegistrationMediation } from '../registration/registration-terms.js'
import { Traces } from './traces.js'

const REALM = 'browser'

/** What users say of a passkey they want to add. */
export interface NewPasskey {
  readonly displayName?: string
  readonly mediation?: RegistrationMediation
}

export interface AddedPasskey extends PasskeyAnswer {
  readonly extensions: ExtensionOutputs
  /** Undefined unless the configuration shows traces. */
  readonly trace: TraceReport | undefined
}

/** What signed-in users do with their own account. */
@Injectable()
export class MyPasskeysService {
  constructor(
    private readonly users: UsersService,
    private readonly passkeys: ManagedPasskeysService,
    private readonly registration: RegistrationService,
    private readonly traces: Traces,
  ) {}

  account(userId: string): Promise<User> {
    return this.users.get(userId)
  }

  list(userId: string): Promise<PasskeyListAnswer> {
    return this.passkeys.list(userId)
  }

  /** Throws `passkey_limit_reached`. */
  async startAdding(
    userId: string,
    { displayName: passkeyDisplayName, ...wishes }: NewPasskey,
    browserHash: Uint8Array,
  ): Promise<StartedRegistration> {
    const user = await this.users.get(userId)
    // Its owner signs in without typing a name, as at the sign-up.
    const how = { realm: REALM, residentKey: 'required', allowedOrigins: null, browserHash } as const
    return this.registration.startForUser(user, { ...wishes, ...how, passkeyDisplayName })
  }

  /** Throws what `finishForUser` throws. */
  async finishAdding(publicKey: unknown, userId: string, browserHash: Uint8Array | null): Promise<AddedPasskey> {
    const claim = { realm: REALM, user: { id: userId }, browserHash } as const
    const { passkey, signals, extensions, trace } = await this.registration.finishForUser(publicKey, claim)
    return { passkey, signals, extensions, trace: this.traces.of(trace) }
  }

  /** Throws `passkey_not_found`. */
  rename(userId: string, passkeyId: string, displayName: string): Promise<PasskeyAnswer> {
    return this.passkeys.rename(userId, passkeyId, displayName)
  }

  /** Throws `passkey_not_found` and `last_passkey`. */
  delete(userId: string, passkeyId: string): Promise<PasskeyRemovalAnswer> {
    return this.passkeys.delete(userId, passkeyId, 'end-user')
  }
}
