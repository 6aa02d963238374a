import type { MetadataPayload } from '../webauthn/index.js'
import type { KeptBlobState } from './kept-blob.js'

/**
 * How it stands with the metadata:
 *
 * - `off`: the configuration does not use it;
 * - `missing`: there is no BLOB, or none that verifies;
 * - `fresh`, `stale`: one is in use, and the next one is not yet due, or overdue.
 */
export interface MetadataStatus {
  readonly state: 'off' | 'missing' | 'fresh' | 'stale'
  /** The BLOB in use. */
  readonly metadata: (MetadataPayload & Pick<KeptBlobState, 'storedAt' | 'checkedAt'>) | null
  /** Why the kept BLOB cannot be used: a code of the engine. */
  readonly refused: string | null
}
