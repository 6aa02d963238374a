import { Injectable, type LoggerService } from '@nestjs/common'
import { type DestinationStream, type Logger, pino, stdTimeFunctions } from 'pino'
import { InvalidConfigurationError } from '../config/invalid-configuration-error.js'

/** Facts of one line of the log. Never a body, a header, a cookie, a key or a token. */
export type LogFields = Readonly<Record<string, string | number | boolean | undefined>>

/** A second line of defence: members of these names are cut out wherever they appear in the first two levels. */
const SECRET_NAMES = ['authorization', 'cookie', 'password', 'secret', 'token', 'apiKey', 'privateKey']

/** JSON lines on standard output, for Nest and for the service's own code. */
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
    this.#pino = destination === undefined ? pino(options) : pino(options, destination)
  }

  /** One line with facts beside its message. */
  event(message: string, fields: LogFields = {}): void {
    this.#pino.info(fields, message)
  }

  /** As `event`, for what an operator should look at. */
  alert(message: string, fields: LogFields = {}): void {
    this.#pino.warn(fields, message)
  }

  /** An error nobody foresaw, with its stack. */
  failure(error: unknown, fields: LogFields = {}): void {
    this.#pino.error({ ...fields, error: describeError(error) }, 'unexpected error')
  }

  /** Nest tells of its modules and routes this way. */
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

  /** Nest passes an error or a message, then a stack, then the context. */
  error(message: unknown, ...rest: unknown[]): void {
    // What is wrong with the configuration is said once, where the process ends over it.
    if (message instanceof InvalidConfigurationError) return
    const error = message instanceof Error ? describeError(message) : undefined
    this.#pino.error({ ...contextOf(rest.at(-1)), error }, error === undefined ? String(message) : 'unexpected error')
  }
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

/** Picks the members an error may log: database errors, for one, carry the values of their statement in others. */
function describeError(error: unknown, depth = 0): LoggedError {
  if (typeof error !== 'object' || error === null) {
    return { name: typeof error, message: 'something other than an error was thrown', stack: undefined }
  }
  const { name, message, stack, cause } = error as Partial<Error>
  const described = { name: String(name), message: String(message), stack }
  return cause === undefined || depth >= 4 ? described : { ...described, cause: describeError(cause, depth + 1) }
}
