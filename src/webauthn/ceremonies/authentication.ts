import type { CredentialId, UserHandle } from '../bytes/brand.js'
import { concatBytes } from '../bytes/concat.js'
import { equalBytes } from '../bytes/equal.js'
import { sha256 } from '../crypto/hash.js'
import { type PublicKey, publicKeyOf } from '../crypto/public-key.js'
import { verifySignatureWith } from '../crypto/signature.js'
import { ConfigurationError, EngineError } from '../errors/engine-error.js'
import { parseAssertionData } from '../structures/assertion-data.js'
import type { AuthenticatorData, Flags } from '../structures/authenticator-data.js'
import { decodeClientData, parseClientDataText } from '../structures/client-data.js'
import { type AuthenticationResponse, parseAuthenticationResponse } from '../structures/credential-json.js'
import type { CredentialRecord } from '../structures/credential-record.js'
import type { ExtensionOutputs } from '../structures/extensions.js'
import { perform } from '../trace/perform.js'
import type { Trace } from '../trace/trace.js'
import { AUTHENTICATION } from './authentication.steps.js'
import type { AuthenticationExpectations, StoredCredential } from './expectations.js'
import { checkExtensionOutputs } from './extension-outputs.js'
import { EXTENSION_OUTPUTS } from './extension-outputs.steps.js'
import {
  acceptsBackupState,
  acceptsCrossOrigin,
  acceptsEligibility,
  acceptsTopOrigin,
  carriesChallenge,
  isHashOf,
  isListed,
  waivesUserVerification,
} from './shared-checks.js'
import { assessSignCount, type SignCountVerdict } from './sign-count.js'

/** The new values of a credential record (§7.2 step 24). Store them after your own checks have passed. */
export interface CredentialUpdate {
  /**
   * The counter as received, even if it has decreased and the expectations allow that. The next use is then compared
   * with this one: an authenticator that restarts its counter is flagged once, and a cloned key whenever the copy with
   * the lower counter follows the other. To store the highest counter instead, ignore this value when the verdict is
   * `not-increased`; §7.2 step 22 permits both.
   */
  readonly signCount: number
  /** True once it was received as true: a key that could be synced before must not be treated as device-bound later. */
  readonly backupEligible: boolean
  readonly backupState: boolean
  readonly uvInitialized: boolean
}

/** An authentication that passed every step of §7.2. */
export interface VerifiedAuthentication {
  readonly credentialId: CredentialId
  /** User handle of the authenticated account. */
  readonly userHandle: UserHandle
  readonly flags: Flags
  /** The stored and the received counter, for an atomic compare-and-swap in the store. */
  readonly signCount: { readonly stored: number; readonly received: number; readonly verdict: SignCountVerdict }
  /** Whether the backup eligibility differs from the record. False if the record has none. */
  readonly backupEligibilityChanged: boolean
  readonly backupStateChanged: boolean
  readonly update: CredentialUpdate
  readonly extensions: ExtensionOutputs
  readonly trace: Trace
}

/** An assertion and the stored credential of its user. */
interface Assertion {
  readonly response: AuthenticationResponse
  readonly authenticatorData: AuthenticatorData
  readonly stored: StoredCredential
}

type IdentifiedUser = Exclude<AuthenticationExpectations['user'], 'unidentified'>
type IdentifiedByCredentialId = Extract<IdentifiedUser, { readonly identifiedBy: unknown }>

const A = AUTHENTICATION.rows

/**
 * Verifies an authentication (§7.2, Verifying an Authentication Assertion).
 *
 * @param response the untrusted response of the client: an AuthenticationResponseJSON (§5.1), already parsed
 * @param expected the expectations of the relying party, from its own state and configuration
 * @returns the verified authentication. It shares no memory with the response; `credentialId` and `userHandle` come
 *   from `expected.credential`
 * @throws MalformedInputError when the response is malformed
 * @throws VerificationError when a step fails
 * @throws PolicyError when the response violates a rule of the relying party
 * @throws UnsupportedError `algorithm_unsupported_by_runtime` when this runtime cannot verify the signature
 * @throws ConfigurationError `expectation_invalid` when the stored public key is unusable
 * @throws EngineDefectError when the engine itself fails; this is never a verdict on the response
 */
