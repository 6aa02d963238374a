import type { Evidence } from '../trace/evidence.js'
import type { AttestationCase } from './attestation-case.js'
import type { AttestationVerdict } from './attestation-verdict.js'

/** What a registration claims of its authenticator model, to be held against metadata. */
export interface ModelClaims {
  readonly attested: AttestationCase
  readonly attestation: AttestationVerdict
  /** Time of the ceremony. */
  readonly at: Date
}

/** What may speak against an authenticator model: each is the code of a row of the catalogue of trust. */
export type ModelFault =
  | 'metadata_missing'
  | 'metadata_stale'
  | 'authenticator_model_unknown'
  | 'authenticator_status_refused'
  | 'attestation_type_unlisted'
  | 'algorithm_unlisted'
  | 'authenticator_capability_contradicted'
  | 'aaguid_extension_missing'

/** What a metadata source says of a registration. */
export interface ModelAssessment {
  /** The model, with its name in English; `unknown` where the source does not list it. */
  readonly model: { readonly description: string } | 'unknown'
  /** What speaks against it, with what was seen; empty where nothing does. */
  readonly faults: ReadonlyMap<ModelFault, Evidence>
}

/** A source that knows authenticator models, e.g. the FIDO Metadata Service. */
export interface ModelSource {
  /** Says what speaks against the model of a registration at the time of its ceremony. */
  assessModel(claims: ModelClaims): ModelAssessment
}
