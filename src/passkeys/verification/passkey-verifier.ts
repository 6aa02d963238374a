import { Injectable } from '@nestjs/common'
import { signCountReactionOf } from '../../config/authentication.schema.js'
import { LatchkeyConfig } from '../../config/latchkey-config.js'
import {
  type AppId,
  type AttestationPolicy,
  type AuthenticationExpectations,
  type CoseAlgorithmId,
  type CredentialId,
  decodeBase64url,
  encodeBase64url,
  EngineError,
  equalBytes,
  type NonEmpty,
  type Origin,
  parseRpId,
  type RegistrationExpectations,
  type UserHandle,
  type VerifiedAuthentication,
  type VerifiedRegistration,
  verifyAuthentication,
  verifyRegistration,
} from '../../webauthn/index.js'
import { ProblemError } from '../../common/problems/problem-error.js'
import { AUTHENTICATION } from '../../webauthn/inspect.js'
import type { AssertionKind, AuthenticationState, CeremonyAttempt, RegistrationState } from '../ceremonies/ceremony.js'
import { DecoyAccounts } from '../credentials/decoy-accounts.js'
import { PasskeysRepository } from '../credentials/passkeys.repository.js'
import { AttestationPolicyService } from './attestation-policy.service.js'
import { OriginMismatchLog } from './origin-mismatch-log.js'
import { createPlaceholderCredential, type RegisteredStoredCredential } from './stored-credential.js'

/** In bytes. Authenticators create no shorter credential IDs (§4). */
const SHORTEST_CREDENTIAL_ID = 16

/**
 * Verifies responses with the engine. Every expected value comes from the stored ceremony, the configuration or the
 * database, never from the request.
 */
@Injectable()
export class PasskeyVerifier {
  constructor(
    private readonly passkeys: PasskeysRepository,
    private readonly decoys: DecoyAccounts,
    private readonly attestation: AttestationPolicyService,
    private readonly mismatches: OriginMismatchLog,
    private readonly config: LatchkeyConfig,
  ) {}

  /**
   * @param response RegistrationResponseJSON, as the client sent it
   * @throws EngineError when the response is invalid
   * @throws authenticator_attachment_mismatch
   */
  async verifyRegistration(response: unknown, attempt: CeremonyAttempt<'registration'>): Promise<VerifiedRegistration> {
    const expected = await this.#registrationExpectations(attempt)
    const verified = this.#recordMismatches(response, () => verifyRegistration(response, expected))
    assertRequestedAttachment(verified, attempt.ceremony.state)
    return verified
  }

  /**
   * @param response AuthenticationResponseJSON, as the client sent it
   * @param credential the stored credential with the response's credential ID
   * @throws EngineError when the response is invalid
   */
  verifyAuthentication(
    response: unknown,
    attempt: CeremonyAttempt<AssertionKind>,
    credential: RegisteredStoredCredential | 'unknown',
  ): VerifiedAuthentication {
    const expected = this.#authenticationExpectations(attempt, credential)
    return this.#recordMismatches(response, () => verifyAuthentication(response, expected))
  }

  /**
   * Returns whether a response with an unknown credential passes every step before the signature. The response is
   * verified against a placeholder credential, whose signature step always fails.
   */
  isValidUpToSignature(response: unknown, attempt: CeremonyAttempt<AssertionKind>): boolean {
    try {
      this.verifyAuthentication(response, attempt, createPlaceholderCredential(response, attempt))
      return true
    } catch (error) {
      if (!(error instanceof EngineError)) throw error
      return error.occurrence?.step === AUTHENTICATION.rows.signature.id
    }
  }

