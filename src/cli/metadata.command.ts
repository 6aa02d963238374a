import { type Command, InvalidArgumentError, Option } from 'commander'
import { Clock, SystemClock } from '../common/clock.js'
import type { LatchkeyConfig } from '../config/latchkey-config.js'
import type { MetadataService } from '../metadata/metadata.service.js'
import type { MetadataStatus } from '../metadata/metadata-status.js'
import { EngineError } from '../webauthn/index.js'
import { type CliContext, type ExitCode, UnusableInputError } from './cli-context.js'
import { exitStatusHelp } from './exit-status.js'
import { openInput, readInput } from './input.js'

interface StatusOptions {
  readonly at?: Date
  readonly json?: boolean
}

/** Adds `latchkey metadata`, which manages the FIDO metadata in the database of the configured server. */
export function addMetadataCommand(program: Command, context: CliContext): void {
  const metadata = program.command('metadata').description("Manage the server's FIDO metadata.")
  metadata
    .command('import')
    .description('Verify a metadata BLOB and store it for the server.')
    .argument('<FILE>', 'the BLOB (- for standard input)')
    .addOption(timeOption())
    .addHelpText('after', exitStatusHelp('stored', 'refused', 'invalid arguments, file or configuration'))
    .action(async (file: string, { at }: Pick<StatusOptions, 'at'>) =>
      context.finish(await importBlob(file, at, context)),
    )
  metadata
    .command('status')
    .description('Show the stored metadata.')
    .addOption(timeOption())
    .option('--json', 'print JSON')
    .addHelpText('after', exitStatusHelp('usable', 'missing or invalid', 'invalid arguments or configuration'))
    .action(async (options: StatusOptions) => context.finish(await showStatus(options, context)))
}

function timeOption(): Option {
  return new Option('--at <TIME>', 'the time at which certificates must be valid (default: now)').argParser(parseTime)
}

function parseTime(text: string): Date {
  const time = new Date(text)
  if (Number.isNaN(time.getTime())) throw new InvalidArgumentError('Expected an ISO 8601 time: 2026-01-31T12:00:00Z.')
  return time
}

async function importBlob(file: string, at: Date | undefined, { loadConfig, streams }: CliContext): Promise<ExitCode> {
  const config = loadConfig()
  if (config.metadata === 'off') throw new UnusableInputError('the configuration does not enable metadata')
  const text = (await readInput(openInput(file, streams))).toString('latin1')
  return withMetadata(config, at, async (metadata) => {
    try {
      const outcome = await metadata.update(text, { etag: null, from: 'file' })
      streams.out(`${outcome === 'updated' ? 'stored' : 'already stored'}\n${describe(metadata.status())}`)
      return 0
    } catch (error) {
      if (!(error instanceof EngineError)) throw error
      streams.err(`refused: ${error.code}: ${error.title}\n`)
      return 1
    }
  })
}

async function showStatus({ at, json }: StatusOptions, { loadConfig, streams }: CliContext): Promise<ExitCode> {
  const status = await withMetadata(loadConfig(), at, (metadata) => Promise.resolve(metadata.status()))
  streams.out(json ? `${JSON.stringify(factsOf(status), null, 2)}\n` : describe(status))
  return status.state === 'missing' || status.refused !== null ? 1 : 0
}

/** The server's modules are loaded only for commands that use the database. */
async function withMetadata<T>(
  config: LatchkeyConfig,
  at: Date | undefined,
  operation: (metadata: MetadataService) => Promise<T>,
): Promise<T> {
  const { withProvider } = await import('./cli.module.js')
  const { MetadataModule } = await import('../metadata/metadata.module.js')
  const { MetadataService } = await import('../metadata/metadata.service.js')
  const clock = at === undefined ? new SystemClock() : new FixedClock(at)
  return withProvider({ feature: MetadataModule, provider: MetadataService }, config, operation, clock)
}

/** A clock that always returns the same time. */
class FixedClock extends Clock {
  readonly #time: Date

  constructor(time: Date) {
    super()
    this.#time = time
  }

  now(): Date {
    return this.#time
  }
}

function describe(status: MetadataStatus): string {
  const facts = Object.entries(factsOf(status)).filter(([, value]) => value !== null)
  const width = Math.max(...facts.map(([name]) => name.length))
  return facts.map(([name, value]) => `${name.padEnd(width)}  ${value}\n`).join('')
}

/** Returns the status with the member names of the API. */
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
