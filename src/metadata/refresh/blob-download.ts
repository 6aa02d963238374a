/** A downloaded BLOB; `not-modified` when the service confirmed the ETag of the request. */
export type Download = 'not-modified' | { readonly text: string; readonly etag: string | null }

/** The reason why a download failed. */
export type DownloadErrorCode =
  | 'download_failed'
  | 'download_redirect_refused'
  | 'download_status_unexpected'
  | 'download_timed_out'
  | 'download_too_large'

export class DownloadError extends Error {
  override readonly name = 'DownloadError'
  readonly code: DownloadErrorCode

  constructor(code: DownloadErrorCode, detail: string, options?: ErrorOptions) {
    super(`${code}: ${detail}`, options)
    this.code = code
  }
}

/** Downloads BLOBs. The text is untrusted until it has been verified. */
export abstract class BlobDownload {
  /**
   * @param etag the ETag of the stored BLOB; null to download in any case
   * @param signal aborts the download
   * @throws DownloadError when the download fails
   */
  abstract download(url: URL, etag: string | null, signal: AbortSignal): Promise<Download>
}
