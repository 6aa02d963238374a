import { serve, startBlobServer, status } from '../metadata/blob-server.js'
import { blobOf, makeDirectory, NEXT_UPDATE, startMetadataApp } from '../metadata/metadata-app.js'
import { TestClock } from '../support/clock.js'

const directory = makeDirectory()
afterAll(() => directory.remove())

/** Returns the gauges of the metadata that have a sample, by the end of their names. */
function gaugesIn(text: string): Record<string, number> {
  const lines = [...text.matchAll(/^latchkey_metadata_(\w+) (\S+)$/gm)]
  return Object.fromEntries(lines.map(([, name = '', value]) => [name, Number(value)]))
}

it('reports missing metadata, its age and how long it is overdue', async () => {
  const clock = new TestClock(Date.UTC(2026, 5, 1))
  const service = await startBlobServer()
  service.answer = status(503)
  const app = await startMetadataApp(directory, { clock, metadata: { url: service.url } })
  const gauges = async () => gaugesIn((await app.backend.send('GET', '/metrics')).text)
  expect(await gauges()).toEqual({ missing: 1, refresh_failures: 1 })

  service.answer = serve(blobOf(7, 'FIDO_CERTIFIED_L1'))
  clock.advanceSeconds(3600)
  await app.tick()
  expect(await gauges()).toEqual({ age_seconds: 0, overdue_seconds: 0, missing: 0, refresh_failures: 0 })

  // The metadata is due until the end of the day.
  clock.advanceSeconds((Date.parse(NEXT_UPDATE) - clock.now().getTime()) / 1000 + 86_400 + 60)
  expect(await gauges()).toMatchObject({ overdue_seconds: 60, missing: 0 })
  await app.close()
  await service.close()
})
