import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { latchkey } from '../support/cli.js'
import { loadIn } from '../support/config.js'
import type { Json } from '../support/flows.js'
import { makeDirectory, type MetadataDirectory, blobOf, startMetadataApp } from './metadata-app.js'

const VECTORS = join(import.meta.dirname, '../../../shared/vectors/mds')
const NOW = '2026-01-15T12:00:00Z'

let directory: MetadataDirectory

beforeEach(() => {
  directory = makeDirectory()
  configure({ enabled: true, url: null, root_certificate_file: 'root.pem' })
})

afterEach(() => directory.remove())

/** Writes a configuration file with this section `metadata`. */
function configure(metadata: Json): void {
  writeFileSync(join(directory.path, 'passkey_config.jsonc'), JSON.stringify({ metadata }))
}

/** Runs `latchkey metadata` in the directory of the test. */
const run = (args: readonly string[], input = '') =>
  latchkey(['metadata', ...args], { input, loadConfig: () => loadIn(directory.path) })

const importBlob = (blob: string) => run(['import', '--at', NOW, '-'], blob)

describe('latchkey metadata import', () => {
  it('stores a BLOB from a file for the server', async () => {
    const file = join(directory.path, 'blob.jwt')
    writeFileSync(file, `${blobOf(7)}\n`)
    const { exitCode, out } = await run(['import', '--at', NOW, file])
    expect({ exitCode, out }).toMatchObject({
      exitCode: 0,
      out: expect.stringMatching(/^stored\nstate +fresh\nno +7\n/),
    })
    const app = await startMetadataApp(directory, { onDisk: true })
    expect(await app.status()).toMatchObject({ state: 'fresh', no: 7, checkedAt: null })
    await app.close()
  })

  it('does nothing when the BLOB is already stored', async () => {
    await importBlob(blobOf(7))
    expect(await importBlob(blobOf(7))).toMatchObject({ exitCode: 0, out: expect.stringMatching(/^already stored\n/) })
  })

  it.each([
    ['an older BLOB [mds.no-monotonic]', () => blobOf(6), 'metadata_rolled_back'],
    ['a modified BLOB', () => blobOf(8).replace(/.{8}$/, 'AAAAAAAA'), 'metadata_signature_invalid'],
    ['other text', () => 'nonsense', 'metadata_blob_malformed'],
  ])('rejects %s without changing the stored one', async (_name, blob, code) => {
    await importBlob(blobOf(7))
    expect(await importBlob(blob())).toMatchObject({ exitCode: 1, err: expect.stringContaining(`refused: ${code}: `) })
    expect(await run(['status', '--at', NOW])).toMatchObject({ out: expect.stringMatching(/\nno +7\n/) })
  })

  it('rejects a BLOB whose signer is not valid at the given time', async () => {
    const { exitCode, err } = await run(['import', '--at', '2041-01-01', '-'], blobOf(7))
    expect({ exitCode, err }).toMatchObject({ exitCode: 1, err: expect.stringContaining('metadata_signer_untrusted') })
  })

  const published = existsSync(VECTORS) ? it : it.skip
  published('stores a BLOB of the FIDO Metadata Service (needs ../shared/vectors)', async () => {
    const root_certificate_file = join(VECTORS, 'globalsign-root-r3.der')
    configure({ enabled: true, url: null, root_certificate_file })
    const blob = readFileSync(join(VECTORS, 'blob.jwt'), 'utf8')
    expect(await run(['import', '-'], blob)).toMatchObject({ exitCode: 1 })
    expect(await run(['import', '--at', '2021-11-15', '-'], blob)).toMatchObject({ exitCode: 0 })
    const { exitCode, out } = await run(['status', '--json'])
    expect(exitCode).toBe(0)
    expect(JSON.parse(out)).toMatchObject({ state: 'stale', refused: null })
  })
})

describe('latchkey metadata status', () => {
  it('reports missing metadata', async () => {
    expect(await run(['status'])).toEqual({ exitCode: 1, out: 'state  missing\n', err: '' })
  })

  it('reports disabled metadata', async () => {
    configure({ enabled: false })
    expect(await run(['status'])).toEqual({ exitCode: 0, out: 'state  off\n', err: '' })
  })

  it('prints JSON with the member names of the API', async () => {
    await importBlob(blobOf(7))
    const { exitCode, out } = await run(['status', '--json', '--at', NOW])
    expect(exitCode).toBe(0)
    expect(JSON.parse(out)).toEqual({
      state: 'fresh',
      no: 7,
      nextUpdate: '2026-07-01T00:00:00.000Z',
      entries: 1,
      problems: 0,
      storedAt: '2026-01-15T12:00:00.000Z',
      checkedAt: null,
      refused: null,
    })
  })

  it('reports stale metadata [mds.nextupdate]', async () => {
    await importBlob(blobOf(7))
    expect(await run(['status', '--at', '2026-09-01'])).toMatchObject({
      exitCode: 0,
      out: expect.stringMatching(/^state +stale\n/),
    })
  })
})

describe('latchkey metadata', () => {
  it.each<[string, string[], RegExp]>([
    ['a missing action', [], /Usage: latchkey metadata/],
    ['an unknown action', ['export'], /unknown command 'export'/],
    ['a missing file', ['import'], /missing required argument 'FILE'/],
    ['two files', ['import', 'a', 'b'], /too many arguments/],
    ['a file for the status', ['status', 'a'], /too many arguments/],
    ['an unknown option', ['status', '--colour'], /unknown option '--colour'/],
    ['an invalid time', ['import', '--at', 'noon', 'a'], /Expected an ISO 8601 time/],
    ['a file that does not exist', ['import', '/nonexistent/blob'], /cannot read \/nonexistent\/blob \(ENOENT\)/],
  ])('exits with 2 for %s', async (_name, args, message) => {
    const { exitCode, out, err } = await run(args)
    expect({ exitCode, out }).toEqual({ exitCode: 2, out: '' })
    expect(err).toMatch(message)
  })

  it('exits with 2 for an import while metadata is off', async () => {
    configure({ enabled: false })
    const { exitCode, err } = await run(['import', '-'])
    expect({ exitCode, err }).toEqual({ exitCode: 2, err: 'error: the configuration does not enable metadata\n' })
  })

  it('exits with 2 for an invalid configuration', async () => {
    configure({ enabled: true })
    const { exitCode, err } = await run(['status'])
    expect(exitCode).toBe(2)
    expect(err).toMatch(/metadata\.root_certificate_file: must name the root/)
  })
})
