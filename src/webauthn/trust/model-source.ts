import type { Evidence } from '../trace/evidence.js'
import type { AttestationCase } from './attestation-case.js'
import type { AttestationVerdict } from './attestation-verdict.js'

/** The claims of a registration about its authenticator model, for comparison with metadata. */
export interface ModelClaims {
  readonly attested: AttestationCase
  readonly attestation: AttestationVerdict
  /** The time of the ceremony. */
  readonly at: Date
}

/** A reason to reject an authenticator model. Each is the error code of a row in `ATTESTATION_TRUST`. */
export type ModelFault =
  | 'metadata_missing'
  | 'metadata_stale'
  | 'authenticator_model_unknown'
  | 'authenticator_status_refused'
  | 'attestation_type_unlisted'
  | 'algorithm_unlisted'
  | 'authenticator_capability_contradicted'
  | 'aaguid_extension_missing'

/** The assessment of a registration by a metadata source. */
export interface ModelAssessment {
  /** The model with its name in English, or `unknown` if the source does not list it. */
  readonly model: { readonly description: string } | 'unknown'
  /** The reasons to reject the model, each with its evidence. Empty if the model is acceptable. */
  readonly faults: ReadonlyMap<ModelFault, Evidence>
}

/** A source of metadata on authenticator models, such as the FIDO Metadata Service. */
export interface ModelSource {
  /** Assesses the model of a registration at the time of its ceremony. */
  assessModel(claims: ModelClaims): ModelAssessment
}
