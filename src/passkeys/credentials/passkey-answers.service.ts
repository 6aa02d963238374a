import { Injectable } from '@nestjs/common'
import type { User } from '../../users/user.js'
import { AuthenticatorModels, type DescribedPasskey } from './authenticator-models.js'
import type { Passkey } from './passkey.js'
import { PasskeySignals, type Signals } from './passkey-signals.js'

/** A passkey as answers show it, with what the browser of its user can be told. */
export interface PasskeyAnswer {
  readonly passkey: DescribedPasskey
  readonly signals: Signals
}

/** The passkeys of one user. */
export interface PasskeyListAnswer {
  readonly passkeys: readonly DescribedPasskey[]
  readonly signals: Signals
}

export interface PasskeyRemovalAnswer {
  /** How many there were. */
  readonly deleted: number
  readonly signals: Signals
}

/** Passkeys as answers show them: with the names of authenticators, and what browsers can be told. */
@Injectable()
export class PasskeyAnswersService {
  constructor(
    private readonly models: AuthenticatorModels,
    private readonly signals: PasskeySignals,
  ) {}

  describe(passkey: Passkey): DescribedPasskey {
    return this.models.describe(passkey)
  }

  /** A passkey of a user, as it was just made, used or changed. */
  async answer(passkey: Passkey, user: User): Promise<PasskeyAnswer> {
    return { passkey: this.describe(passkey), signals: await this.signals.of(user) }
  }

  /** All passkeys of a user. */
  list(passkeys: readonly Passkey[], user: User): PasskeyListAnswer {
    const credentialIds = passkeys.map(({ credentialId }) => credentialId)
    const signals = this.signals.ofCredentials(user, credentialIds)
    return { passkeys: passkeys.map((passkey) => this.describe(passkey)), signals }
  }

  /** What is left after passkeys of a user were deleted. */
  async removal(deleted: number, user: User): Promise<PasskeyRemovalAnswer> {
    return { deleted, signals: await this.signals.of(user) }
  }
}
