import type { LatchkeyConfig } from '../config/latchkey-config.js'
import { VerificationError } from '../webauthn/index.js'
import {
  createMetadataRules,
  createMetadataSource,
  type MetadataSource,
  verifyMetadataBlob,
} from '../webauthn/metadata.js'

/** Conditions that a BLOB must meet before the service uses it. */
export interface BlobRequirements {
  /** `above`: the serial number of the BLOB in use. `atLeast`: the serial number of the stored BLOB. */
  readonly number: 'any' | { readonly above: number } | { readonly atLeast: number }
  /** The time at which the signer's certificate must be valid. */
  readonly at: Date
}

/**
 * Verifies a BLOB under the configuration and creates the source that assesses authenticator models with it.
 *
 * @throws EngineError when a processing rule rejects the BLOB
 */
export function loadMetadataSource(text: string, config: LatchkeyConfig, required: BlobRequirements): MetadataSource {
  const { metadata: settings, attestation } = config
  if (settings === 'off') throw new Error('metadata is disabled')
  const { roots, signer, path, rules } = settings
  const { number, at } = required
  const lastNumber = number !== 'any' && 'above' in number ? number.above : 'none'
  const { payload } = verifyMetadataBlob(text, { roots, signer, path, legalHeader: 'any', lastNumber, at })
  if (number !== 'any' && 'atLeast' in number && payload.number < number.atLeast) {
    throw new VerificationError('metadata_rolled_back', 'metadata.number')
  }
  return createMetadataSource(payload, createMetadataRules(attestation.profile, rules))
}
