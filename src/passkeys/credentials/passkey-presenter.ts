import { Injectable } from '@nestjs/common'
import { LatchkeyConfig } from '../../config/latchkey-config.js'
import type { User } from '../../users/user.js'
import { displayedNamesOf } from '../../users/user-name.js'
import { encodeBase64url } from '../../webauthn/index.js'
import { type Authenticator, AuthenticatorModels } from './authenticator-models.js'
import type { Account, OwnedPasskey, Passkey } from './passkey.js'
import { PasskeysRepository } from './passkeys.repository.js'

/** A passkey in the form in which responses contain it. */
export interface PresentedPasskey extends Passkey {
  readonly authenticator: Authenticator
}

/**
 * Arguments for the signal methods of `PublicKeyCredential` (§5.1.10), each under the name of its method. Bytes are
 * base64url.
 */
export interface Signals {
  /** Authenticators may delete passkeys of the user that are not in this list. */
  readonly allAcceptedCredentials: {
    readonly rpId: string
    /** The user handle. */
    readonly userId: string
    readonly allAcceptedCredentialIds: readonly string[]
  }
  /** The names that authenticators should show for the user. */
  readonly currentUserDetails: {
    readonly rpId: string
    /** The user handle. */
    readonly userId: string
    readonly name: string
    readonly displayName: string
  }
}

export interface PasskeyWithSignals {
  readonly passkey: PresentedPasskey
  readonly signals: Signals
}

export interface PasskeyList {
  readonly passkeys: readonly PresentedPasskey[]
  readonly signals: Signals
}

export interface PasskeyDeletion {
  /** The number of deleted passkeys. */
  readonly deleted: number
  readonly signals: Signals
}

/** Prepares passkeys for responses: adds the authenticator model and the signals for the user's browser. */
@Injectable()
export class PasskeyPresenter {
  constructor(
    private readonly models: AuthenticatorModels,
    private readonly passkeys: PasskeysRepository,
    private readonly config: LatchkeyConfig,
  ) {}

  present(passkey: Passkey): PresentedPasskey {
    return { ...passkey, authenticator: this.models.describe(passkey) }
  }

  /**
   * Presents a passkey that was used.
   *
   * @param passkeys all passkeys of the user
   */
  presentUsed({ passkey, user, passkeys }: OwnedPasskey & Account): PasskeyWithSignals {
    return { passkey: this.present(passkey), signals: this.#signalsOf(user, passkeys) }
  }

  /** Presents a passkey that was created or changed. */
  async presentWithSignals(passkey: Passkey, user: User): Promise<PasskeyWithSignals> {
    return { passkey: this.present(passkey), signals: await this.#currentSignals(user) }
  }

  /** @param passkeys all passkeys of the user */
  presentList(passkeys: readonly Passkey[], user: User): PasskeyList {
    const signals = this.#signalsOf(user, passkeys)
    return { passkeys: passkeys.map((passkey) => this.present(passkey)), signals }
  }

  async presentDeletion(deleted: number, user: User): Promise<PasskeyDeletion> {
    return { deleted, signals: await this.#currentSignals(user) }
  }

  async #currentSignals(user: User): Promise<Signals> {
    const credentialIds = await this.passkeys.listCredentialIds(user.id)
    return this.#signalsOf(
      user,
      credentialIds.map((credentialId) => ({ credentialId })),
    )
  }

  /** Suspended passkeys are accepted credentials too: if an authenticator deleted one, it could not be resumed. */
  #signalsOf(user: User, passkeys: readonly Pick<Passkey, 'credentialId'>[]): Signals {
    const account = { rpId: this.config.rpId, userId: encodeBase64url(user.handle) }
    const allAcceptedCredentialIds = passkeys.map(({ credentialId }) => encodeBase64url(credentialId))
    return {
      allAcceptedCredentials: { ...account, allAcceptedCredentialIds },
      currentUserDetails: { ...account, ...displayedNamesOf(user) },
    }
  }
}
