import type { Aaguid } from '../bytes/brand.js'
import type { PathSettings, TrustAnchor } from '../crypto/certificate-path.js'
import type { Certificate } from '../crypto/certificate.js'
import type { StatementSettings } from '../statements/settings.js'
import type { AttestationFormat } from '../statements/statement.js'
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

/** What a metadata source says of an authenticator model at the time of the ceremony. */
export type ModelAssessment =
  | { readonly verdict: 'unknown' }
  | { readonly verdict: 'acceptable'; readonly description: string }
  | { readonly verdict: 'unacceptable'; readonly why: string }

/** What a registration claims of its model, to be held against metadata. */
export interface ModelClaims {
  /** As the authenticator states it. */
  readonly aaguid: Aaguid
  readonly attestation: AttestationVerdict
  /** COSE algorithm of the credential. */
  readonly algorithm: number
  /** Time of the ceremony. */
  readonly at: Date
}

/** A source that knows authenticator models, e.g. the FIDO Metadata Service. */
export interface ModelSource {
  assessModel(claims: ModelClaims): ModelAssessment
}

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
  /** Which models are admitted. `only` admits a model only when its attestation is trusted. */
  readonly models: 'any' | { readonly only: ReadonlySet<Aaguid> } | { readonly except: ReadonlySet<Aaguid> }
  /** What is known of models; `none` where no metadata is in use. */
  readonly metadata: ModelSource | 'none'
}

/** Anchors that hold for every authenticator. */
export function fixedAnchors(anchors: readonly TrustAnchor[]): TrustAnchorSource {
  return { findAnchors: () => anchors }
}
