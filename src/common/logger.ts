import { Injectable, type LoggerService } from '@nestjs/common'
import { type DestinationStream, type Logger, pino, stdTimeFunctions } from 'pino'
import { InvalidConfigurationError } from '../config/invalid-configuration-error.js'

/** Structured fields of a log line. Never log a body, header, cookie, key or token. */
type LogFields = Readonly<Record<string, string | number | boolean | undefined>>

/** Members with these names are removed from the first two levels of a log line, as a second line of defence. */
const SECRET_NAMES = ['authorization', 'cookie', 'password', 'secret', 'token', 'apiKey', 'privateKey']

/** How many bytes of the log are written at once. */
const LOG_CHUNK_BYTES = 4096

/** How long a line may wait for others, in milliseconds. */
const LOG_DELAY = 100

/**
 * Writes JSON lines to standard output, for Nest and for the service's own code. The lines are written in chunks, without
 * stopping the event loop. When the process exits, pino writes the lines that are left.
 */
@Injectable()
export class StructuredLogger implements LoggerService {
  readonly #pino: Logger

  constructor(level: string, destination?: DestinationStream) {
    const options = {
      level,
      base: null,
      messageKey: 'message',
      timestamp: stdTimeFunctions.isoTime,
      formatters: { level: (label: string) => ({ level: label }) },
      redact: { paths: SECRET_NAMES.flatMap((name) => [name, `*.${name}`]), remove: true },
    }
    this.#pino = pino(options, destination ?? openStandardOutput())
  }

  /** Logs a message with fields, at level `info`. */
  event(message: string, fields: LogFields = {}): void {
    this.#pino.info(fields, message)
  }

  /** Logs a message that needs an operator's attention, at level `warn`. */
  alert(message: string, fields: LogFields = {}): void {
    this.#pino.warn(fields, message)
  }

  /** Logs an unexpected error with its stack, at level `error`. */
  failure(error: unknown, fields: LogFields = {}): void {
    this.#pino.error({ ...fields, error: describeError(error) }, 'unexpected error')
  }

  /** Logs a message of Nest about its modules and routes, at level `debug`. */
  log(message: unknown, context?: unknown): void {
    this.#pino.debug(contextOf(context), String(message))
  }

  warn(message: unknown, context?: unknown): void {
    this.#pino.warn(contextOf(context), String(message))
  }

  debug(message: unknown, context?: unknown): void {
    this.#pino.debug(contextOf(context), String(message))
  }

  verbose(message: unknown, context?: unknown): void {
    this.#pino.trace(contextOf(context), String(message))
  }

  fatal(message: unknown, context?: unknown): void {
    this.#pino.fatal(contextOf(context), String(message))
  }

  /** Logs an error of Nest, which passes an error or a message, then a stack, then the context. */
  error(message: unknown, ...rest: unknown[]): void {
    // The process prints configuration problems when it exits.
    if (message instanceof InvalidConfigurationError) return
    const error = message instanceof Error ? describeError(message) : undefined
    this.#pino.error({ ...contextOf(rest.at(-1)), error }, error === undefined ? String(message) : 'unexpected error')
  }
}

function openStandardOutput(): DestinationStream {
  return pino.destination({ sync: false, minLength: LOG_CHUNK_BYTES, periodicFlush: LOG_DELAY })
}

function contextOf(context: unknown): LogFields {
  return typeof context === 'string' ? { context } : {}
}

interface LoggedError {
  readonly name: string
  readonly message: string
  readonly stack: string | undefined
  readonly cause?: LoggedError
}

/** Selects the members of an error that may be logged. Other members can hold personal data, such as SQL parameters. */
function describeError(error: unknown, depth = 0): LoggedError {
  if (typeof error !== 'object' || error === null) {
    return { name: typeof error, message: 'something other than an error was thrown', stack: undefined }
  }
  const { name, message, stack, cause } = error as Partial<Error>
  const described = { name: String(name), message: String(message), stack }
  return cause === undefined || depth >= 4 ? described : { ...described, cause: describeError(cause, depth + 1) }
}
