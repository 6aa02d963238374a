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

/** A BLOB of somebody who has got the name right, and the authority wrong. */
function forgedBlob(no: number): string {
  const stranger = createTestCa({ subject: { CN: 'Metadata root' } })
  const leaf = issue(stranger, { subject: { CN: SIGNER }, subjectAltName: [{ dns: SIGNER }] })
  return makeBlob({ payload: payloadJson({ no }), chain: [leaf] })
}

describe('metadata that is fetched', () => {
  it('is used from the first answer on', async () => {
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

  it('is asked for again when the configured time is over, not before', async () => {
    const { clock, tick } = await start(serve(blobOf(7)), { metadata: { refresh_hours: 6 } })
    clock.advanceSeconds(6 * HOUR - 1)
    await tick()
    expect(service.requests).toHaveLength(1)
    clock.advanceSeconds(1)
    await tick()
    expect(service.requests).toHaveLength(2)
  })

  it('is asked for with its ETag, and stays when there is none newer', async () => {
    const { clock, tick, status: report, logged } = await start(serve(blobOf(7), '"seven"'))
    clock.advanceSeconds(DAY)
    await tick()
    expect(service.requests.map(({ ifNoneMatch }) => ifNoneMatch)).toEqual([undefined, '"seven"'])
    expect(await report()).toMatchObject({ no: 7, checkedAt: '2026-01-16T12:00:00.000Z', lastFailure: null })
    expect(logged('metadata in use')).toHaveLength(1)
  })

  it('stays when the service hands out the same again, and is known by the new ETag', async () => {
    const { clock, tick, status: report } = await start(serve(blobOf(7), '"one"'))
    service.answer = serve(blobOf(7), '"other"')
    for (const _ of [1, 2]) {
      clock.advanceSeconds(DAY)
      await tick()
    }
    expect(service.requests.map(({ ifNoneMatch }) => ifNoneMatch)).toEqual([undefined, '"one"', '"other"'])
    expect(await report()).toMatchObject({ no: 7, storedAt: '2026-01-15T12:00:00.000Z', lastFailure: null })
  })

  it('gives way to a newer one', async () => {
    const { clock, tick, status: report } = await start(serve(blobOf(7), '"seven"'))
    service.answer = serve(blobOf(8), '"eight"')
    clock.advanceSeconds(DAY)
    await tick()
    expect(await report()).toMatchObject({ no: 8, storedAt: '2026-01-16T12:00:00.000Z' })
  })

  it('follows a redirect on the same host', async () => {
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

describe('metadata that cannot be refreshed', () => {
  const FAULTS: readonly [name: string, answer: () => Answer, code: string][] = [
    ['the connection breaks', () => hangUp, 'download_failed'],
    ['the service fails', () => status(503), 'download_status_unexpected'],
    ['there is nothing', () => status(404), 'download_status_unexpected'],
    [
      'it says unchanged to who did not ask',
      () => (_, response) => response.writeHead(304).end(),
      'download_status_unexpected',
    ],
    [
      'it leads to another host',
      () => status(302, { location: 'http://localhost:9/blob' }),
      'download_redirect_refused',
    ],
    [
      'it leads to another scheme',
      () => status(301, { location: 'https://127.0.0.1/blob' }),
      'download_redirect_refused',
    ],
    ['it leads nowhere', () => status(302), 'download_redirect_refused'],
    ['it leads in circles', () => status(307, { location: '/blob' }), 'download_redirect_refused'],
    ['it is no BLOB', () => serve('<html>'), 'metadata_blob_malformed'],
    ['it is cut off', () => serve(blobOf(8).slice(0, 2000)), 'metadata_blob_malformed'],
    ['somebody else signed it', () => serve(forgedBlob(8)), 'metadata_signer_untrusted'],
    ['it is older than what is in use [mds.no-monotonic]', () => serve(blobOf(6)), 'metadata_rolled_back'],
  ]

  it.each(FAULTS)('stays as it is when %s [mds.refresh-failure]', async (_name, answer, code) => {
    const { clock, tick, status: report, logged } = await start(serve(blobOf(7)))
    service.answer = answer()
    clock.advanceSeconds(DAY)
    await tick()
    expect(await report()).toMatchObject({ state: 'fresh', no: 7, lastFailure: { code, failures: 1 } })
    expect(logged('metadata refresh failed')).toMatchObject([{ level: 'warn', code, state: 'fresh', number: 7 }])
  })

  it('is reported as stale once it is overdue, and stays in use [mds.nextupdate] [mds.refresh-failure]', async () => {
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

  it('is said in the log to be overdue once a day [mds.nextupdate]', async () => {
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

  it('is missing when none was ever fetched [mds.refresh-failure]', async () => {
    const { status: report } = await start(hangUp)
    expect(await report()).toMatchObject({ state: 'missing', no: null, lastFailure: { code: 'download_failed' } })
  })

  it('is asked for again later each time, at random moments, and at last as often as ever', async () => {
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

  it('forgets the failures with the first success', async () => {
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

  it('does not hold up the end of the server', async () => {
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

describe('metadata that nobody wants', () => {
  it('is not fetched unless it is enabled', async () => {
    app = await startMetadataApp(directory, { metadata: { enabled: false, url: service.url } })
    expect(await app.status()).toMatchObject({ state: 'off', no: null, nextCheckAt: null })
    expect(service.requests).toEqual([])
  })

  it('is not fetched without an address', async () => {
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
    'is refused where a list of the configuration names %s [mds.revocation]',
    async (_name, [issuer, revoked]) => {
      const { serialNumber } = revoked.certificate
      writeFileSync(lists, issueCrl(issuer, { revoked: [{ serialNumber }] }).pem)
      const { status: report } = await start(serve(blobOf(7)), { metadata: { revocation_list_file: lists } })
      expect(await report()).toMatchObject({ state: 'missing', lastFailure: { code: 'metadata_signer_revoked' } })
    },
  )

  it('is used where the lists name others', async () => {
    writeFileSync(lists, issueCrl(root, { revoked: [{ serialNumber: 1 }] }).pem)
    const { status: report } = await start(serve(blobOf(7)), { metadata: { revocation_list_file: lists } })
    expect(await report()).toMatchObject({ state: 'fresh', no: 7 })
  })
})
