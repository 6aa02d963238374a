import type { Aaguid } from '../bytes/brand.js'
import type { TrustAnchor } from '../crypto/certificate-path.js'
import type { Certificate } from '../crypto/certificate.js'
import type { AttestationFormat } from '../statements/statement.js'

/** What is known of an authenticator when its trust anchors are looked up (§7.1 step 23). */
export interface AnchorQuery {
  readonly format: AttestationFormat
  /** As the authenticator states it, unproven. */
  readonly aaguid: Aaguid
  /** The attestation certificate. */
  readonly leaf: Certificate
}

/** A trust anchor that is acceptable for an authenticator. */
export interface AcceptableAnchor extends TrustAnchor {
  /**
   * Whom it vouches for: the very model that was asked for, whoever attests in this one format, or whoever has a path
   * to it. Where there are anchors of the model, only these count.
   */
  readonly vouchesFor: 'model' | 'format' | 'anyone'
}

/** Where acceptable anchors come from: configuration, metadata, or both. */
export interface TrustAnchorSource {
  /** @returns the acceptable anchors; empty where the model is unknown */
  findAnchors(query: AnchorQuery): readonly AcceptableAnchor[]
}

/** No attestation leads to an acceptable anchor. */
export const NO_ANCHORS: TrustAnchorSource = { findAnchors: () => [] }

/**
 * Anchors that hold for every authenticator, whichever format it attests in. Roots that certify others than
 * authenticators, as those of SafetyNet do, belong into {@link formatAnchors}. The list is copied, the certificates in
 * it are not. Throws nothing.
 */
export function fixedAnchors(anchors: readonly TrustAnchor[]): TrustAnchorSource {
  return anchorsFor('anyone', anchors)
}

/**
 * Anchors that hold for statements of these formats only, e.g. a platform vendor's root. Given for a single format, they
 * prove what that format attests; given for several, a vendor's root could stand in for another vendor's. The formats
 * and the list are copied, the certificates are not. Throws nothing.
 */
export function formatAnchors(
  formats: ReadonlySet<AttestationFormat>,
  anchors: readonly TrustAnchor[],
): TrustAnchorSource {
  const held = new Set(formats)
  const source = anchorsFor(held.size === 1 ? 'format' : 'anyone', anchors)
  return { findAnchors: (query) => (held.has(query.format) ? source.findAnchors(query) : []) }
}

/**
 * The anchors of several sources together. Where one of them has anchors of the very model, as metadata does, those of
 * the others do not count for it. The sources are kept and asked each time; what they throw comes through.
 */
export function joinAnchors(...sources: readonly TrustAnchorSource[]): TrustAnchorSource {
  return { findAnchors: (query) => sources.flatMap((source) => source.findAnchors(query)) }
}

function anchorsFor(vouchesFor: AcceptableAnchor['vouchesFor'], anchors: readonly TrustAnchor[]): TrustAnchorSource {
  const acceptable = anchors.map(({ certificate }): AcceptableAnchor => ({ certificate, vouchesFor }))
  return { findAnchors: () => acceptable }
}
