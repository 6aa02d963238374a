import type { Aaguid } from '../bytes/brand.js'
import type { TrustAnchor } from '../crypto/certificate-path.js'
import type { Certificate } from '../crypto/certificate.js'
import type { AttestationFormat } from '../statements/statement.js'

/** What is known of an authenticator when its trust anchors are looked up (§7.1 step 23). */
export interface AnchorQuery {
  readonly format: AttestationFormat
  /** As the authenticator states it; proven only when the path leads to an anchor of that model. */
  readonly aaguid: Aaguid
  /** The attestation certificate. */
  readonly leaf: Certificate
}

/** A trust anchor that is acceptable for an authenticator. */
export interface AcceptableAnchor extends TrustAnchor {
  /** Whom it vouches for: the very model that was asked for, or whoever has a path to it. */
  readonly vouchesFor: 'model' | 'anyone'
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
 * authenticators, as those of SafetyNet do, belong into {@link formatAnchors}.
 */
export function fixedAnchors(anchors: readonly TrustAnchor[]): TrustAnchorSource {
  const acceptable = anchors.map(({ certificate }) => ({ certificate, vouchesFor: 'anyone' }) as const)
  return { findAnchors: () => acceptable }
}

/** Anchors that hold for statements of these formats only, e.g. a platform vendor's root. */
export function formatAnchors(
  formats: ReadonlySet<AttestationFormat>,
  anchors: readonly TrustAnchor[],
): TrustAnchorSource {
  const source = fixedAnchors(anchors)
  return { findAnchors: (query) => (formats.has(query.format) ? source.findAnchors(query) : []) }
}

/** The anchors of several sources together. */
export function joinAnchors(...sources: readonly TrustAnchorSource[]): TrustAnchorSource {
  return { findAnchors: (query) => sources.flatMap((source) => source.findAnchors(query)) }
}
