import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createTestCa, issue } from '../support/certificates.js'
import type { Json } from '../support/flows.js'
import { issueCrl } from '../support/revocation-lists.js'
import { intermediate, makeBlob, root, SIGNER, signer } from '../webauthn/trust/metadata/blob-maker.js'
import { payloadJson } from '../webauthn/trust/metadata/metadata-json.js'
import { type Answer, type BlobServer, hangUp, serve, startBlobServer, status } from './blob-server.js'
import {
  blobOf,
  makeDirectory,
  type MetadataApp,
  type MetadataAppOptions,
  NEXT_UPDATE,
  startMetadataApp,
} from './metadata-app.js'

const HOUR = 3600
const DAY = 24 * HOUR

const directory = makeDirectory()
let service: BlobServer
let app: MetadataApp | undefined

beforeEach(async () => {
  service = await startBlobServer()
})

afterEach(async () => {
  await app?.close()
  app = undefined
  await service.close()
})

afterAll(() => directory.remove())

async function start(answer: Answer, options: MetadataAppOptions = {}): Promise<MetadataApp> {
  service.answer = answer
  const { metadata, ...more } = options
  app = await startMetadataApp(directory, { metadata: { url: service.url, ...metadata }, ...more })
  return app
}

/** Returns a BLOB whose signer has the right name and an unknown root. */
function forgedBlob(no: number): string {
  const stranger = createTestCa({ subject: { CN: 'Metadata root' } })
  const leaf = issue(stranger, { subject: { CN: SIGNER }, subjectAltName: [{ dns: SIGNER }] })
  return makeBlob({ payload: payloadJson({ no }), chain: [leaf] })
}

describe('downloaded metadata', () => {
  it('is used as soon as it arrives', async () => {
    const { status: report, logged } = await start(serve(blobOf(7)))
    expect(await report()).toEqual({
      state: 'fresh',
      no: 7,
      nextUpdate: `${NEXT_UPDATE}T00:00:00.000Z`,
      entries: 1,
      problems: 0,
      legalHeader: 'Terms',
      storedAt: '2026-01-15T12:00:00.000Z',
      checkedAt: '2026-01-15T12:00:00.000Z',
      nextCheckAt: '2026-01-16T12:00:00.000Z',
      lastFailure: null,
      refused: null,
    })
    expect(logged('metadata in use')).toMatchObject([{ number: 7, entries: 1, problems: 0 }])
  })

  it('is requested again after the configured interval, not before', async () => {
    const { clock, tick } = await start(serve(blobOf(7)), { metadata: { refresh_hours: 6 } })
    clock.advanceSeconds(6 * HOUR - 1)
    await tick()
    expect(service.requests).toHaveLength(1)
    clock.advanceSeconds(1)
    await tick()
    expect(service.requests).toHaveLength(2)
  })

  it('is requested with its ETag and stays in use after 304', async () => {
    const { clock, tick, status: report, logged } = await start(serve(blobOf(7), '"seven"'))
    clock.advanceSeconds(DAY)
    await tick()
    expect(service.requests.map(({ ifNoneMatch }) => ifNoneMatch)).toEqual([undefined, '"seven"'])
    expect(await report()).toMatchObject({ no: 7, checkedAt: '2026-01-16T12:00:00.000Z', lastFailure: null })
    expect(logged('metadata in use')).toHaveLength(1)
  })

  it('stays in use when the service returns the same BLOB with a new ETag, which replaces the old one', async () => {
    const { clock, tick, status: report } = await start(serve(blobOf(7), '"one"'))
    service.answer = serve(blobOf(7), '"other"')
    for (const _ of [1, 2]) {
      clock.advanceSeconds(DAY)
      await tick()
    }
    expect(service.requests.map(({ ifNoneMatch }) => ifNoneMatch)).toEqual([undefined, '"one"', '"other"'])
    expect(await report()).toMatchObject({ no: 7, storedAt: '2026-01-15T12:00:00.000Z', lastFailure: null })
  })

  it('is replaced by a newer BLOB', async () => {
    const { clock, tick, status: report } = await start(serve(blobOf(7), '"seven"'))
    service.answer = serve(blobOf(8), '"eight"')
    clock.advanceSeconds(DAY)
    await tick()
    expect(await report()).toMatchObject({ no: 8, storedAt: '2026-01-16T12:00:00.000Z' })
  })

  it('is downloaded through a redirect to the same host', async () => {
    const blob = blobOf(7)
    const { status: report } = await start((request, response) =>
      request.url === '/blob'
        ? status(302, { location: '/elsewhere' })(request, response)
        : serve(blob)(request, response),
    )
    expect(service.requests.map(({ path }) => path)).toEqual(['/blob', '/elsewhere'])
    expect(await report()).toMatchObject({ state: 'fresh', no: 7 })
  })
})

