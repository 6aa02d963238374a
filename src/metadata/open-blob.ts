import type { LatchkeyConfig } from '../config/latchkey-config.js'
import {
  createMetadataRules,
  createMetadataSource,
  type MetadataSource,
  VerificationError,
  verifyMetadataBlob,
} from '../webauthn/index.js'

/** What a BLOB has to be for the service to use it. */
export interface BlobDemands {
  /** Its serial number: higher than that of the BLOB in use, or at least that of a BLOB that was kept. */
  readonly number: 'any' | { readonly above: number } | { readonly atLeast: number }
  /** When its signer has to be valid. */
  readonly at: Date
}

/**
 * Verifies a BLOB under the configuration and makes it answer questions about models.
 *
 * @throws EngineError when a processing rule refuses it
 */
export function openBlob(text: string, config: LatchkeyConfig, { number, at }: BlobDemands): MetadataSource {
  const { metadata: settings, attestation } = config
  if (settings === 'off') throw new Error('metadata is not enabled')
  const { roots, signer, path, rules } = settings
  const lastNumber = number !== 'any' && 'above' in number ? number.above : 'none'
  const { payload } = verifyMetadataBlob(text, { roots, signer, path, legalHeader: 'any', lastNumber, at })
  if (number !== 'any' && 'atLeast' in number && payload.number < number.atLeast) {
    throw new VerificationError('metadata_rolled_back', 'metadata.number')
  }
  return createMetadataSource(payload, createMetadataRules(attestation.profile, rules))
}
