import type { RevocationLists } from './revocation.js'

/** What a relying party decides about certificate paths, where RFC 5280 or practice leaves a choice. */
export interface PathSettings {
  /**
   * Whether a chain may carry a trust anchor above its leaf. Where it may, the path ends at that certificate. What the
   * chain carries cannot make an anchor of itself either way.
   */
  readonly rootInChain: 'accepted' | 'refused'
  /** Whether certificates past their validity count. Some vendors' intermediates have expired; be explicit about it. */
  readonly expired: 'accepted' | 'refused'
  /** Whether certificates below the anchor may be signed over SHA-1. MD5 and older never are. */
  readonly sha1: 'accepted' | 'refused'
  /**
   * Whether a self-issued anchor may issue although its basicConstraints do not make it an authority, as the roots of
   * some vendors in the FIDO metadata. RFC 5280 §6.1.1(d) asks for an anchor's name and key only. Version 1 has no
   * extension to say it, and is always believed.
   */
  readonly anchorWithoutCa: 'accepted' | 'refused'
  /** Least length of the RSA moduli of the path, in bits. The engine reads none below 1024. */
  readonly shortestRsaKey: number
  /**
   * Whether policy extensions may be critical. Accepted, they are not processed: the relying party asks for no policy,
   * so none is missing (RFC 5280 §6.1.1(c): any-policy).
   */
  readonly criticalPolicies: 'accepted' | 'refused'
  /** Revocation lists come from the caller. The engine fetches none, wherever a certificate points. */
  readonly revocation: 'unchecked' | RevocationSettings
}

/** How revocation is decided. */
export interface RevocationSettings {
  readonly lists: RevocationLists
  /** What becomes of a path when no list in force speaks of one of its certificates: hard or soft failure. */
  readonly unknown: 'accepted' | 'refused'
}

/** Everything refused that a vendor's current certificates do not need. */
export const DEFAULT_PATH_SETTINGS: PathSettings = {
  rootInChain: 'accepted',
  expired: 'refused',
  sha1: 'refused',
  anchorWithoutCa: 'refused',
  shortestRsaKey: 2048,
  criticalPolicies: 'accepted',
  revocation: 'unchecked',
}
