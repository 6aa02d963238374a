import type { MetadataPayload } from '../webauthn/metadata.js'
import type { MetadataBlobState } from './metadata-blob.js'

/**
 * The state of the metadata:
 *
 * - `off`: disabled in the configuration;
 * - `missing`: no BLOB is stored, or the stored one does not verify;
 * - `fresh`: a BLOB is in use and its `nextUpdate` is in the future;
 * - `stale`: a BLOB is in use and its `nextUpdate` has passed.
 */
export interface MetadataStatus {
  readonly state: 'off' | 'missing' | 'fresh' | 'stale'
  /** The BLOB in use. */
  readonly metadata: (MetadataPayload & Pick<MetadataBlobState, 'storedAt' | 'checkedAt'>) | null
  /** The engine's error code when the stored BLOB does not verify. */
  readonly refused: string | null
}
