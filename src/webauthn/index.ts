/**
 * The WebAuthn verification engine: both ceremonies, the options that start them, attestation policies, and errors.
 *
 * The engine is synchronous. It has no clock and no randomness, performs no input or output, and never reads the
 * environment: callers pass all inputs as values.
 *
 * `verifyRegistration` and `verifyAuthentication` return a result or throw one of the errors exported here.
 * `verifySignature` checks a signature outside a ceremony and returns a boolean that the caller must check.
 *
 * Three more entry points serve needs that not every relying party has: `./metadata.js` (the FIDO Metadata Service),
 * `./x509.js` (certificates, revocation lists, trust anchors), and `./inspect.js` (reading without verifying, the
 * catalogues of steps, and error codes).
 *
 * @module
 */

export { type VerifiedRegistration, verifyRegistration } from './ceremonies/registration.js'
export {
  type CredentialUpdate,
  type VerifiedAuthentication,
  verifyAuthentication,
} from './ceremonies/authentication.js'
export { challengeOf } from './ceremonies/challenge.js'
export {
  type CredentialDescriptor,
  createRegistrationOptions,
  type RegistrationOptionsInput,
} from './ceremonies/creation-options.js'
export { type AuthenticationOptionsInput, createAuthenticationOptions } from './ceremonies/request-options.js'
export type {
  AuthenticationExpectations,
  BackupPolicy,
  CeremonyExpectations,
  Framing,
  RegistrationExpectations,
  StoredCredential,
} from './ceremonies/expectations.js'
export type { ExtensionExpectations } from './ceremonies/extension-expectations.js'
export type { SignCountVerdict } from './ceremonies/sign-count.js'

export type { AttestationPolicy, ModelRule } from './trust/attestation-policy.js'
export type { AttestationAssessment, AttestationVerdict, Trust } from './trust/attestation-verdict.js'
export {
  createAttestationPolicy,
  POLICY_PROFILES,
  type PolicyOverrides,
  type PolicyProfile,
} from './trust/profiles.js'

export type { StatementSettings } from './statements/settings.js'
export { ATTESTATION_FORMATS, type AttestationFormat } from './statements/statement.js'

export type { TraceReport } from './trace/report.js'
export type { Trace } from './trace/trace.js'

export { verifySignature } from './crypto/signature.js'
export { supportedAlgorithms } from './crypto/supported-algorithms.js'

export type { Flags } from './structures/authenticator-data.js'
export { COSE_ALGORITHMS, type CoseAlgorithmId, findCoseAlgorithm } from './structures/cose-algorithm.js'
export type { CredentialRecord, RegisteredCredential } from './structures/credential-record.js'
export type { ExtensionOutputs } from './structures/extensions.js'
export type {
  AuthenticatorSelectionJson,
  CredentialDescriptorJson,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from './structures/options-json.js'
export { isExtensionOrigin, isNativeOrigin, originBelongsTo, parseOrigin } from './structures/origin.js'
export { parseRpId } from './structures/rp-id.js'

export type {
  Aaguid,
  AppId,
  Challenge,
  CoseKeyBytes,
  CredentialId,
  NonEmpty,
  Origin,
  RpId,
  Sha256,
  UserHandle,
} from './bytes/brand.js'
export { decodeOwnBase64url as decodeBase64url, encodeBase64url } from './bytes/base64url.js'
export { equalBytes } from './bytes/equal.js'

export {
  ConfigurationError,
  EngineDefectError,
  EngineError,
  MalformedInputError,
  type Occurrence,
  UnsupportedError,
} from './errors/engine-error.js'
export type { ErrorCode } from './errors/registry.js'
export { PolicyError, VerificationError } from './trace/verification-error.js'
