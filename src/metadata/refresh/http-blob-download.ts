import { BlobDownload, type Download, DownloadError } from './blob-download.js'

interface DownloadLimits {
  /** The maximum size of the BLOB after decompression. */
  readonly bytes: number
  /** The maximum time from the request to the last byte. */
  readonly millis: number
}

const MAX_REDIRECTS = 3
const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308])
/** The grammar of RFC 9110 §8.8.3, with a bounded length. */
const ETAG = /^(?:W\/)?"[\x21\x23-\x7e]{0,1000}"$/

/** Downloads from one host over HTTP, with a maximum size and time. */
export class HttpBlobDownload extends BlobDownload {
  readonly #limits: DownloadLimits

  constructor(limits: DownloadLimits) {
    super()
    this.#limits = limits
  }

  async download(url: URL, etag: string | null, signal: AbortSignal): Promise<Download> {
    const timeout = AbortSignal.timeout(this.#limits.millis)
    try {
      return await this.#fetch(url, etag, AbortSignal.any([timeout, signal]))
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

  /** Follows redirects to the same origin only, because the configuration names the trusted host. */
  async #request(url: URL, etag: string | null, signal: AbortSignal): Promise<Response> {
    const headers = { accept: '*/*', ...(etag !== null && { 'if-none-match': etag }) }
    let address = url
    for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects += 1) {
      const response = await fetch(address, { headers, signal, redirect: 'manual' })
      if (!REDIRECTS.has(response.status)) return response
      await response.body?.cancel()
      address = targetOf(response, address)
    }
    throw new DownloadError('download_redirect_refused', `more than ${MAX_REDIRECTS} redirects`)
  }

  /** Decodes as Latin-1: a BLOB is ASCII, and its verification rejects other bytes. */
  async #read(response: Response): Promise<string> {
    const chunks: Uint8Array[] = []
    let size = 0
    for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
      size += chunk.length
      // Leaving the loop cancels the transfer.
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
