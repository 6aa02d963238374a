import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Handles one request. */
export type Answer = (request: IncomingMessage, response: ServerResponse) => void

/** A local metadata service with configurable responses. */
export interface BlobServer {
  readonly url: string
  /** The path and `If-None-Match` of each request so far. */
  readonly requests: { readonly path: string; readonly ifNoneMatch: string | undefined }[]
  /** Handles the requests from now on. */
  answer: Answer
  close(): Promise<void>
}

/** Returns a BLOB with an ETag, or 304 to a request with that ETag. */
export function serve(blob: string, etag?: string): Answer {
  return (request, response) => {
    if (etag !== undefined && request.headers['if-none-match'] === etag) response.writeHead(304).end()
    else response.writeHead(200, { ...(etag !== undefined && { etag }) }).end(blob)
  }
}

/** Returns a status with headers. */
export function status(code: number, headers: Record<string, string> = {}): Answer {
  return (_request, response) => response.writeHead(code, headers).end('…')
}

/** Closes the connection without a response. */
export const hangUp: Answer = (request) => request.socket.destroy()

export async function startBlobServer(answer: Answer = hangUp): Promise<BlobServer> {
  const requests: BlobServer['requests'] = []
  const server = createServer((request, response) => {
    requests.push({ path: request.url ?? '', ifNoneMatch: request.headers['if-none-match'] })
    started.answer(request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const started: BlobServer = {
    url: `http://127.0.0.1:${port}/blob`,
    requests,
    answer,
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
  return started
}
