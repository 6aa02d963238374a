import type { NonEmpty } from '../bytes/brand.js'
import type { PathFault, TrustAnchor } from '../crypto/certificate-path.js'
import type { Certificate } from '../crypto/certificate.js'
import type { AttestationFormat } from '../statements/statement.js'

/**
 * The trustworthiness of an attestation (§7.1 step 24):
 *
 * - `none`: no attestation was provided;
 * - `self`: the credential key signed the attestation, which does not prove the model;
 * - `trusted`: the certificates chain up to an acceptable anchor, which may not prove the model;
 * - `untrusted`: the statement verifies, but its certificates do not chain up to an acceptable anchor.
 */
export type Trust =
  | { readonly verdict: 'none' }
  | { readonly verdict: 'self' }
  | { readonly verdict: 'trusted'; readonly anchor: TrustAnchor; readonly path: NonEmpty<Certificate> }
  | { readonly verdict: 'untrusted'; readonly why: PathFault }

/** The attestation type of a statement and its trustworthiness. */
export interface AttestationVerdict {
  readonly format: AttestationFormat
  /** `uncertain` if the statement could be either basic attestation or from an attestation CA. */
  readonly type: 'none' | 'self' | 'basic' | 'attca' | 'anonca' | 'uncertain' | 'compound'
  readonly trust: Trust
  /** The verdicts on the parts of a compound attestation (§8.9). Empty for other formats. */
  readonly parts: readonly AttestationVerdict[]
}

/** The verdict on the attestation of a registration. */
export interface AttestationAssessment extends AttestationVerdict {
  /** Whether the attestation proves the AAGUID of the credential, or the authenticator only claims it. */
  readonly model: 'proven' | 'claimed'
}
