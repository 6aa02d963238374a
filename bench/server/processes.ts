import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { Client } from '../client.js'

const REPORTER = new URL('./report-usage.mjs', import.meta.url).href
const ROOT = join(import.meta.dirname, '../..')
/** The built server. */
export const MAIN = join(ROOT, 'dist/main.js')
const ADMIN_KEY = 'lk_bench_0123456789abcdefghijklmnopqrstuvwxyzABCDEF'

/** In milliseconds. */
const PATIENCE = 30_000

interface Usage {
  readonly cpuMicros: number
  readonly statements: number
}

/** A server in its own process. */
export interface MeasuredProcess {
  readonly url: string
  usage(): Promise<Usage>
  stop(): Promise<void>
}

export interface LatchkeyProcess extends MeasuredProcess {
  readonly adminKey: string
  /** A key that may only register and authenticate, like the key of a backend. It does not see traces. */
  readonly loginKey: string
}

/** No request is refused, but every request is counted. */
const UNREACHABLE = 10_000_000

const CONFIG = {
  end_user_realm: { enabled: true, sign_up: true },
  rate_limits: {
    ceremonies_per_address: UNREACHABLE,
    ceremonies_per_user: UNREACHABLE,
    requests_per_api_key: UNREACHABLE,
  },
}

/** Starts a built server with its default settings: a database file, rate limits, and a log that goes to a file. */
export async function startLatchkey(main: string): Promise<LatchkeyProcess> {
  const directory = mkdtempSync(join(tmpdir(), 'latchkey-bench-'))
  writeFileSync(join(directory, 'passkey_config.jsonc'), JSON.stringify(CONFIG))
  const server = await start(main, directory, { LATCHKEY_BOOTSTRAP_API_KEY: ADMIN_KEY })
  const admin = new Client(server.url, ADMIN_KEY)
  const scopes = ['registration:write', 'authentication:write']
  const { body } = await admin.post('/v1/api-keys', { name: 'backend', scopes })
  admin.close()
  return { ...server, adminKey: ADMIN_KEY, loginKey: String(body['key']) }
}

/** Starts a NestJS application on Fastify that returns one JSON object. */
export const startHello = (): Promise<MeasuredProcess> => startHere('hello.ts')

/** Starts SimpleWebAuthn on Express. */
export const startPeer = (): Promise<MeasuredProcess> => startHere('peer.ts')

function startHere(file: string): Promise<MeasuredProcess> {
  return start(join(import.meta.dirname, file), mkdtempSync(join(tmpdir(), 'latchkey-bench-')), {})
}

async function start(file: string, cwd: string, variables: Record<string, string>): Promise<MeasuredProcess> {
  const log = join(cwd, 'output.log')
  const output = openSync(log, 'a')
  const { PATH = '' } = process.env
  const child = fork(file, {
    cwd,
    env: { PATH, PORT: '0', TSX_TSCONFIG_PATH: join(ROOT, 'tsconfig.json'), ...variables },
    execArgv: [...(file.endsWith('.ts') ? ['--import', import.meta.resolve('tsx')] : []), '--import', REPORTER],
    stdio: ['ignore', output, output, 'ipc'],
  })
  return {
    url: await addressIn(log, child),
    usage: async () => {
      child.send('usage')
      const [usage] = (await once(child, 'message')) as [Usage]
      return usage
    },
    stop: async () => {
      const ended = child.exitCode === null ? once(child, 'exit') : Promise.resolve()
      child.kill('SIGTERM')
      await ended
      rmSync(cwd, { recursive: true, force: true })
    },
  }
}

async function addressIn(log: string, child: ChildProcess): Promise<string> {
  const tooLate = AbortSignal.timeout(PATIENCE)
  while (!tooLate.aborted && child.exitCode === null) {
    const [, url] = /listening on (\S+)/.exec(readFileSync(log, 'utf8')) ?? []
    if (url !== undefined) return url
    await setTimeout(50)
  }
  child.kill('SIGKILL')
  throw new Error(`a server did not start:\n${readFileSync(log, 'utf8')}`)
}