export function verifyAuthentication(response: unknown, expected: AuthenticationExpectations): VerifiedAuthentication {
  return perform(AUTHENTICATION, (trace) => {
    const assertion = verifyUser(trace, response, expected)
    verifyClientData(trace, assertion, expected)
    verifyAuthenticatorData(trace, assertion, expected)
    return verifySignedState(trace, assertion, expected)
  })
}

/** Phase 1: the response and its user (steps 3 to 7). */
function verifyUser(trace: Trace, json: unknown, expected: AuthenticationExpectations): Assertion {
  const { allowCredentials, user, credential } = expected
  const response = trace.let(A.response, () => parseAuthenticationResponse(json))
  const { id, userHandle } = response
  trace.let(A.clientExtensionResults, () => response.clientExtensionResults)

  if (allowCredentials === 'any') trace.skip(A.allowCredentials, 'allowCredentials is empty')
  else
    trace.verify(
      A.allowCredentials,
      allowCredentials.some((allowed) => equalBytes(allowed, id)),
      () => ({ got: id }),
    )

  trace.verify(A.user, credential !== 'unknown' && equalBytes(credential.record.id, id), () => ({ got: id }))
  if (user === 'unidentified') {
    trace.verify(A.user, userHandle !== undefined, undefined, 'user_handle_missing')
  } else if (isIdentifiedByCredentialId(user)) {
    trace.skip(A.user, 'the relying party identifies the user by the credential ID')
  } else {
    trace.verify(A.user, equalBytes(credential.userHandle, user.identifiedAs), () => ({ got: credential.userHandle }))
  }
  const isTheirs = userHandle === undefined || equalBytes(userHandle, credential.userHandle)
  trace.verify(A.user, isTheirs, () => ({ userHandle }), 'user_handle_mismatch')
  const authenticatorData = trace.let(A.members, () => parseAssertionData(response.authenticatorData))
  return { response, authenticatorData, stored: credential }
}

/** Compares the value too: a caller without type checks must not weaken this step by a mistake. */
function isIdentifiedByCredentialId(user: IdentifiedUser): user is IdentifiedByCredentialId {
  return 'identifiedBy' in user && (user.identifiedBy as string) === 'credential-id'
}

/** Phase 2: the client data (steps 8 to 14). */
function verifyClientData(trace: Trace, { response }: Assertion, expected: AuthenticationExpectations): void {
  const text = trace.let(A.clientDataText, () => decodeClientData(response.clientDataJson))
  const clientData = trace.let(A.clientData, () => parseClientDataText(text))
  const { type, origin, crossOrigin, topOrigin } = clientData

  trace.verify(A.type, type === 'webauthn.get', () => ({ got: type }))
  trace.verify(A.challenge, carriesChallenge(clientData, expected))
  trace.verify(A.origin, isListed(origin, expected.origins), () => ({ got: origin, expected: [...expected.origins] }))
  trace.verify(A.crossOrigin, acceptsCrossOrigin(clientData, expected.framing), () => ({ crossOrigin, topOrigin }))
  if (topOrigin === undefined) trace.skip(A.topOrigin, 'topOrigin is absent')
  else trace.verify(A.topOrigin, acceptsTopOrigin(clientData, topOrigin, expected.framing), () => ({ got: topOrigin }))
}

/** Phase 3: the authenticator data (steps 15 to 19). */
function verifyAuthenticatorData(
  trace: Trace,
  { response, authenticatorData, stored: { record } }: Assertion,
  expected: AuthenticationExpectations,
): void {
  const { rpIdHash, flags } = authenticatorData
  const got = flags.backupEligible

  trace.verify(A.rpIdHash, record.rpId === expected.rpId, () => ({ got: record.rpId }), 'credential_rp_id_mismatch')
  const scope = scopeOf(response, record, expected)
  trace.verify(A.rpIdHash, isHashOf(rpIdHash, scope), () => ({ got: rpIdHash, expected: scope }))
  trace.verify(A.userPresence, flags.userPresent)
  if (waivesUserVerification(expected)) trace.skip(A.userVerification, 'user verification is not required')
  else trace.verify(A.userVerification, flags.userVerified)
  trace.verify(A.backupConsistency, flags.backupEligible || !flags.backupState)
  const excuse = findEligibilityExcuse(record, got, expected)
  if (excuse !== undefined) trace.skip(A.backup, excuse)
  else trace.verify(A.backup, got === record.backupEligible, () => ({ got, expected: record.backupEligible }))
  trace.verify(A.backup, acceptsEligibility(flags, expected.backup), () => ({ got }), 'backup_eligibility_refused')
  const { backupState } = flags
  trace.verify(A.backup, acceptsBackupState(flags, expected.backup), () => ({ backupState }), 'backup_state_refused')
}

