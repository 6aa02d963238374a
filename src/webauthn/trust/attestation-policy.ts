import type { Aaguid } from '../bytes/brand.js'
import type { PathSettings, TrustAnchor } from '../crypto/certificate-path.js'
import type { Certificate } from '../crypto/certificate.js'
import type { CodeOf } from '../errors/registry.js'
import type { StatementSettings } from '../statements/settings.js'
import type { AttestationFormat } from '../statements/statement.js'
import type { Evidence } from '../trace/evidence.js'
import type { AttestationCase } from './attestation-case.js'
import type { AttestationVerdict } from './attestation-verdict.js'

/** What is known of an authenticator when its trust anchors are looked up (§7.1 step 23). */
export interface AnchorQuery {
  readonly format: AttestationFormat
  /** As the authenticator states it; proven only when the path leads to an anchor of that model. */
  readonly aaguid: Aaguid
  /** The attestation certificate. */
  readonly leaf: Certificate
}

/** Where acceptable roots come from: configuration, metadata, or both. */
export interface TrustAnchorSource {
  /** @returns the acceptable anchors; empty where the model is unknown */
  findAnchors(query: AnchorQuery): readonly TrustAnchor[]
}

/** What a registration claims of its authenticator model, to be held against metadata. */
export interface ModelClaims {
  readonly attested: AttestationCase
  readonly attestation: AttestationVerdict
  /** Time of the ceremony. */
  readonly at: Date
}

/** What may speak against an authenticator model: a row of the catalogue of trust each. */
export type ModelFault = CodeOf<'policy'> &
  (
    | 'metadata_stale'
    | 'authenticator_model_unknown'
    | 'authenticator_status_refused'
    | 'attestation_type_unlisted'
    | 'algorithm_unlisted'
    | 'authenticator_capability_contradicted'
    | 'aaguid_extension_missing'
  )

/** What a metadata source says of a registration. */
export interface ModelAssessment {
  /** Name of the model, in English; `unknown` where the source does not list it. */
  readonly model: { readonly description: string } | 'unknown'
  /** What speaks against it, with what was seen; empty where nothing does. */
  readonly faults: ReadonlyMap<ModelFault, Evidence>
}

/** A source that knows authenticator models, e.g. the FIDO Metadata Service. */
export interface ModelSource {
  assessModel(claims: ModelClaims): ModelAssessment
}

/**
 * Which models are admitted, by AAGUID. An allow list (`only`) admits a model only when its attestation proves it. A
 * deny list (`except`) refuses a model that is proven or merely claimed; an authenticator that hides its model passes
 * it, unless the policy wants trusted attestation too.
 */
export type ModelRule = 'any' | { readonly only: ReadonlySet<Aaguid> } | { readonly except: ReadonlySet<Aaguid> }

/** The relying party's rules on attestation (§7.1 steps 21 to 24). */
export interface AttestationPolicy {
  /** Formats that are verified at all; others are refused. */
  readonly formats: ReadonlySet<AttestationFormat>
  readonly none: 'accepted' | 'refused'
  readonly self: 'accepted' | 'refused'
  /** Whether a statement whose path leads to no anchor registers a credential all the same. */
  readonly untrusted: 'accepted' | 'refused'
  readonly anchors: TrustAnchorSource
  /** Certificates that may complete a path the client sent incompletely. */
  readonly intermediates: readonly Certificate[]
  readonly path: PathSettings
  readonly statements: StatementSettings
  readonly models: ModelRule
  /** What is known of models; `none` where no metadata is in use. */
  readonly metadata: ModelSource | 'none'
}

/** No attestation leads to an acceptable anchor. */
export const NO_ANCHORS: TrustAnchorSource = { findAnchors: () => [] }

/**
 * Anchors that hold for every authenticator, whichever format it attests in. Roots that certify others than
 * authenticators, as those of SafetyNet do, belong into {@link formatAnchors}.
 */
export function fixedAnchors(anchors: readonly TrustAnchor[]): TrustAnchorSource {
  return { findAnchors: () => anchors }
}

/** Anchors that hold for statements of these formats only, e.g. a platform vendor's root. */
export function formatAnchors(
  formats: ReadonlySet<AttestationFormat>,
  anchors: readonly TrustAnchor[],
): TrustAnchorSource {
  return { findAnchors: ({ format }) => (formats.has(format) ? anchors : []) }
}

/** The anchors of several sources together. */
export function joinAnchors(...sources: readonly TrustAnchorSource[]): TrustAnchorSource {
  return { findAnchors: (query) => sources.flatMap((source) => source.findAnchors(query)) }
}
