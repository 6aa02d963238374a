import type { Aaguid } from '../bytes/brand.js'
import type { PathSettings } from '../crypto/certificate-path.js'
import type { Certificate } from '../crypto/certificate.js'
import type { StatementSettings } from '../statements/settings.js'
import type { AttestationFormat } from '../statements/statement.js'
import type { ModelSource } from './model-source.js'
import type { TrustAnchorSource } from './trust-anchors.js'

/**
 * The authenticator models that are admitted, by AAGUID. An allow list (`only`) admits a model only if the attestation
 * proves it. A deny list (`except`) rejects a model even if it is only claimed, but an authenticator can bypass it by
 * hiding its model or claiming another.
 */
export type ModelRule = 'any' | { readonly only: ReadonlySet<Aaguid> } | { readonly except: ReadonlySet<Aaguid> }

/** The rules of the relying party on attestation (§7.1 steps 21 to 24). */
export interface AttestationPolicy {
  /** The accepted formats. All others are rejected without verification. */
  readonly formats: ReadonlySet<AttestationFormat>
  readonly none: 'accepted' | 'refused'
  readonly self: 'accepted' | 'refused'
  /** Whether to accept a statement whose certificates do not chain up to an acceptable anchor. */
  readonly untrusted: 'accepted' | 'refused'
  readonly anchors: TrustAnchorSource
  /** Intermediate certificates that may complete an incomplete path of the client. */
  readonly intermediates: readonly Certificate[]
  readonly path: PathSettings
  readonly statements: StatementSettings
  readonly models: ModelRule
  /** The metadata of models, or `none` if no metadata is used. */
  readonly metadata: ModelSource | 'none'
}
