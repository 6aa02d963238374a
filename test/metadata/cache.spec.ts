import { writeFileSync } from 'node:fs'
import { createTestCa, issue } from '../support/certificates.js'
import { TestClock } from '../support/clock.js'
import { intermediate, makeBlob, SIGNER } from '../webauthn/trust/metadata/blob-maker.js'
import { payloadJson } from '../webauthn/trust/metadata/metadata-json.js'
import { type BlobServer, hangUp, serve, startBlobServer } from './blob-server.js'
import { blobOf, makeDirectory, type MetadataApp, type MetadataDirectory, startMetadataApp } from './metadata-app.js'

const DAY = 86_400

let directory: MetadataDirectory
let service: BlobServer
let apps: MetadataApp[]

beforeEach(async () => {
  directory = makeDirectory()
  apps = []
  service = await startBlobServer()
})

afterEach(async () => {
  for (const app of apps) await app.close()
  await service.close()
  directory.remove()
})

/** Starts a server on the database of the test. */
async function start(metadata: Record<string, unknown> = {}, clock = new TestClock()): Promise<MetadataApp> {
  const app = await startMetadataApp(directory, { metadata: { url: service.url, ...metadata }, onDisk: true, clock })
  apps.push(app)
  return app
}

async function stop(): Promise<void> {
  await apps.pop()?.close()
}

/** Starts a server that downloads a BLOB, changes the database, and stops the server. */
async function store(blob: string, change?: { sql: string; parameters: unknown[] }, clock?: TestClock): Promise<void> {
  service.answer = serve(blob, '"stored"')
  const { unitOfWork } = await start({}, clock)
  if (change !== undefined) await unitOfWork.transaction((manager) => manager.query(change.sql, change.parameters))
  await stop()
  service.answer = hangUp
  service.requests.length = 0
}

const withText = (text: string) => ({ sql: 'UPDATE metadata_blobs SET text = ?', parameters: [text] })

