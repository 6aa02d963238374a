import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { createMetadataCommand } from '../../src/cli/metadata.command.js'
import { runCli } from '../../src/cli/run-cli.js'
import { UsageError } from '../../src/cli/command.js'
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

/** Writes the section `metadata` of the configuration. */
function configure(metadata: Json): void {
  writeFileSync(join(directory.path, 'passkey_config.jsonc'), JSON.stringify({ metadata }))
}

interface Ended {
  readonly exitCode: number
  readonly out: string
  readonly err: string
}

/** Runs the command in the directory of the test. */
async function run(args: readonly string[], input = ''): Promise<Ended> {
  const written = { out: '', err: '' }
  const command = createMetadataCommand(() => loadIn(directory.path))
  const exitCode = await command.run(args, {
    stdin: Readable.from([Buffer.from(input)]),
    out: (text) => (written.out += text),
    err: (text) => (written.err += text),
  })
  return { exitCode, ...written }
}

const importBlob = (blob: string): Promise<Ended> => run(['import', '--at', NOW, '-'], blob)

describe('latchkey metadata import', () => {
  it('keeps a BLOB from a file for the server', async () => {
    const file = join(directory.path, 'blob.jwt')
    writeFileSync(file, `${blobOf(7)}\n`)
    const { exitCode, out } = await run(['import', '--at', NOW, file])
    expect({ exitCode, out }).toMatchObject({
      exitCode: 0,
      out: expect.stringMatching(/^kept from now on\nstate +fresh\nno +7\n/),
    })
    const app = await startMetadataApp(directory, { onDisk: true })
    expect(await app.status()).toMatchObject({ state: 'fresh', no: 7, checkedAt: null })
    await app.close()
  })

  it('has nothing to do when it is kept already', async () => {
    await importBlob(blobOf(7))
    expect(await importBlob(blobOf(7))).toMatchObject({ exitCode: 0, out: expect.stringMatching(/^kept already\n/) })
  })

  it.each([
    ['one that is older [mds.no-monotonic]', () => blobOf(6), 'metadata_rolled_back'],
    ['one that was changed', () => blobOf(8).replace(/.{8}$/, 'AAAAAAAA'), 'metadata_signature_invalid'],
    ['what is none', () => 'nonsense', 'metadata_blob_malformed'],
  ])('refuses %s and leaves what is kept', async (_name, blob, code) => {
    await importBlob(blobOf(7))
    expect(await importBlob(blob())).toMatchObject({ exitCode: 1, err: expect.stringContaining(`refused: ${code}: `) })
    expect(await run(['status', '--at', NOW])).toMatchObject({ out: expect.stringMatching(/\nno +7\n/) })
  })

  it('refuses a BLOB whose signer is not valid at the time', async () => {
    const { exitCode, err } = await run(['import', '--at', '2041-01-01', '-'], blobOf(7))
    expect({ exitCode, err }).toMatchObject({ exitCode: 1, err: expect.stringContaining('metadata_signer_untrusted') })
  })

  const published = existsSync(VECTORS) ? it : it.skip
  published('keeps a BLOB of the FIDO Metadata Service (needs ../shared/vectors)', async () => {
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
  it('says that nothing is kept', async () => {
    expect(await run(['status'])).toEqual({ exitCode: 1, out: 'state  missing\n', err: '' })
  })

  it('says that metadata is off', async () => {
    configure({ enabled: false })
    expect(await run(['status'])).toEqual({ exitCode: 0, out: 'state  off\n', err: '' })
  })

  it('answers in JSON with the names of the route', async () => {
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

  it('says that metadata is out of date [mds.nextupdate]', async () => {
    await importBlob(blobOf(7))
    expect(await run(['status', '--at', '2026-09-01'])).toMatchObject({
      exitCode: 0,
      out: expect.stringMatching(/^state +stale\n/),
    })
  })
})

describe('latchkey metadata', () => {
  it.each([
    ['nothing to do', []],
    ['something else to do', ['export']],
    ['no file', ['import']],
    ['two files', ['import', 'a', 'b']],
    ['a file to show the status of', ['status', 'a']],
    ['an option it does not have', ['status', '--colour']],
    ['a time that is none', ['import', '--at', 'noon', 'a']],
  ])('does not understand %s', async (_name, args) => {
    await expect(run(args)).rejects.toBeInstanceOf(UsageError)
  })

  it('cannot read a file that is not there', async () => {
    await expect(run(['import', join(directory.path, 'nothing')])).rejects.toThrow(/cannot read .*nothing \(ENOENT\)/)
  })

  it('imports nothing where metadata is off', async () => {
    configure({ enabled: false })
    await expect(run(['import', '-'])).rejects.toThrow('metadata is not enabled in the configuration')
  })

  it('says what is wrong with the configuration', async () => {
    configure({ enabled: true })
    await expect(run(['status'])).rejects.toThrow(/metadata\.root_certificate_file: must name the root/)
  })

  it('is a command of the program', async () => {
    const written = { out: '', err: '' }
    const streams = {
      stdin: Readable.from([]),
      out: (text: string) => (written.out += text),
      err: (text: string) => (written.err += text),
    }
    expect(await runCli(['metadata'], streams)).toBe(2)
    expect(written.err).toContain('usage: latchkey metadata import')
  })
})
