import type { CoseKeyBytes, CredentialId, Sha256 } from '../bytes/brand.js'
import { ownTogether } from '../bytes/copy.js'
import { equalBytes } from '../bytes/equal.js'
import { sha256 } from '../crypto/hash.js'
import { type AttestedObject, parseAttestedObject } from '../statements/attested-object.js'
import { findStatementFormat } from '../statements/registry.js'
import type { Flags } from '../structures/authenticator-data.js'
import { decodeClientData, parseClientDataText } from '../structures/client-data.js'
import { parseRegistrationResponse, type RegistrationResponse } from '../structures/credential-json.js'
import type { RegisteredCredential } from '../structures/credential-record.js'
import { discoverabilityIn, type ExtensionOutputs } from '../structures/extensions.js'
import { perform } from '../trace/perform.js'
import type { Trace } from '../trace/trace.js'
import { assessAttestation } from '../trust/assess-attestation.js'
import { ATTESTATION_TRUST } from '../trust/assess-attestation.steps.js'
import { findTrustAnchors } from '../trust/attestation-case.js'
import type { AttestationAssessment } from '../trust/attestation-verdict.js'
import type { RegistrationExpectations } from './expectations.js'
import { checkExtensionOutputs } from './extension-outputs.js'
import { EXTENSION_OUTPUTS } from './extension-outputs.steps.js'
import { REGISTRATION } from './registration.steps.js'
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

/** A registration that passed every step of §7.1. */
export interface VerifiedRegistration {
  /** The credential record. Store it in the account for which the options were created (step 29). */
  readonly credential: RegisteredCredential
  readonly attestation: AttestationAssessment
  readonly flags: Flags
  readonly extensions: ExtensionOutputs
  /** Names of members of the attestation object that the specification does not define. The engine ignores them. */
  readonly extraMembers: readonly string[]
  readonly trace: Trace
}

/** The parsed response and the hash of its client data. */
interface ClientPhase {
  readonly response: RegistrationResponse
  readonly clientDataHash: Sha256
}

const R = REGISTRATION.rows

/** Maximum length of a credential ID in bytes (§7.1 step 25). */
const LONGEST_CREDENTIAL_ID = 1023

/**
 * Verifies a registration (§7.1, Registering a New Credential).
 *
 * @param response the untrusted response of the client: a RegistrationResponseJSON (§5.1), already parsed
 * @param expected the expectations of the relying party, from its own state and configuration
 * @returns the verified registration. Except for certificates, it shares no memory with the response or other results
 * @throws MalformedInputError when the response is malformed
 * @throws VerificationError when a step fails
 * @throws PolicyError when the response violates a rule of the relying party
 * @throws UnsupportedError when the engine does not implement an algorithm or a format
 * @throws EngineDefectError when the engine itself or `isRegistered` fails; this is never a verdict on the response
 */
export function verifyRegistration(response: unknown, expected: RegistrationExpectations): VerifiedRegistration {
  return perform(REGISTRATION, (trace) => {
    const client = verifyClientData(trace, response, expected)
    const attested = verifyAuthenticatorData(trace, client.response, expected)
    const attestation = verifyAttestation(trace, attested, client, expected)
    const { credential, extensions } = verifyCredential(trace, client.response, attested, expected)
    const { extraMembers } = attested
    const { flags } = attested.authenticatorData
    return { credential, attestation, flags, extensions, extraMembers, trace }
  })
}

/** Phase 1: the client data (steps 3 to 12). */
function verifyClientData(trace: Trace, json: unknown, expected: RegistrationExpectations): ClientPhase {
  const response = trace.let(R.response, () => parseRegistrationResponse(json))
  trace.let(R.clientExtensionResults, () => response.clientExtensionResults)
  const text = trace.let(R.clientDataText, () => decodeClientData(response.clientDataJson))
  const clientData = trace.let(R.clientData, () => parseClientDataText(text))
  const { type, origin, crossOrigin, topOrigin } = clientData

  trace.verify(R.type, type === 'webauthn.create', () => ({ got: type }))
  trace.verify(R.challenge, carriesChallenge(clientData, expected))
  trace.verify(R.origin, isListed(origin, expected.origins), () => ({ got: origin, expected: [...expected.origins] }))
  trace.verify(R.crossOrigin, acceptsCrossOrigin(clientData, expected.framing), () => ({ crossOrigin, topOrigin }))
  if (topOrigin === undefined) trace.skip(R.topOrigin, 'topOrigin is absent')
  else trace.verify(R.topOrigin, acceptsTopOrigin(clientData, topOrigin, expected.framing), () => ({ got: topOrigin }))
  const clientDataHash = trace.let(R.clientDataHash, () => sha256(response.clientDataJson))
  return { response, clientDataHash }
}

