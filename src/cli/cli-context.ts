import type { Readable } from 'node:stream'
import type { LatchkeyConfig } from '../config/latchkey-config.js'

/** The input and output of a command. */
export interface Streams {
  readonly stdin: Readable
  readonly out: (text: string) => void
  readonly err: (text: string) => void
}

/** 0: success, 1: a negative result, 2: invalid arguments, input or configuration. */
export type ExitCode = 0 | 1 | 2

/** The environment of a command. */
export interface CliContext {
  readonly streams: Streams
  /**
   * Loads the configuration of the server, or the given file.
   *
   * @throws InvalidConfigurationError when the configuration is invalid
   */
  readonly loadConfig: (file?: string) => LatchkeyConfig
  /** Sets the exit code when a command has finished. */
  readonly finish: (exitCode: ExitCode) => void
}

/** The input of a command is missing or malformed; the exit code is 2. */
export class UnusableInputError extends Error {
  override readonly name = 'UnusableInputError'
}
