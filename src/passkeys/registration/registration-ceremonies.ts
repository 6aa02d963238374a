import { Injectable } from '@nestjs/common'
import { Clock } from '../../common/clock.js'
import { LatchkeyConfig } from '../../config/latchkey-config.js'
import type { User } from '../../users/user.js'
import {
  challengeOf,
  type CredentialDescriptor,
  encodeBase64url,
  equalBytes,
  type Origin,
  peekRegistration,
  type PublicKeyCredentialCreationOptionsJSON,
  type VerifiedRegistration,
  verifyRegistration,
} from '../../webauthn/index.js'
import { CeremoniesService, type CeremonyClaim } from '../ceremonies/ceremonies.service.js'
import type { Ceremony, Realm, RegistrationState } from '../ceremonies/ceremony.js'
import { RelyingParty } from '../ceremonies/relying-party.js'
import { PasskeysRepository } from '../credentials/passkeys.repository.js'
import { attestationPolicyOf } from './attestation-policy.js'
import { expectationsOf } from './registration-expectations.js'
import { REGISTRATION_EXTENSIONS, registrationOptionsOf } from './registration-options.js'

/** A registration that is about to begin. */
export interface RegistrationDraft {
  readonly realm: Realm
  readonly purpose: string
  readonly user: Pick<User, 'id' | 'handle' | 'displayName'> & { readonly emailOrUsername: string }
  readonly excludeCredentials: readonly CredentialDescriptor[]
  readonly passkeyDisplayName: string | null
  readonly origins: readonly Origin[]
  readonly residentKey: RegistrationState['residentKey']
  readonly browserHash: Uint8Array | null
}

/** What a client needs to make a passkey. */
export interface StartedRegistration {
  readonly registrationOptions: PublicKeyCredentialCreationOptionsJSON
  readonly expiresAt: Date
}

/** A registration the engine has accepted, with the ceremony it belongs to. Nothing is stored yet. */
export interface AcceptedRegistration {
  readonly ceremony: Ceremony<'registration'>
  readonly verified: VerifiedRegistration
}

/** Registrations as far as they are the same for every realm: from options to a verified response. */
@Injectable()
export class RegistrationCeremonies {
  constructor(
    private readonly ceremonies: CeremoniesService,
    private readonly passkeys: PasskeysRepository,
    private readonly relyingParty: RelyingParty,
    private readonly config: LatchkeyConfig,
    private readonly clock: Clock,
  ) {}

  async start(draft: RegistrationDraft): Promise<StartedRegistration> {
    const { realm, purpose, browserHash, user, excludeCredentials } = draft
    const { relyingParty } = this
    const settings = this.config.registration
    const { timeoutSeconds } = settings
    const state = this.#stateOf(draft)
    const begun = { kind: 'registration', realm, purpose, browserHash, userId: user.id, state, timeoutSeconds } as const
    const { challenge, expiresAt } = await this.ceremonies.issue(begun)
    const request = { challenge, excludeCredentials, relyingParty, settings }
    return { registrationOptions: registrationOptionsOf(state, request), expiresAt }
  }

  /** Uses the ceremony up, then verifies. Throws what `consume` throws, and the engine's errors. */
  async verify(publicKey: unknown, claim: CeremonyClaim): Promise<AcceptedRegistration> {
    const clues = peekRegistration(publicKey)
    const ceremony = await this.ceremonies.consume('registration', clues.challenge, claim)
    const holder = await this.passkeys.findByCredentialId(clues.credentialId)
    const expected = expectationsOf(ceremony.state, {
      challenge: challengeOf(clues.challenge),
      attestation: attestationPolicyOf(this.config.registration.accept),
      isRegistered: (id) => holder !== undefined && equalBytes(id, holder.credentialId),
      at: this.clock.now(),
    })
    return { ceremony, verified: verifyRegistration(publicKey, expected) }
  }

  #stateOf({ user, origins, residentKey, passkeyDisplayName }: RegistrationDraft): RegistrationState {
    const { userVerification, algorithms } = this.config.registration
    const { id, emailOrUsername, displayName } = user
    return {
      rpId: this.relyingParty.id,
      origins,
      userVerification,
      residentKey,
      algorithms,
      requestedExtensions: Object.keys(REGISTRATION_EXTENSIONS),
      user: { id, handle: encodeBase64url(user.handle), emailOrUsername, displayName },
      passkeyDisplayName,
    }
  }
}
