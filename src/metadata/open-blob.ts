import type { LatchkeyConfig } from '../config/latchkey-config.js'
import type { MetadataSettings } from '../config/metadata-settings.js'
import {
  type BlobExpectations,
  createMetadataRules,
  createMetadataSource,
  type MetadataSource,
  verifyMetadataBlob,
} from '../webauthn/index.js'

/**
 * Verifies a BLOB under the configuration and makes it answer questions about models.
 *
 * @throws EngineError when a processing rule refuses it
 */
export function openBlob(
  text: string,
  { roots, signer, path, rules }: MetadataSettings,
  profile: LatchkeyConfig['attestation']['profile'],
  expected: Pick<BlobExpectations, 'lastNumber' | 'at'>,
): MetadataSource {
  const { payload } = verifyMetadataBlob(text, { roots, signer, path, legalHeader: 'any', ...expected })
  return createMetadataSource(payload, createMetadataRules(profile, rules))
}
