import type { KeptBlob, KeptBlobState } from './kept-blob.js'

/** Where the last good BLOB of each metadata service is kept, by the name of the service's signer. */
export abstract class KeptBlobsRepository {
  abstract findState(signer: string): Promise<KeptBlobState | undefined>
  abstract findText(signer: string): Promise<string | undefined>
  /**
   * Keeps a BLOB in place of one with a lower number; with `repairing` also in place of one with the same number. One
   * statement decides, so that two processes cannot put an older BLOB over a newer one. Answers whether it is kept.
   */
  abstract store(signer: string, blob: KeptBlob, repairing: boolean): Promise<boolean>
  /** Records that the service has no newer one. */
  abstract recordCheck(signer: string, check: Pick<KeptBlobState, 'checkedAt' | 'etag'>): Promise<void>
}
