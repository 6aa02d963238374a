import type { NonEmpty } from '../bytes/brand.js'
import type { PathFault, TrustAnchor } from '../crypto/certificate-path.js'
import type { Certificate } from '../crypto/certificate.js'
import type { AttestationFormat } from '../statements/statement.js'

/**
 * How far an attestation can be trusted (§7.1 step 24):
 *
 * - `none`: nothing was attested;
 * - `self`: the credential's own key signed; the model is unproven;
 * - `trusted`: the path leads to an acceptable anchor; the certificates are proven, which may not
 *   prove the model;
 * - `untrusted`: the statement verifies and its path leads to no acceptable anchor.
 */
export type Trust =
  | { readonly verdict: 'none' }
  | { readonly verdict: 'self' }
  | { readonly verdict: 'trusted'; readonly anchor: TrustAnchor; readonly path: NonEmpty<Certificate> }
  | { readonly verdict: 'untrusted'; readonly why: PathFault }

/** What an attestation statement proved and whether to believe it. */
export interface AttestationVerdict {
  readonly format: AttestationFormat
  /** `uncertain` where the statement does not tell basic attestation from that of an attestation CA. */
  readonly type: 'none' | 'self' | 'basic' | 'attca' | 'anonca' | 'uncertain' | 'compound'
  readonly trust: Trust
  /** The verdicts of the parts of a compound attestation (§8.9); empty otherwise. */
  readonly parts: readonly AttestationVerdict[]
}

/** The verdict on the attestation of a registration. */
export interface AttestationAssessment extends AttestationVerdict {
  /** Whether the attestation proves the AAGUID of the credential, or the authenticator merely claims it. */
  readonly model: 'proven' | 'claimed'
}
