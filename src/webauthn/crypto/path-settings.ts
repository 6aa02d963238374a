import type { RevocationLists } from './revocation.js'

/** Settings for certificate paths where RFC 5280 or existing practice leaves a choice. */
export interface PathSettings {
  /**
   * Whether a chain may include a trust anchor above its leaf. If accepted, the path ends at that certificate. A
   * certificate in the chain never becomes an anchor in either case.
   */
  readonly rootInChain: 'accepted' | 'refused'
  /** Whether expired certificates are accepted. Some vendors' intermediates have expired. */
  readonly expired: 'accepted' | 'refused'
  /** Whether certificates below the anchor may be signed with SHA-1. MD5 and older hashes are always rejected. */
  readonly sha1: 'accepted' | 'refused'
  /**
   * Whether a self-issued anchor may issue although its basicConstraints do not mark it as a CA. Some vendor roots in
   * the FIDO metadata have this form. RFC 5280 §6.1.1(d) uses only the name and key of an anchor. Version 1
   * certificates have no extensions and are always accepted as anchors.
   */
  readonly anchorWithoutCa: 'accepted' | 'refused'
  /** The minimum RSA modulus length in bits. The engine never accepts less than 1024 bits. */
  readonly shortestRsaKey: number
  /**
   * Whether policy extensions may be critical. If accepted, they are ignored, because the relying party requires no
   * policy (RFC 5280 §6.1.1(c): any-policy).
   */
  readonly criticalPolicies: 'accepted' | 'refused'
  /** Revocation checking with lists from the caller. The engine never fetches a list. */
  readonly revocation: 'unchecked' | RevocationSettings
}

/** Settings for revocation checking. */
interface RevocationSettings {
  readonly lists: RevocationLists
  /** Whether a path is accepted when no current list covers one of its certificates (soft or hard failure). */
  readonly unknown: 'accepted' | 'refused'
}

/** The default settings: strict, but sufficient for the current certificates of all vendors. */
export const DEFAULT_PATH_SETTINGS: PathSettings = {
  rootInChain: 'accepted',
  expired: 'refused',
  sha1: 'refused',
  anchorWithoutCa: 'refused',
  shortestRsaKey: 2048,
  criticalPolicies: 'accepted',
  revocation: 'unchecked',
}
