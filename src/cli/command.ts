import type { Readable } from 'node:stream'

/** What a command talks to. */
export interface Streams {
  readonly stdin: Readable
  readonly out: (text: string) => void
  readonly err: (text: string) => void
}

/** How a command ends: 0 verified or done, 1 rejected, 2 unusable input. */
export type ExitCode = 0 | 1 | 2

/** One command of the command line. */
export interface Command {
  readonly name: string
  /** The arguments in one line. */
  readonly usage: string
  /** What it does, in one sentence. */
  readonly summary: string
  /** @throws UsageError, UnusableInputError */
  readonly run: (args: readonly string[], streams: Streams) => Promise<ExitCode>
}

/** The words of the call are off. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

/** The input is not what the command reads. */
export class UnusableInputError extends Error {
  override readonly name = 'UnusableInputError'
}
