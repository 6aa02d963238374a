import { type Command, Option } from 'commander'
import type { KeyRotation, SigningKeyWithState } from '../auth/signing-keys/key-rotation.js'
import { RotationRefusedError } from '../auth/signing-keys/rotation-refused-error.js'
import type { LatchkeyConfig } from '../config/latchkey-config.js'
import { TOKEN_ALGORITHMS, type TokenAlgorithm } from '../config/tokens.schema.js'
import type { CliContext, ExitCode } from './cli-context.js'
import { exitStatusHelp } from './exit-status.js'

const EXIT_STATUS = exitStatusHelp('done', 'refused', 'invalid arguments or configuration')

interface RotateOptions {
  readonly now?: boolean
  readonly withdraw?: boolean
  readonly algorithm?: TokenAlgorithm
}

/** Adds `latchkey keys`, which manages the signing keys in the database of the configured server. */
export function addKeysCommand(program: Command, context: CliContext): void {
  const keys = program.command('keys').description('Manage the keys that sign tokens.')
  keys
    .command('list')
    .description('List the signing keys.')
    .option('--json', 'print JSON')
    .addHelpText('after', EXIT_STATUS)
    .action(async ({ json }: { json?: boolean }) => context.finish(await list(json, context)))
  keys
    .command('rotate')
    .description('Publish a new signing key and start to sign with it ten minutes later.')
    .option('--now', 'sign with the new key immediately')
    .option('--withdraw', 'delete all other keys, so that their tokens become invalid (implies --now)')
    .addOption(
      new Option('--algorithm <NAME>', 'the algorithm of the new key (default: tokens.algorithm)').choices(
        TOKEN_ALGORITHMS,
      ),
    )
    .addHelpText('after', EXIT_STATUS)
    .action(async (options: RotateOptions) => context.finish(await rotate(options, context)))
}

async function rotate({ now, withdraw, algorithm }: RotateOptions, context: CliContext): Promise<ExitCode> {
  const { loadConfig, streams } = context
  const config = loadConfig()
  return withKeys(config, async (keys) => {
    try {
      const key = await keys.rotate({
        algorithm: algorithm ?? config.tokens.algorithm,
        starts: now || withdraw ? 'now' : 'scheduled',
        others: withdraw ? 'withdrawn' : 'kept',
      })
      streams.out(`${key.kid} (${key.algorithm}) signs from ${key.signsFrom.toISOString()}\n`)
      return 0
    } catch (error) {
      if (!(error instanceof RotationRefusedError)) throw error
      streams.err(`refused: ${error.message}\n`)
      return 1
    }
  })
}

async function list(json: boolean | undefined, { loadConfig, streams: { out, err } }: CliContext): Promise<ExitCode> {
  const config = loadConfig()
  const keys = await withKeys(config, (rotation) => rotation.list())
  if (config.environment.tokenSigningKey !== undefined) {
    err('LATCHKEY_TOKEN_SIGNING_KEY provides the signing key. The keys in the database are not used.\n')
  }
  out(json ? `${JSON.stringify(keys.map(describe), null, 2)}\n` : tableOf(keys))
  return 0
}

/** The server's modules are loaded only for commands that use the database. */
async function withKeys<T>(config: LatchkeyConfig, operation: (keys: KeyRotation) => Promise<T>): Promise<T> {
  const { withProvider } = await import('./cli.module.js')
  const { SigningKeysModule } = await import('../auth/signing-keys/signing-keys.module.js')
  const { KeyRotation } = await import('../auth/signing-keys/key-rotation.js')
  return withProvider({ feature: SigningKeysModule, provider: KeyRotation }, config, operation)
}

const describe = ({ kid, algorithm, state, createdAt, signsFrom, retiresAt }: SigningKeyWithState) => ({
  kid,
  algorithm,
  state,
  createdAt: createdAt.toISOString(),
  signsFrom: signsFrom.toISOString(),
  retiresAt: retiresAt?.toISOString() ?? null,
})

function tableOf(keys: readonly SigningKeyWithState[]): string {
  if (keys.length === 0) return 'No keys yet. The server creates the first key when it starts.\n'
  return keys
    .map(describe)
    .map(({ kid, algorithm, state, signsFrom, retiresAt }) => {
      const end = retiresAt === null ? '' : `, published until ${retiresAt}`
      return `${kid}  ${algorithm}  ${state.padEnd(8)}  from ${signsFrom}${end}\n`
    })
    .join('')
}
