/**
 * The WebAuthn verification engine: the only door. It is synchronous, has no clock, no randomness, no input or output,
 * and never reads the environment; everything it expects is handed to it as a value.
 *
 * `verifyRegistration`, `verifyAuthentication` and `verifyMetadataBlob` return a result or throw one of the errors
 * exported here: there is no boolean to forget. `verifySignature`, for signatures outside of a ceremony, answers with
 * one, and nothing but its callers looks at it.
 */

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

export { type CodeEntry, type CodeKind } from './errors/code-entry.js'
export {
  ConfigurationError,
  EngineDefectError,
  EngineError,
  MalformedInputError,
  type Occurrence,
  UnsupportedError,
} from './errors/engine-error.js'
export { type CodeOf, describeCode, ERROR_CODES, type ErrorCode } from './errors/registry.js'
export { PolicyError, VerificationError } from './trace/verification-error.js'

export { EDITION, EDITION_LABEL } from './trace/edition.js'
export type { DemandReport, ProcedureReport, StepOutcome, StepReport, TraceReport } from './trace/report.js'
export type { Catalogue, CatalogueRows, Step, StepKind } from './trace/step.js'
export type { Trace } from './trace/trace.js'

export { isNativeOrigin, originBelongsTo, parseOrigin } from './structures/origin.js'
export { parseRpId } from './structures/rp-id.js'
export { COSE_ALGORITHMS, type CoseAlgorithmId, findCoseAlgorithm } from './structures/cose-algorithm.js'
export { type CoseKey, parseCoseKey } from './structures/cose-key.js'
export type { CredentialRecord, RegisteredCredential } from './structures/credential-record.js'
export type { Flags } from './structures/authenticator-data.js'
export type {
  AuthenticatorSelectionJson,
  CredentialDescriptorJson,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from './structures/options-json.js'
export type { Field } from './structures/inspection/field.js'
export { INSPECTABLE, type Inspectable, inspectStructure } from './structures/inspection/inspect.js'
export type { ExtensionOutputs } from './structures/extensions.js'

export { type Certificate, parseCertificate } from './crypto/certificate.js'
export { DEFAULT_PATH_SETTINGS, type PathSettings, type TrustAnchor } from './crypto/certificate-path.js'
export { parseRevocationList, type RevocationList } from './crypto/crl.js'
export { RevocationLists } from './crypto/revocation.js'
export { verifySignature } from './crypto/signature.js'
export { supportedAlgorithms } from './crypto/supported-algorithms.js'

export type { StatementSettings } from './statements/settings.js'
export { ATTESTATION_FORMATS, type AttestationFormat } from './statements/statement.js'

export type { AttestationPolicy, ModelRule } from './trust/attestation-policy.js'
export type { ModelAssessment, ModelClaims, ModelSource } from './trust/model-source.js'
export {
  type AnchorQuery,
  fixedAnchors,
  formatAnchors,
  joinAnchors,
  type TrustAnchorSource,
} from './trust/trust-anchors.js'
export type { AttestationAssessment, AttestationVerdict, Trust } from './trust/attestation-verdict.js'
export { type EnrolledModel, readEnrolledModel } from './trust/metadata/enrolled-model.js'
export { LONGEST_BLOB } from './trust/metadata/blob-envelope.js'
export type { MetadataEntry } from './trust/metadata/metadata-entry.js'
export { assessFreshness, type Freshness, type MetadataPayload } from './trust/metadata/metadata-payload.js'
export { KNOWN_STATUSES } from './trust/metadata/metadata-registry.data.js'
export type { MetadataRules } from './trust/metadata/metadata-rules.js'
export {
  createMetadataSource,
  type EnrolledModelAssessment,
  type MetadataSource,
  MISSING_METADATA,
} from './trust/metadata/metadata-source.js'
export type { MetadataProblem } from './trust/metadata/problems.js'
export type { StatusReport } from './trust/metadata/status-report.js'
export {
  type BlobExpectations,
  FIDO_METADATA_SERVICE,
  type VerifiedBlob,
  verifyMetadataBlob,
} from './trust/metadata/verify-blob.js'
export {
  createAttestationPolicy,
  createMetadataRules,
  POLICY_PROFILES,
  type PolicyOverrides,
  type PolicyProfile,
  type RuleOverrides,
} from './trust/profiles.js'

export { CATALOGUES } from './catalogues.js'
export { AUTHENTICATION } from './ceremonies/authentication.steps.js'
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
export type {
  AuthenticationExpectations,
  BackupPolicy,
  CeremonyExpectations,
  Framing,
  RegistrationExpectations,
  StoredCredential,
} from './ceremonies/expectations.js'
export { type ExtensionExpectations } from './ceremonies/extension-expectations.js'
export { type CeremonyClues, peekAuthentication, peekRegistration } from './ceremonies/peek.js'
export { REGISTRATION } from './ceremonies/registration.steps.js'
export { type VerifiedRegistration, verifyRegistration } from './ceremonies/registration.js'
export { type AuthenticationOptionsInput, createAuthenticationOptions } from './ceremonies/request-options.js'
export type { SignCountVerdict } from './ceremonies/sign-count.js'
