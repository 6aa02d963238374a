import { Injectable } from '@nestjs/common'
import type { User } from '../../users/user.js'
import { displayedNamesOf } from '../../users/user-name.js'
import { type CredentialId, encodeBase64url } from '../../webauthn/index.js'
import { RelyingParty } from '../ceremonies/relying-party.js'
import { PasskeysRepository } from './passkeys.repository.js'

/**
 * What a browser can tell authenticators (§5.1.10), each member the argument of the method of `PublicKeyCredential`
 * that is named like it. Bytes are base64url.
 */
export interface Signals {
  /** For `signalAllAcceptedCredentials`: authenticators may forget every other passkey of the user. */
  readonly allAcceptedCredentials: {
    readonly rpId: string
    /** The user handle. */
    readonly userId: string
    readonly allAcceptedCredentialIds: readonly string[]
  }
  /** For `signalCurrentUserDetails`: what authenticators shall call the user. */
  readonly currentUserDetails: {
    readonly rpId: string
    /** The user handle. */
    readonly userId: string
    readonly name: string
    readonly displayName: string
  }
}

/**
 * Suspended passkeys are among the accepted ones: what an authenticator has forgotten cannot be resumed.
 */
@Injectable()
export class PasskeySignals {
  constructor(
    private readonly passkeys: PasskeysRepository,
    private readonly relyingParty: RelyingParty,
  ) {}

  async of(user: User): Promise<Signals> {
    return this.ofCredentials(user, await this.passkeys.credentialIds(user.id))
  }

  /** The same where it is known already which credentials the user has. */
  ofCredentials(user: User, credentialIds: readonly CredentialId[]): Signals {
    const account = { rpId: this.relyingParty.id, userId: encodeBase64url(user.handle) }
    const allAcceptedCredentialIds = credentialIds.map((id) => encodeBase64url(id))
    return {
      allAcceptedCredentials: { ...account, allAcceptedCredentialIds },
      currentUserDetails: { ...account, ...displayedNamesOf(user) },
    }
  }
}
