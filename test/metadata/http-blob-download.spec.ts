import { DownloadError } from '../../src/metadata/refresh/blob-download.js'
import { HttpBlobDownload } from '../../src/metadata/refresh/http-blob-download.js'
import { type BlobServer, serve, startBlobServer } from './blob-server.js'

const LONG_TIMEOUT = 30_000

let service: BlobServer

beforeEach(async () => {
  service = await startBlobServer()
})

afterEach(() => service.close())

function download(limits: { bytes?: number; millis?: number } = {}, end = new AbortController().signal) {
  return new HttpBlobDownload({ bytes: 1000, millis: LONG_TIMEOUT, ...limits }).download(
    new URL(service.url),
    null,
    end,
  )
}

async function faultOf(attempt: Promise<unknown>): Promise<string> {
  const error = await attempt.then(
    () => 'nothing',
    (reason: unknown) => reason,
  )
  if (error instanceof DownloadError) return error.code
  throw new Error('not a DownloadError', { cause: error })
}

describe('a download', () => {
  it('accepts a BLOB of the maximum size and rejects one byte more [mds.size-limits]', async () => {
    service.answer = serve('x'.repeat(1000))
    expect(await download()).toEqual({ text: 'x'.repeat(1000), etag: null })
    service.answer = serve('x'.repeat(1001))
    expect(await faultOf(download())).toBe('download_too_large')
  })

  it('stops as soon as it exceeds the maximum size [mds.size-limits]', async () => {
    const closed = new Promise<void>((resolve) => {
      service.answer = (_request, response) => {
        response.on('close', resolve)
        const write = (): void => {
          while (!response.closed && response.write('x'.repeat(65_536)));
          if (!response.closed) response.once('drain', write)
        }
        write()
      }
    })
    expect(await faultOf(download())).toBe('download_too_large')
    await closed
  })

  it('times out while it waits for a response', async () => {
    service.answer = () => undefined
    expect(await faultOf(download({ millis: 20 }))).toBe('download_timed_out')
  })

  it('times out in the middle of a response', async () => {
    service.answer = (_request, response) => response.writeHead(200).write('x')
    expect(await faultOf(download({ millis: 50 }))).toBe('download_timed_out')
  })

  it('fails when its signal is aborted', async () => {
    const end = new AbortController()
    service.answer = () => end.abort()
    expect(await faultOf(download({}, end.signal))).toBe('download_failed')
  })

  it.each([
    ['"strong"', '"strong"'],
    ['W/"weak"', 'W/"weak"'],
    ['bare', null],
    [`"${'x'.repeat(1001)}"`, null],
  ])('reads the ETag header %.20s as %s', async (sent, etag) => {
    service.answer = serve('text', sent)
    expect(await download()).toEqual({ text: 'text', etag })
  })
})
