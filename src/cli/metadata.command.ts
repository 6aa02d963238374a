import { parseArgs } from 'node:util'
import type { LatchkeyConfig } from '../config/latchkey-config.js'
import type { MetadataStatus } from '../metadata/metadata-status.js'
import { EngineError } from '../webauthn/index.js'
import { type Command, type ExitCode, type Streams, UnusableInputError, UsageError } from './command.js'
import { openInput, readInput } from './input.js'
import { type LoadConfig, refusingInvalid } from './read-config.js'

interface MetadataOptions {
  readonly action: 'import' | 'status'
  readonly file: string | undefined
  readonly at: Date | 'now'
  readonly json: boolean
}

/** `latchkey metadata`: FIDO metadata in the database of the configured service. */
export function createMetadataCommand(loadConfig: LoadConfig): Command {
  return {
    name: 'metadata',
    usage: 'import [--at TIME] FILE|-  |  metadata status [--json]',
    summary:
      'Verify a metadata BLOB and keep it for the server, or show what is kept. Exit status: 0 usable, 1 refused or missing, 2 unusable input.',
    run: async (args, streams) => {
      const options = readOptions(args)
      const config = await refusingInvalid(loadConfig)
      return options.action === 'import' ? importBlob(options, config, streams) : showStatus(options, config, streams)
    },
  }
}

function readOptions(args: readonly string[]): MetadataOptions {
  const { values, positionals } = parseOrRefuse(args)
  const [action, file, ...more] = positionals
  if (action !== 'import' && action !== 'status') throw new UsageError('what is to be done: import or status')
  if (action === 'import' ? file === undefined || more.length > 0 : file !== undefined) {
    throw new UsageError(action === 'import' ? 'one FILE' : 'status takes no FILE')
  }
  return { action, file, at: readTime(values.at), json: values.json }
}

function parseOrRefuse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { at: { type: 'string' }, json: { type: 'boolean', default: false } },
    })
  } catch (error) {
    throw new UsageError((error as Error).message)
  }
}

function readTime(text: string | undefined): Date | 'now' {
  if (text === undefined) return 'now'
  const at = new Date(text)
  if (Number.isNaN(at.getTime())) throw new UsageError('--at takes an ISO time, e.g. 2026-01-31T12:00:00Z')
  return at
}

async function importBlob({ file, at }: MetadataOptions, config: LatchkeyConfig, streams: Streams): Promise<ExitCode> {
  if (config.metadata === 'off') throw new UnusableInputError('metadata is not enabled in the configuration')
  const text = (await readInput(openInput(file, streams))).toString('latin1')
  const { withMetadata } = await import('./open-metadata.js')
  return withMetadata(config, at, async (metadata) => {
    try {
      const outcome = await metadata.update(text, { etag: null, from: 'file' })
      streams.out(`${outcome === 'updated' ? 'kept from now on' : 'kept already'}\n${describe(metadata.status())}`)
      return 0
    } catch (error) {
      if (!(error instanceof EngineError)) throw error
      streams.err(`refused: ${error.code}: ${error.title}\n`)
      return 1
    }
  })
}

async function showStatus({ at, json }: MetadataOptions, config: LatchkeyConfig, { out }: Streams): Promise<ExitCode> {
  const { withMetadata } = await import('./open-metadata.js')
  const status = await withMetadata(config, at, (metadata) => Promise.resolve(metadata.status()))
  out(json ? `${JSON.stringify(factsOf(status), null, 2)}\n` : describe(status))
  return status.state === 'missing' || status.refused !== null ? 1 : 0
}

function describe(status: MetadataStatus): string {
  const facts = Object.entries(factsOf(status)).filter(([, value]) => value !== null)
  const width = Math.max(...facts.map(([name]) => name.length))
  return facts.map(([name, value]) => `${name.padEnd(width)}  ${value}\n`).join('')
}

/** What is told, under the names that the routes of the service use. */
function factsOf({ state, metadata, refused }: MetadataStatus): Readonly<Record<string, string | number | null>> {
  if (metadata === null) return { state, refused }
  return {
    state,
    no: metadata.number,
    nextUpdate: metadata.nextUpdate.toISOString(),
    entries: metadata.entries.length,
    problems: metadata.problems.length,
    storedAt: metadata.storedAt.toISOString(),
    checkedAt: metadata.checkedAt?.toISOString() ?? null,
    refused,
  }
}
