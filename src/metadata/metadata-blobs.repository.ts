import type { MetadataBlob, MetadataBlobState } from './metadata-blob.js'

/** Stores the last verified BLOB of each metadata service. The key is the name of the service's signer. */
export abstract class MetadataBlobsRepository {
  abstract findState(signer: string): Promise<MetadataBlobState | undefined>
  abstract findText(signer: string): Promise<string | undefined>
  /**
   * Replaces a stored BLOB that has a lower number. The comparison and the update are one statement, so that concurrent
   * processes cannot replace a newer BLOB by an older one.
   *
   * @param repairing also replaces a BLOB that has the same number
   * @returns whether the BLOB was stored
   */
  abstract store(signer: string, blob: MetadataBlob, repairing: boolean): Promise<boolean>
  /** Records that the service has no newer BLOB. */
  abstract recordCheck(signer: string, check: Pick<MetadataBlobState, 'checkedAt' | 'etag'>): Promise<void>
}