/** Phase 2: the authenticator data (steps 13 to 20). */
function verifyAuthenticatorData(
  trace: Trace,
  response: RegistrationResponse,
  expected: RegistrationExpectations,
): AttestedObject {
  const attested = trace.let(R.attestationObject, () => parseAttestedObject(response.attestationObject))
  const { rpIdHash, flags, attestedCredentialData } = attested.authenticatorData
  const { alg } = attestedCredentialData.publicKey

  trace.verify(R.rpIdHash, isHashOf(rpIdHash, expected.rpId), () => ({ got: rpIdHash, expectedRpId: expected.rpId }))
  if (expected.mediation === 'conditional') trace.skip(R.userPresence, 'mediation is conditional')
  else trace.verify(R.userPresence, flags.userPresent)
  if (waivesUserVerification(expected)) trace.skip(R.userVerification, 'user verification is not required')
  else trace.verify(R.userVerification, flags.userVerified)
  trace.verify(R.backupConsistency, flags.backupEligible || !flags.backupState)
  trace.verify(R.backupEligibility, acceptsEligibility(flags, expected.backup), () => ({ got: flags.backupEligible }))
  trace.verify(R.backupState, acceptsBackupState(flags, expected.backup), () => ({ got: flags.backupState }))
  const offered: readonly number[] = expected.algorithms
  trace.verify(R.algorithm, offered.includes(alg), () => ({ got: alg, expected: offered }))
  return attested
}

/** Phase 3: the attestation (steps 21 to 24). */
function verifyAttestation(
  trace: Trace,
  attested: AttestedObject,
  { response, clientDataHash }: ClientPhase,
  expected: RegistrationExpectations,
): AttestationAssessment {
  const { authenticatorData, statement } = attested
  const { attestation: policy, at } = expected
  const { formats } = policy
  const format = findStatementFormat(attested.format)

  trace.verify(R.format, format !== undefined, () => ({ got: attested.format }))
  trace.verify(R.format, formats.has(format.format), undefined, 'format_disabled')
  const result = trace.within(R.statement, format.catalogue, (inner) =>
    format.verify(inner, { statement, authenticatorData, clientDataHash, settings: policy.statements, formats, at }),
  )
  const discoverable = discoverabilityIn(response.clientExtensionResults)
  const verified = { format: format.format, result, authenticatorData, discoverable }
  const attestationCase = trace.let(R.trustAnchors, () => findTrustAnchors(verified, policy))
  return trace.within(R.trust, ATTESTATION_TRUST, (inner) => assessAttestation(inner, attestationCase, policy, at))
}

/** Phase 4: the credential (steps 25 to 28). */
function verifyCredential(
  trace: Trace,
  response: RegistrationResponse,
  attested: AttestedObject,
  expected: RegistrationExpectations,
): Pick<VerifiedRegistration, 'credential' | 'extensions'> {
  const { authenticatorData } = attested
  const bytes = copyRecordBytes(response, attested)
  const { id: credentialId } = bytes
  const { length } = credentialId

  trace.verify(R.credentialIdLength, length <= LONGEST_CREDENTIAL_ID, () => ({ length }))
  const shortest = expected.shortestCredentialId
  trace.verify(R.credentialIdLength, length >= shortest, () => ({ length, shortest }), 'credential_id_too_short')
  trace.verify(R.notRegistered, !expected.isRegistered(credentialId), () => ({ credentialId }))
  trace.verify(R.credentialRecord, equalBytes(response.id, credentialId), () => ({ got: response.id, credentialId }))
  const credential = createCredentialRecord(bytes, response, attested, expected)
  const extensions = trace.within(R.extensions, EXTENSION_OUTPUTS, (inner) =>
    checkExtensionOutputs(inner, response.clientExtensionResults, authenticatorData.extensions, expected.extensions),
  )
  return { credential, extensions }
}

/** The members of a credential record that are bytes. */
type RecordBytes = Pick<RegisteredCredential, 'id' | 'publicKey' | 'attestationObject' | 'attestationClientDataJson'>

/** Copies these bytes into a buffer that no other registration shares. */
function copyRecordBytes(response: RegistrationResponse, { authenticatorData }: AttestedObject): RecordBytes {
  const { credentialId, publicKeyBytes } = authenticatorData.attestedCredentialData
  const [id, publicKey, attestationObject, attestationClientDataJson] = ownTogether(
    credentialId,
    publicKeyBytes,
    response.attestationObject,
    response.clientDataJson,
  )
  return {
    id: id as CredentialId,
    publicKey: publicKey as CoseKeyBytes,
    attestationObject,
    attestationClientDataJson,
  }
}

/** Creates the credential record (§4) with the contents that step 27 lists. */
function createCredentialRecord(
  bytes: RecordBytes,
  response: RegistrationResponse,
  { format, authenticatorData }: AttestedObject,
  { rpId }: RegistrationExpectations,
): RegisteredCredential {
  const { flags, signCount, attestedCredentialData } = authenticatorData
  const { aaguid, publicKey } = attestedCredentialData
  return {
    type: 'public-key',
    id: bytes.id,
    publicKey: bytes.publicKey,
    signCount,
    uvInitialized: flags.userVerified,
    transports: response.transports,
    authenticatorAttachment: response.authenticatorAttachment,
    backupEligible: flags.backupEligible,
    backupState: flags.backupState,
    rpId,
    createdBy: 'webauthn',
    attestationFormat: format,
    aaguid,
    algorithm: publicKey.alg,
    attestationObject: bytes.attestationObject,
    attestationClientDataJson: bytes.attestationClientDataJson,
  }
}
