import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { FastifyInstance } from 'fastify'

/** A public document whose content does not change while the server runs. */
interface PublicDocument {
  readonly url: string
  readonly contentType: string
  /** Creates the content. Called once, by the first request. */
  readonly create: () => string | Buffer
}

/** The quality at which Brotli is about as fast as gzip. The default takes seconds for a large script. */
const BROTLI_QUALITY = 5

/** In order of preference. */
const ENCODINGS: Readonly<Record<string, (content: Buffer) => Promise<Buffer>>> = {
  br: (content) => promisify(brotliCompress)(content, { params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } }),
  gzip: (content) => promisify(gzip)(content),
}

/**
 * Serves a public document, compressed if the client accepts it. Responses that contain a secret must not be compressed,
 * because their length would reveal parts of it.
 */
export function serveCompressed(fastify: FastifyInstance, { url, contentType, create }: PublicDocument): void {
  const bodies = new Map<string | undefined, Promise<Buffer>>()
  const bodyOf = (encoding: string | undefined): Promise<Buffer> => {
    const known = bodies.get(encoding) ?? createBody(encoding)
    bodies.set(encoding, known)
    return known
  }
  const createBody = async (encoding: string | undefined): Promise<Buffer> => {
    const compress = encoding === undefined ? undefined : ENCODINGS[encoding]
    return compress === undefined ? Buffer.from(create()) : compress(await bodyOf(undefined))
  }
  fastify.get(url, async (request, reply) => {
    const encoding = preferredEncoding(request.headers['accept-encoding'])
    if (encoding !== undefined) reply.header('content-encoding', encoding)
    return reply
      .header('vary', 'Accept-Encoding')
      .type(contentType)
      .send(await bodyOf(encoding))
  })
}

/** Returns the best encoding that an `Accept-Encoding` header names with a weight above zero (RFC 9110 §12.5.3). */
export function preferredEncoding(header: string | string[] | undefined): string | undefined {
  const accepted = [header ?? []]
    .flat()
    .join(',')
    .split(',')
    .flatMap((entry) => {
      const [name = '', ...parameters] = entry.split(';').map((part) => part.trim().toLowerCase())
      return parameters.some((parameter) => /^q=0(?:\.0*)?$/.test(parameter)) ? [] : [name]
    })
  return Object.keys(ENCODINGS).find((encoding) => accepted.includes(encoding))
}
