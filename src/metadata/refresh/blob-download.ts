/** What the service answered: a BLOB, or that the one with the ETag of the request is still the newest. */
export type Download = 'not-modified' | { readonly text: string; readonly etag: string | null }

/** Why a download came to nothing. */
export type DownloadFault =
  | 'download_failed'
  | 'download_redirect_refused'
  | 'download_status_unexpected'
  | 'download_timed_out'
  | 'download_too_large'

export class DownloadError extends Error {
  override readonly name = 'DownloadError'
  readonly code: DownloadFault

  constructor(code: DownloadFault, detail: string, options?: ErrorOptions) {
    super(`${code}: ${detail}`, options)
    this.code = code
  }
}

/** Fetches BLOBs. Nothing of what comes is believed: it is verified afterwards. */
export abstract class BlobDownload {
  /**
   * @param etag of the BLOB that is there already; null to have one in any case
   * @param end ends the download early
   * @throws DownloadError
   */
  abstract download(url: URL, etag: string | null, end: AbortSignal): Promise<Download>
}