  #recordMismatches<T>(response: unknown, verify: () => T): T {
    try {
      return verify()
    } catch (error) {
      this.mismatches.record(response, error)
      throw error
    }
  }

  async #registrationExpectations({
    ceremony: { state },
    challenge,
    credentialId,
    at,
  }: CeremonyAttempt<'registration'>): Promise<RegistrationExpectations> {
    const existing = await this.passkeys.findByCredentialId(credentialId)
    return {
      challenge,
      rpId: parseRpId(state.rpId, 'rpId'),
      origins: new Set(state.origins as readonly Origin[]),
      framing: this.config.edge.framing.ceremonies,
      mediation: state.mediation === 'conditional' ? 'conditional' : 'modal',
      userVerification: state.userVerification,
      algorithms: state.algorithms as NonEmpty<CoseAlgorithmId>,
      attestation: restrictFormats(this.attestation.current(), state.attestationFormats),
      backup: this.config.backup,
      extensions: {
        requested: new Set(state.extensions.requested),
        unsolicited: 'ignored',
        credentialProtection: state.extensions.credentialProtection,
        residentKey: state.residentKey === 'required' ? 'required' : 'any',
        largeBlob: state.extensions.largeBlob,
      },
      shortestCredentialId: SHORTEST_CREDENTIAL_ID,
      // The options excluded these credentials, even if they were deleted in the meantime. Decoy credentials are treated as
      // registered, so that registering one does not reveal that it is a decoy.
      isRegistered: (id) =>
        state.excludeCredentials?.includes(encodeBase64url(id)) ||
        this.decoys.isDecoyCredential(id) ||
        (existing !== undefined && equalBytes(id, existing.credentialId)),
      at,
    }
  }

  #authenticationExpectations(
    { ceremony: { kind, state }, challenge }: CeremonyAttempt<AssertionKind>,
    credential: RegisteredStoredCredential | 'unknown',
  ): AuthenticationExpectations {
    const { allowCredentials } = state
    return {
      challenge,
      rpId: parseRpId(state.rpId, 'rpId'),
      origins: new Set(state.origins as readonly Origin[]),
      framing: this.config.edge.framing.ceremonies,
      userVerification: state.userVerification,
      backup: this.config.backup,
      extensions: {
        requested: new Set(state.requestedExtensions),
        unsolicited: 'ignored',
        credentialProtection: 'any',
        residentKey: 'any',
        largeBlob: 'any',
      },
      user: userOf(kind, state),
      allowCredentials:
        allowCredentials === 'any'
          ? 'any'
          : allowCredentials.map((id) => decodeBase64url(id, 'allowCredentials') as CredentialId),
      credential,
      appId: (state.appId as AppId | undefined) ?? 'none',
      backupEligibilityChange: this.config.backup.eligibilityChange,
      signCount: kind === 'signed-request' ? 'flag' : this.#signCountReactionTo(credential),
      uvInitialization: state.uvInitialization,
    }
  }

  /** The reaction does not matter for an unknown credential, which an earlier step rejects. */
  #signCountReactionTo(credential: RegisteredStoredCredential | 'unknown'): AuthenticationExpectations['signCount'] {
    if (credential === 'unknown') return 'refuse'
    const reaction = signCountReactionOf(this.config.authentication, credential)
    return reaction === 'reject' ? 'refuse' : reaction
  }
}

/** Signed requests contain no user handle. */
function userOf(kind: AssertionKind, { userHandle }: AuthenticationState): AuthenticationExpectations['user'] {
  if (kind === 'signed-request') return { identifiedBy: 'credential-id' }
  if (userHandle === null) return 'unidentified'
  return { identifiedAs: decodeBase64url(userHandle, 'userHandle') as UserHandle }
}

/** Restricts a policy to the formats that the ceremony requested. An empty list leaves the policy unchanged. */
function restrictFormats(policy: AttestationPolicy, requested: readonly string[]): AttestationPolicy {
  if (requested.length === 0) return policy
  return { ...policy, formats: new Set([...policy.formats].filter((format) => requested.includes(format))) }
}

const OTHER_ATTACHMENT: Readonly<Record<string, string>> = { platform: 'cross-platform', 'cross-platform': 'platform' }

/**
 * The specification has no step for the attachment, because the client reports it and no signature covers it. Accepts a
 * client that reports none, and a ceremony that an earlier version started, which recorded none.
 */
function assertRequestedAttachment({ credential }: VerifiedRegistration, state: RegistrationState): void {
  const { authenticatorAttachment: reported } = credential
  if (reported !== undefined && state.authenticatorAttachment === OTHER_ATTACHMENT[reported])
    throw new ProblemError('authenticator_attachment_mismatch')
}