/** Phase 4: the signature, the counter and the new values of the record (steps 20 to 24). */
function verifySignedState(
  trace: Trace,
  { response, authenticatorData, stored }: Assertion,
  expected: AuthenticationExpectations,
): VerifiedAuthentication {
  const { record, userHandle } = stored
  const { flags, signCount: received } = authenticatorData

  const hash = trace.let(A.clientDataHash, () => sha256(response.clientDataJson))
  const signed = concatBytes(response.authenticatorData, hash)
  trace.check(A.signature, () => verifySignatureWith(storedKeyOf(record), signed, response.signature))
  const verdict = assessSignCount(record.signCount, received)
  const counter = { stored: record.signCount, received, verdict }
  if (expected.signCount === 'ignore') trace.skip(A.signCount, 'the relying party ignores signature counters')
  else trace.verify(A.signCount, verdict !== 'not-increased' || expected.signCount === 'flag', () => counter)
  const extensions = trace.within(A.extensions, EXTENSION_OUTPUTS, (inner) =>
    checkExtensionOutputs(inner, response.clientExtensionResults, authenticatorData.extensions, expected.extensions),
  )
  const update = trace.let(A.update, () => updateOf(record, authenticatorData, expected))
  const changes = {
    backupEligibilityChanged: isEligibilityChanged(record, flags.backupEligible),
    backupStateChanged: flags.backupState !== record.backupState,
  }
  const { id: credentialId } = record
  return { credentialId, userHandle, flags, signCount: counter, ...changes, update, extensions, trace }
}

function isEligibilityChanged({ backupEligible }: CredentialRecord, got: boolean): boolean {
  return typeof backupEligible === 'boolean' && got !== backupEligible
}

/** Returns why step 19 does not compare the backup eligibility, or undefined if it must match the record. */
function findEligibilityExcuse(
  record: CredentialRecord,
  got: boolean,
  { backupEligibilityChange: rule }: AuthenticationExpectations,
): string | undefined {
  if (record.backupEligible === 'unknown') return 'the credential record has no backup eligibility'
  if (rule === 'accept') return 'changes of the backup eligibility are accepted'
  const isFlagged = rule === 'flag' && isEligibilityChanged(record, got)
  return isFlagged ? 'the backup eligibility has changed, which the relying party accepts and flags' : undefined
}

/**
 * Returns the RP ID or the AppID whose hash the authenticator data must contain (step 15). The AppID applies only if
 * the client reports its use in the `appid` output, and only to a credential created with U2F (§10.1.1).
 */
function scopeOf(
  response: AuthenticationResponse,
  { createdBy }: CredentialRecord,
  { appId, rpId }: AuthenticationExpectations,
): string {
  const usedAppId = response.clientExtensionResults['appid'] === true
  return usedAppId && appId !== 'none' && createdBy === 'u2f' ? appId : rpId
}

const STORED_KEY = 'credential.record.publicKey'

/** An unusable stored key is an error of the relying party, not of the client. */
function storedKeyOf({ publicKey }: CredentialRecord): PublicKey {
  try {
    return publicKeyOf(publicKey, STORED_KEY)
  } catch (error) {
    if (error instanceof EngineError) throw new ConfigurationError('expectation_invalid', STORED_KEY, error.message)
    throw error
  }
}

/** Records a first user verification only if another authentication factor has authorized it (step 24). */
function updateOf(
  record: CredentialRecord,
  { flags, signCount }: AuthenticatorData,
  { uvInitialization }: AuthenticationExpectations,
): CredentialUpdate {
  const firstVerification = flags.userVerified && uvInitialization === 'authorized'
  const backupEligible = flags.backupEligible || record.backupEligible === true
  return {
    signCount,
    backupEligible,
    backupState: flags.backupState,
    uvInitialized: record.uvInitialized || firstVerification,
  }
}
