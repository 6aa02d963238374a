import { DownloadError } from '../../src/metadata/refresh/blob-download.js'
import { HttpBlobDownload } from '../../src/metadata/refresh/http-blob-download.js'
import { type BlobServer, serve, startBlobServer } from './blob-server.js'

const PATIENT = 30_000

let service: BlobServer

beforeEach(async () => {
  service = await startBlobServer()
})

afterEach(() => service.close())

function download(limits: { bytes?: number; millis?: number } = {}, end = new AbortController().signal) {
  return new HttpBlobDownload({ bytes: 1000, millis: PATIENT, ...limits }).download(new URL(service.url), null, end)
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
  it('takes as much as the limit, and not a byte more [mds.size-limits]', async () => {
    service.answer = serve('x'.repeat(1000))
    expect(await download()).toEqual({ text: 'x'.repeat(1000), etag: null })
    service.answer = serve('x'.repeat(1001))
    expect(await faultOf(download())).toBe('download_too_large')
  })

  it('is over as soon as it is too large, however much there is to come [mds.size-limits]', async () => {
    const closed = new Promise<void>((resolve) => {
      service.answer = (_request, response) => {
        response.on('close', resolve)
        const pour = (): void => {
          while (!response.closed && response.write('x'.repeat(65_536)));
          if (!response.closed) response.once('drain', pour)
        }
        pour()
      }
    })
    expect(await faultOf(download())).toBe('download_too_large')
    await closed
  })

  it('does not wait for ever for an answer', async () => {
    service.answer = () => undefined
    expect(await faultOf(download({ millis: 20 }))).toBe('download_timed_out')
  })

  it('does not wait for ever for the rest of an answer', async () => {
    service.answer = (_request, response) => response.writeHead(200).write('x')
    expect(await faultOf(download({ millis: 50 }))).toBe('download_timed_out')
  })

  it('ends when it is told to', async () => {
    const end = new AbortController()
    service.answer = () => end.abort()
    expect(await faultOf(download({}, end.signal))).toBe('download_failed')
  })

  it.each([
    ['"strong"', '"strong"'],
    ['W/"weak"', 'W/"weak"'],
    ['bare', null],
    [`"${'x'.repeat(1001)}"`, null],
  ])('takes the ETag %.20s for %s', async (sent, etag) => {
    service.answer = serve('text', sent)
    expect(await download()).toEqual({ text: 'text', etag })
  })
})
