import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import fastify, { type FastifyInstance } from 'fastify'
import { preferredEncoding, serveCompressed } from '../../src/openapi/compressed-route.js'

const TEXT = 'A sentence that repeats. '.repeat(1000)

let server: FastifyInstance
let created: number
beforeEach(() => {
  created = 0
  server = fastify()
  const create = () => {
    created += 1
    return TEXT
  }
  serveCompressed(server, { url: '/text', contentType: 'text/plain; charset=utf-8', create })
})
afterEach(() => server.close())

const get = (acceptEncoding?: string) =>
  server.inject({ url: '/text', headers: acceptEncoding === undefined ? {} : { 'accept-encoding': acceptEncoding } })

it.each([
  ['gzip, deflate, br', 'br', brotliDecompressSync],
  ['gzip', 'gzip', gunzipSync],
])('compresses for a client that accepts %s', async (accepted, encoding, decompress) => {
  const { headers, rawPayload } = await get(accepted)
  expect(headers).toMatchObject({
    'content-encoding': encoding,
    'content-type': 'text/plain; charset=utf-8',
    'content-length': String(rawPayload.length),
    vary: 'Accept-Encoding',
  })
  expect(rawPayload.length).toBeLessThan(TEXT.length / 10)
  expect(decompress(rawPayload).toString()).toBe(TEXT)
})

it('does not compress for other clients', async () => {
  const { headers, payload } = await get()
  expect(headers).not.toHaveProperty('content-encoding')
  expect(headers['vary']).toBe('Accept-Encoding')
  expect(payload).toBe(TEXT)
})

it('creates the content once', async () => {
  await Promise.all([get(), get('br'), get('gzip'), get('br')])
  expect(created).toBe(1)
})

it.each([
  [undefined, undefined],
  ['', undefined],
  ['identity', undefined],
  ['br;q=0, gzip;q=0.000', undefined],
  ['br;q=0, gzip;q=0.001', 'gzip'],
  ['GZIP ; q=1', 'gzip'],
  ['gzip;q=1.0, br;q=0.1', 'br'],
  ['deflate, zstd', undefined],
  ['xbr', undefined],
])('chooses the encoding for Accept-Encoding: %s', (header, expected) => {
  expect(preferredEncoding(header)).toBe(expected)
})
