import type { Aaguid } from '../bytes/brand.js'
import type { TrustAnchor } from '../crypto/certificate-path.js'
import type { Certificate } from '../crypto/certificate.js'
import type { AttestationFormat } from '../statements/statement.js'

/** The properties of an authenticator by which trust anchors are looked up (§7.1 step 23). */
export interface AnchorQuery {
  readonly format: AttestationFormat
  /** As claimed by the authenticator, unproven. */
  readonly aaguid: Aaguid
  /** The attestation certificate. */
  readonly leaf: Certificate
}

/** A trust anchor that is acceptable for an authenticator. */
export interface AcceptableAnchor extends TrustAnchor {
  /**
   * The authenticators for which the anchor vouches: the requested model only, all that attest in the requested format,
   * or any. If there are anchors for the model, all others are ignored.
   */
  readonly vouchesFor: 'model' | 'format' | 'anyone'
}

/** A source of acceptable anchors, such as configuration or metadata. */
export interface TrustAnchorSource {
  /** Returns the acceptable anchors for an authenticator, or an empty list if its model is unknown. */
  findAnchors(query: AnchorQuery): readonly AcceptableAnchor[]
}

/** A source without anchors: every attestation with certificates is untrusted. */
export const NO_ANCHORS: TrustAnchorSource = { findAnchors: () => [] }

/**
 * Creates a source of anchors for all authenticators and formats. For roots that also certify other entities, such as
 * the root of SafetyNet, use {@link formatAnchors}. Copies the list, but not the certificates. Never throws.
 */
export function fixedAnchors(anchors: readonly TrustAnchor[]): TrustAnchorSource {
  return anchorsFor('anyone', anchors)
}

/**
 * Creates a source of anchors for certain formats, such as the root of a platform vendor. Anchors of a single format can
 * prove a model in that format. Anchors of several formats cannot, because one vendor's root could then vouch for the
 * format of another vendor. Copies the formats and the list, but not the certificates. Never throws.
 */
export function formatAnchors(
  formats: ReadonlySet<AttestationFormat>,
  anchors: readonly TrustAnchor[],
): TrustAnchorSource {
  const accepted = new Set(formats)
  const source = anchorsFor(accepted.size === 1 ? 'format' : 'anyone', anchors)
  return { findAnchors: (query) => (accepted.has(query.format) ? source.findAnchors(query) : []) }
}

/**
 * Combines several sources. If one of them, such as metadata, has anchors for the requested model, the anchors of the
 * others are ignored for that model. Queries the sources on each call and passes on their errors.
 */
export function joinAnchors(...sources: readonly TrustAnchorSource[]): TrustAnchorSource {
  return { findAnchors: (query) => sources.flatMap((source) => source.findAnchors(query)) }
}

function anchorsFor(vouchesFor: AcceptableAnchor['vouchesFor'], anchors: readonly TrustAnchor[]): TrustAnchorSource {
  const acceptable = anchors.map(({ certificate }): AcceptableAnchor => ({ certificate, vouchesFor }))
  return { findAnchors: () => acceptable }
}
