import { Readable } from 'node:stream'
import { runCli } from '../../src/cli/run-cli.js'
import type { LatchkeyConfig } from '../../src/config/latchkey-config.js'

/** The result of a run of `latchkey`. */
interface CliResult {
  readonly exitCode: number
  readonly out: string
  readonly err: string
}

interface CliOptions {
  /** The content of standard input. */
  readonly input?: string | Uint8Array
  readonly loadConfig?: (file?: string) => LatchkeyConfig
}

/** Runs `latchkey` in this process. */
export async function latchkey(
  args: readonly string[],
  { input = '', loadConfig }: CliOptions = {},
): Promise<CliResult> {
  const output = { out: '', err: '' }
  const streams = {
    stdin: Readable.from([Buffer.from(input)]),
    out: (text: string) => void (output.out += text),
    err: (text: string) => void (output.err += text),
  }
  const exitCode = await runCli(args, streams, loadConfig)
  return { exitCode, ...output }
}