describe('metadata whose refresh fails', () => {
  const FAULTS: readonly [name: string, answer: () => Answer, code: string][] = [
    ['the connection is closed', () => hangUp, 'download_failed'],
    ['the service returns 503', () => status(503), 'download_status_unexpected'],
    ['the service returns 404', () => status(404), 'download_status_unexpected'],
    [
      'the service returns 304 to a request without an ETag',
      () => (_, response) => response.writeHead(304).end(),
      'download_status_unexpected',
    ],
    [
      'the service redirects to another host',
      () => status(302, { location: 'http://localhost:9/blob' }),
      'download_redirect_refused',
    ],
    [
      'the service redirects to another scheme',
      () => status(301, { location: 'https://127.0.0.1/blob' }),
      'download_redirect_refused',
    ],
    ['a redirect has no location', () => status(302), 'download_redirect_refused'],
    ['the service redirects in a loop', () => status(307, { location: '/blob' }), 'download_redirect_refused'],
    ['the response is not a BLOB', () => serve('<html>'), 'metadata_blob_malformed'],
    ['the BLOB is truncated', () => serve(blobOf(8).slice(0, 2000)), 'metadata_blob_malformed'],
    ['the signer is not trusted', () => serve(forgedBlob(8)), 'metadata_signer_untrusted'],
    ['the BLOB is older than the one in use [mds.no-monotonic]', () => serve(blobOf(6)), 'metadata_rolled_back'],
  ]

  it.each(FAULTS)('stays in use when %s [mds.refresh-failure]', async (_name, answer, code) => {
    const { clock, tick, status: report, logged } = await start(serve(blobOf(7)))
    service.answer = answer()
    clock.advanceSeconds(DAY)
    await tick()
    expect(await report()).toMatchObject({ state: 'fresh', no: 7, lastFailure: { code, failures: 1 } })
    expect(logged('metadata refresh failed')).toMatchObject([{ level: 'warn', code, state: 'fresh', number: 7 }])
  })

  it('is reported as stale after nextUpdate and stays in use [mds.nextupdate] [mds.refresh-failure]', async () => {
    const { clock, tick, status: report, logged } = await start(serve(blobOf(7)))
    service.answer = hangUp
    clock.advanceSeconds((Date.parse('2026-07-02') - clock.now().getTime()) / 1000 - 1)
    await tick()
    expect(await report()).toMatchObject({ state: 'fresh', no: 7 })
    clock.advanceSeconds(61 * DAY)
    await tick()
    expect(await report()).toMatchObject({ state: 'stale', no: 7, lastFailure: { code: 'download_failed' } })
    expect(logged('metadata refresh failed').at(-1)).toMatchObject({
      state: 'stale',
      nextUpdate: `${NEXT_UPDATE}T00:00:00.000Z`,
    })
  })

  it('is logged as out of date once a day [mds.nextupdate]', async () => {
    const { clock, tick, logged } = await start(serve(blobOf(7)))
    clock.advanceSeconds((Date.parse('2026-07-02') - clock.now().getTime()) / 1000)
    for (const _ of [1, 2, 3]) {
      await tick()
      clock.advanceSeconds(DAY / 2)
    }
    const nextUpdate = `${NEXT_UPDATE}T00:00:00.000Z`
    const overdue = { level: 'warn', number: 7, nextUpdate }
    expect(logged('metadata is out of date')).toMatchObject([overdue, overdue])
  })

  it('is missing when no download has succeeded [mds.refresh-failure]', async () => {
    const { status: report } = await start(hangUp)
    expect(await report()).toMatchObject({ state: 'missing', no: null, lastFailure: { code: 'download_failed' } })
  })

  it('is requested again after growing, random delays of at most the interval', async () => {
    const { clock, tick, status: report } = await start(hangUp, { metadata: { refresh_hours: 1 } })
    const waits: number[] = []
    for (let failures = 1; failures <= 9; failures += 1) {
      const { lastFailure, nextCheckAt } = (await report()) as { lastFailure: Json; nextCheckAt: string }
      expect(lastFailure).toMatchObject({ failures })
      const wait = (Date.parse(nextCheckAt) - clock.now().getTime()) / 1000
      waits.push(wait)
      clock.advanceSeconds(Math.floor(wait) - 1)
      await tick()
      expect(service.requests).toHaveLength(failures)
      clock.advanceSeconds(2)
      await tick()
      expect(service.requests).toHaveLength(failures + 1)
    }
    const longest = [60, 120, 240, 480, 960, 1920, HOUR, HOUR, HOUR]
    for (const [index, wait] of waits.entries()) {
      expect(wait).toBeGreaterThanOrEqual((longest[index] ?? 0) / 2)
      expect(wait).toBeLessThanOrEqual(longest[index] ?? 0)
    }
  })

  it('has no last failure after a successful check', async () => {
    const { clock, tick, status: report } = await start(hangUp)
    service.answer = serve(blobOf(7))
    clock.advanceSeconds(60)
    await tick()
    expect(await report()).toMatchObject({ state: 'fresh', no: 7, lastFailure: null })
    service.answer = hangUp
    clock.advanceSeconds(DAY)
    await tick()
    expect(await report()).toMatchObject({ lastFailure: { failures: 1 } })
  })

  it('does not delay the shutdown of the server', async () => {
    const { clock, app: server } = await start(serve(blobOf(7)))
    const asked = new Promise<void>((resolve) => {
      service.answer = () => resolve()
    })
    clock.advanceSeconds(DAY)
    void app?.tick()
    await asked
    await server.close()
    expect(app?.logged('unexpected error')).toEqual([])
  })
})

