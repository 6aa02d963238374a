/**
 * The FIDO Metadata Service: verifies its BLOB, applies rules to the models that it lists, and provides them to an
 * attestation policy.
 *
 * @module
 */

export {
  type BlobExpectations,
  FIDO_METADATA_SERVICE,
  type VerifiedBlob,
  verifyMetadataBlob,
} from './trust/metadata/verify-blob.js'
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
export { type EnrolledModel, readEnrolledModel } from './trust/metadata/enrolled-model.js'
export type { ModelAssessment, ModelClaims, ModelSource } from './trust/model-source.js'
export { createMetadataRules, type RuleOverrides } from './trust/profiles.js'
