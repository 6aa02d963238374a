import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const MAIN = join(import.meta.dirname, '../../dist/main.js')

/** The longest start of a process, in milliseconds. */
const PATIENCE = 30_000

/** The built service in its own process and an empty directory. */
export interface ServerProcess {
  readonly child: ChildProcess
  /** The working directory, which contains the database file. */
  readonly directory: string
  /** The address that it printed, for example `http://localhost:41234`. */
  readonly url: string
  /** Returns its output so far. */
  output(): string
  /** Sends SIGTERM and returns the exit status. */
  stop(): Promise<number | null>
}

/** The result of a finished process. */
interface EndedProcess {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

interface ProcessOptions {
  readonly variables?: Readonly<Record<string, string>>
  /** The working directory. Default: a new directory, removed at the end. */
  readonly directory?: string
}

const running = new Set<ChildProcess>()

/** Kills processes that a failed test has left, because Jest waits for them. Call it after each test. */
export function killServerProcesses(): void {
  for (const child of running) child.kill('SIGKILL')
}

/** Starts `node dist/main.js` on a free port and waits until it listens. */
export async function startServerProcess(options: ProcessOptions = {}): Promise<ServerProcess> {
  const directory = options.directory ?? mkdtempSync(join(tmpdir(), 'latchkey-process-'))
  const child = launch(directory, options.variables)
  const output = collect(child)
  const url = await addressIn(child, output)
  return {
    child,
    directory,
    url,
    output,
    stop: async () => {
      const ended = child.exitCode === null ? once(child, 'exit') : Promise.resolve([child.exitCode])
      child.kill('SIGTERM')
      const [status] = (await ended) as [number | null]
      if (options.directory === undefined) rmSync(directory, { recursive: true, force: true })
      return status
    },
  }
}

/** Runs `node dist/main.js` in a directory until it ends by itself. */
export async function runServerProcess(directory: string, variables: Record<string, string>): Promise<EndedProcess> {
  const child = launch(directory, variables)
  let [stdout, stderr] = ['', '']
  child.stdout?.on('data', (chunk: Buffer) => (stdout += chunk.toString()))
  child.stderr?.on('data', (chunk: Buffer) => (stderr += chunk.toString()))
  const [status] = (await once(child, 'close')) as [number | null]
  return { status, stdout, stderr }
}

function launch(directory: string, variables: Readonly<Record<string, string>> = {}): ChildProcess {
  const { PATH = '' } = process.env
  const child = spawn(process.execPath, [MAIN], { cwd: directory, env: { PATH, PORT: '0', ...variables } })
  running.add(child)
  child.once('exit', () => running.delete(child))
  return child
}

function collect(child: ChildProcess): () => string {
  let text = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => (text += chunk.toString()))
  return () => text
}

async function addressIn(child: ChildProcess, output: () => string): Promise<string> {
  const tooLate = AbortSignal.timeout(PATIENCE)
  while (!tooLate.aborted && child.exitCode === null) {
    const [, url] = /listening on (\S+)/.exec(output()) ?? []
    if (url !== undefined) return url
    await Promise.race([once(child.stdout ?? child, 'data'), once(child, 'exit'), once(tooLate, 'abort')])
  }
  child.kill('SIGKILL')
  throw new Error(`The server did not start:\n${output()}`)
}