describe('stored metadata', () => {
  it('is used after a restart without network access [mds.refresh-failure]', async () => {
    await store(blobOf(7))
    const { status, logged } = await start({ url: null })
    expect(await status()).toMatchObject({ state: 'fresh', no: 7, refused: null })
    expect(logged('metadata in use')).toMatchObject([{ number: 7 }])
  })

  it('is not downloaded again at every start', async () => {
    await store(blobOf(7))
    const { clock, tick } = await start()
    expect(service.requests).toEqual([])
    clock.advanceSeconds(DAY)
    await tick()
    expect(service.requests).toMatchObject([{ ifNoneMatch: '"stored"' }])
  })

  it('rejects a lower number after a restart [mds.no-monotonic]', async () => {
    await store(blobOf(7))
    service.answer = serve(blobOf(6))
    const { clock, tick, status } = await start()
    clock.advanceSeconds(DAY)
    await tick()
    expect(await status()).toMatchObject({ state: 'fresh', no: 7, lastFailure: { code: 'metadata_rolled_back' } })
  })

  it('stays in use after its signer has expired', async () => {
    const notAfter = new Date('2026-02-01T00:00:00Z')
    const leaf = issue(intermediate, { subject: { CN: SIGNER }, subjectAltName: [{ dns: SIGNER }], notAfter })
    const blob = makeBlob({ payload: payloadJson({ no: 7 }), chain: [leaf, intermediate] })
    await store(blob)
    const late = new TestClock(Date.parse('2026-03-01'))
    const { status } = await start({}, late)
    expect(await status()).toMatchObject({ state: 'fresh', no: 7 })
    service.answer = serve(makeBlob({ payload: payloadJson({ no: 8 }), chain: [leaf, intermediate] }))
    late.advanceSeconds(DAY)
    await apps[0]?.tick()
    expect(await status()).toMatchObject({ no: 7, lastFailure: { code: 'metadata_signer_untrusted' } })
  })

  const [header = '', , signature = ''] = blobOf(7).split('.')
  const payload = Buffer.from(JSON.stringify(payloadJson({ no: 7, entries: [] }))).toString('base64url')

  it.each([
    ['has been modified', `${header}.${payload}.${signature}`, 'metadata_signature_invalid'],
    ['has been removed', '', 'metadata_blob_malformed'],
    ['has been replaced by an older BLOB [mds.no-monotonic]', blobOf(6), 'metadata_rolled_back'],
  ])('is not used when it %s [mds.cache-integrity]', async (_name, text, code) => {
    await store(blobOf(7), withText(text))
    const { status, logged } = await start({ url: null })
    expect(await status()).toMatchObject({ state: 'missing', no: null, refused: code })
    expect(logged('stored metadata failed verification')).toMatchObject([{ level: 'warn', code, number: 7 }])
  })

  it('is not used when another authority has signed it [mds.cache-integrity]', async () => {
    await store(blobOf(7))
    writeFileSync(directory.rootFile, createTestCa({ subject: { CN: 'Metadata root' } }).pem)
    const { status } = await start({ url: null })
    expect(await status()).toMatchObject({ state: 'missing', no: null, refused: 'metadata_signer_untrusted' })
  })

  it('is used only for the metadata service that it came from', async () => {
    await store(blobOf(7))
    const { status } = await start({ url: null, signer: 'mds.example.org' })
    expect(await status()).toMatchObject({ state: 'missing', no: null, refused: null })
  })

  it('is repaired by a download of the same BLOB without its ETag, but not by an older one [mds.cache-integrity]', async () => {
    await store(blobOf(7), withText('nonsense'))
    service.answer = serve(blobOf(6))
    const { clock, tick, status } = await start()
    expect(service.requests).toMatchObject([{ ifNoneMatch: undefined }])
    expect(await status()).toMatchObject({ state: 'missing', lastFailure: { code: 'metadata_rolled_back' } })
    service.answer = serve(blobOf(7))
    clock.advanceSeconds(60)
    await tick()
    expect(await status()).toMatchObject({ state: 'fresh', no: 7, refused: null, lastFailure: null })
    await stop()
    expect(await (await start({ url: null })).status()).toMatchObject({ state: 'fresh', no: 7 })
  })

  it('is loaded when another process has stored it', async () => {
    const one = await start({ url: null })
    service.answer = serve(blobOf(7))
    await start()
    expect(await one.status()).toMatchObject({ state: 'missing' })
    await one.tick()
    expect(await one.status()).toMatchObject({ state: 'fresh', no: 7 })
  })

  it('stays in use in a process that has verified it, even if the database is modified', async () => {
    service.answer = serve(blobOf(7))
    const { unitOfWork, tick, status, logged } = await start()
    await unitOfWork.transaction((manager) => manager.query("UPDATE metadata_blobs SET text = '', stored_at = 0"))
    service.answer = hangUp
    await tick()
    await tick()
    expect(await status()).toMatchObject({ state: 'fresh', no: 7, refused: 'metadata_blob_malformed' })
    expect(logged('stored metadata failed verification')).toHaveLength(1)
  })

  it('is not overwritten by an older BLOB when another process has stored a newer one [mds.no-monotonic]', async () => {
    service.answer = serve(blobOf(7))
    const { unitOfWork } = await start()
    const numbers = (): Promise<unknown> =>
      unitOfWork.transaction((manager) => manager.query('SELECT number FROM metadata_blobs'))
    service.answer = (request, response) => {
      // During the download, another process stores a newer BLOB.
      void unitOfWork
        .transaction((manager) => manager.query('UPDATE metadata_blobs SET number = 9, text = ?', [blobOf(9)]))
        .then(() => serve(blobOf(8))(request, response))
    }
    const [app] = apps
    app?.clock.advanceSeconds(DAY)
    await app?.tick()
    expect(await numbers()).toEqual([{ number: 9 }])
    expect(await app?.status()).toMatchObject({ no: 9, lastFailure: { code: 'metadata_rolled_back' } })
  })
})