describe('disabled metadata', () => {
  it('is not downloaded', async () => {
    app = await startMetadataApp(directory, { metadata: { enabled: false, url: service.url } })
    expect(await app.status()).toMatchObject({ state: 'off', no: null, nextCheckAt: null })
    expect(service.requests).toEqual([])
  })

  it('is not downloaded without a URL when enabled', async () => {
    app = await startMetadataApp(directory, { metadata: { url: null } })
    expect(await app.status()).toMatchObject({ state: 'missing', nextCheckAt: null, lastFailure: null })
    expect(service.requests).toEqual([])
  })
})

describe('metadata whose signer is revoked', () => {
  const lists = join(directory.path, 'lists.pem')

  it.each([
    ['the signer', [intermediate, signer]],
    ['its authority', [root, intermediate]],
  ] as const)(
    'is rejected when a configured revocation list contains %s [mds.revocation]',
    async (_name, [issuer, revoked]) => {
      const { serialNumber } = revoked.certificate
      writeFileSync(lists, issueCrl(issuer, { revoked: [{ serialNumber }] }).pem)
      const { status: report } = await start(serve(blobOf(7)), { metadata: { revocation_list_file: lists } })
      expect(await report()).toMatchObject({ state: 'missing', lastFailure: { code: 'metadata_signer_revoked' } })
    },
  )

  it('is used when the revocation lists contain other certificates', async () => {
    writeFileSync(lists, issueCrl(root, { revoked: [{ serialNumber: 1 }] }).pem)
    const { status: report } = await start(serve(blobOf(7)), { metadata: { revocation_list_file: lists } })
    expect(await report()).toMatchObject({ state: 'fresh', no: 7 })
  })
})
