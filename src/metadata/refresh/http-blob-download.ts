import { BlobDownload, type Download, DownloadError } from './blob-download.js'

export interface DownloadLimits {
  /** Of the BLOB, as it is once decompressed. */
  readonly bytes: number
  /** From the request to the last byte. */
  readonly millis: number
}

const MOST_REDIRECTS = 3
const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308])
/** RFC 9110 §8.8.3. */
const ETAG = /^(?:W\/)?"[\x21\x23-\x7e]{0,1000}"$/

/** Fetches over HTTP from one host, within limits of size and time. */
export class HttpBlobDownload extends BlobDownload {
  readonly #limits: DownloadLimits

  constructor(limits: DownloadLimits) {
    super()
    this.#limits = limits
  }

  async download(url: URL, etag: string | null, end: AbortSignal): Promise<Download> {
    const timeout = AbortSignal.timeout(this.#limits.millis)
    try {
      return await this.#fetch(url, etag, AbortSignal.any([timeout, end]))
    } catch (error) {
      if (error instanceof DownloadError) throw error
      if (timeout.aborted) throw new DownloadError('download_timed_out', `after ${this.#limits.millis} ms`)
      throw new DownloadError('download_failed', url.host, { cause: error })
    }
  }

  async #fetch(url: URL, etag: string | null, signal: AbortSignal): Promise<Download> {
    const response = await this.#request(url, etag, signal)
    if (response.status === 304 && etag !== null) return 'not-modified'
    if (response.status !== 200) throw await refuse(response)
    return { text: await this.#read(response), etag: etagOf(response) }
  }

  /** Follows redirects within the origin only: the configuration names the host to talk to. */
  async #request(url: URL, etag: string | null, signal: AbortSignal): Promise<Response> {
    const headers = { accept: '*/*', ...(etag !== null && { 'if-none-match': etag }) }
    let address = url
    for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
      const response = await fetch(address, { headers, signal, redirect: 'manual' })
      if (!REDIRECTS.has(response.status)) return response
      await response.body?.cancel()
      address = targetOf(response, address)
    }
    throw new DownloadError('download_redirect_refused', `more than ${MOST_REDIRECTS} redirects`)
  }

  /** The text of a BLOB is ASCII; other bytes are for its verification to refuse. */
  async #read(response: Response): Promise<string> {
    const chunks: Uint8Array[] = []
    let size = 0
    for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
      size += chunk.length
      // Leaving the loop ends the transfer.
      if (size > this.#limits.bytes) throw new DownloadError('download_too_large', `over ${this.#limits.bytes} bytes`)
      chunks.push(chunk)
    }
    return Buffer.concat(chunks).toString('latin1')
  }
}

async function refuse(response: Response): Promise<DownloadError> {
  await response.body?.cancel()
  return new DownloadError('download_status_unexpected', String(response.status))
}

function targetOf(response: Response, from: URL): URL {
  const location = response.headers.get('location') ?? ''
  const target = URL.canParse(location, from.href) ? new URL(location, from) : undefined
  if (target === undefined || target.origin !== from.origin) {
    throw new DownloadError('download_redirect_refused', 'to another host')
  }
  return target
}

function etagOf({ headers }: Response): string | null {
  const etag = headers.get('etag')
  return etag !== null && ETAG.test(etag) ? etag : null
}
