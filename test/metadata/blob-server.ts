import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Answers one request. */
export type Answer = (request: IncomingMessage, response: ServerResponse) => void

/** A metadata service on this machine that answers as it is told. */
export interface BlobServer {
  readonly url: string
  /** The requests so far: path and `If-None-Match`. */
  readonly requests: { readonly path: string; readonly ifNoneMatch: string | undefined }[]
  /** How requests are answered from now on. */
  answer: Answer
  close(): Promise<void>
}

/** Hands out a BLOB under an ETag, and 304 to who has it. */
export function serve(blob: string, etag?: string): Answer {
  return (request, response) => {
    if (etag !== undefined && request.headers['if-none-match'] === etag) response.writeHead(304).end()
    else response.writeHead(200, { ...(etag !== undefined && { etag }) }).end(blob)
  }
}

/** Answers with a status and headers. */
export function status(code: number, headers: Record<string, string> = {}): Answer {
  return (_request, response) => response.writeHead(code, headers).end('…')
}

/** Breaks the connection without an answer. */
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
