import { parseArgs } from 'node:util'
import type { SigningKeyWithState, Rotation } from '../auth/signing-keys/key-rotation.js'
import { RotationRefusedError } from '../auth/signing-keys/rotation-refused-error.js'
import type { LatchkeyConfig } from '../config/latchkey-config.js'
import { TOKEN_ALGORITHMS, type TokenAlgorithm } from '../config/tokens.schema.js'
import { type Command, type ExitCode, type Streams, UsageError } from './command.js'
import { type LoadConfig, refusingInvalid } from './read-config.js'

type KeysOptions =
  | { readonly action: 'list'; readonly json: boolean }
  | ({ readonly action: 'rotate'; readonly algorithm: TokenAlgorithm | undefined } & Omit<Rotation, 'algorithm'>)

/** `latchkey keys`: the keys that sign tokens, in the database of the configured service. */
export function createKeysCommand(loadConfig: LoadConfig): Command {
  return {
    name: 'keys',
    usage: `list [--json]  |  keys rotate [--now] [--withdraw] [--algorithm ${TOKEN_ALGORITHMS.join('|')}]`,
    summary:
      'Show the keys that sign tokens, or bring in the next one. Exit status: 0 done, 1 refused, 2 unusable call or configuration.',
    run: (args, streams) =>
      refusingInvalid(() => {
        const options = readOptions(args)
        const config = loadConfig()
        return options.action === 'list' ? list(options.json, config, streams) : rotate(options, config, streams)
      }),
  }
}

function readOptions(args: readonly string[]): KeysOptions {
  const { values, positionals } = parseOrRefuse(args)
  const { json, now, withdraw, algorithm } = values
  const [action, ...more] = positionals
  if (more.length > 0 || (action !== 'list' && action !== 'rotate')) {
    throw new UsageError('what is to be done: list or rotate')
  }
  if (action === 'list') {
    if (now || withdraw || algorithm !== undefined) throw new UsageError('list takes --json alone')
    return { action, json }
  }
  if (json) throw new UsageError('rotate does not take --json')
  // A key that is not to be trusted signs nothing more.
  const starts = now || withdraw ? 'now' : 'scheduled'
  return { action, algorithm: readAlgorithm(algorithm), starts, others: withdraw ? 'withdrawn' : 'kept' }
}

function parseOrRefuse(args: readonly string[]) {
  try {
    const flag = { type: 'boolean', default: false } as const
    const options = { json: flag, now: flag, withdraw: flag, algorithm: { type: 'string' } } as const
    return parseArgs({ args: [...args], allowPositionals: true, options })
  } catch (error) {
    throw new UsageError((error as Error).message)
  }
}

function readAlgorithm(text: string | undefined): TokenAlgorithm | undefined {
  const algorithm = TOKEN_ALGORITHMS.find((known) => known === text)
  if (text !== undefined && algorithm === undefined) {
    throw new UsageError(`--algorithm is one of ${TOKEN_ALGORITHMS.join(', ')}`)
  }
  return algorithm
}

async function rotate(
  { algorithm, starts, others }: Extract<KeysOptions, { action: 'rotate' }>,
  config: LatchkeyConfig,
  { out, err }: Streams,
): Promise<ExitCode> {
  const { withKeys } = await import('./open-keys.js')
  return withKeys(config, async (keys) => {
    try {
      const key = await keys.rotate({ algorithm: algorithm ?? config.tokens.algorithm, starts, others })
      out(`${key.kid} (${key.algorithm}) signs from ${key.signsFrom.toISOString()}\n`)
      return 0
    } catch (error) {
      if (!(error instanceof RotationRefusedError)) throw error
      err(`refused: ${error.message}\n`)
      return 1
    }
  })
}

async function list(json: boolean, config: LatchkeyConfig, { out, err }: Streams): Promise<ExitCode> {
  const { withKeys } = await import('./open-keys.js')
  const keys = await withKeys(config, (rotation) => rotation.list())
  if (config.environment.tokenSigningKey !== undefined) {
    err('LATCHKEY_TOKEN_SIGNING_KEY names the one key that signs; those of the database do not.\n')
  }
  out(json ? `${JSON.stringify(keys.map(describe), null, 2)}\n` : tableOf(keys))
  return 0
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
  if (keys.length === 0) return 'There is no key yet: the server makes the first when it starts.\n'
  return keys
    .map(describe)
    .map(({ kid, algorithm, state, signsFrom, retiresAt }) => {
      const end = retiresAt === null ? '' : `, published until ${retiresAt}`
      return `${kid}  ${algorithm}  ${state.padEnd(8)}  from ${signsFrom}${end}\n`
    })
    .join('')
}
