import type { Aaguid } from '../bytes/brand.js'
import type { PathSettings } from '../crypto/certificate-path.js'
import type { Certificate } from '../crypto/certificate.js'
import type { StatementSettings } from '../statements/settings.js'
import type { AttestationFormat } from '../statements/statement.js'
import type { ModelSource } from './model-source.js'
import type { TrustAnchorSource } from './trust-anchors.js'

/**
 * Which models are admitted, by AAGUID. An allow list (`only`) admits a model only when its attestation proves it. A
 * deny list (`except`) refuses a model that is proven or merely claimed; an authenticator that hides its model, or
 * claims another one, passes it.
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
