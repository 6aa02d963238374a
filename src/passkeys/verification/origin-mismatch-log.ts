import { Injectable } from '@nestjs/common'
import { Clock } from '../../common/clock.js'
import { type ErrorCode, VerificationError } from '../../webauthn/index.js'
import { readResponseContext, type ResponseContext } from './response-context.js'

/** Errors about the place where a ceremony ran. They are usually caused by an incorrect configuration. */
const CODES: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'origin_unexpected',
  'rp_id_hash_mismatch',
  'credential_rp_id_mismatch',
  'cross_origin_unexpected',
  'top_origin_unexpected',
])

/** Limits the memory use, because clients choose the recorded text. */
const MAX_ENTRIES = 32

const MAX_ORIGIN_CHARACTERS = 256

/** One kind of mismatch, with the number of times that it occurred. */
export interface OriginMismatch {
  readonly code: ErrorCode
  readonly context: ResponseContext
  readonly times: number
  readonly firstAt: Date
  readonly lastAt: Date
}

/** Records in memory the latest ceremonies that ran on an unexpected origin, RP ID or frame. */
@Injectable()
export class OriginMismatchLog {
  /** Insertion order: the most recent last. */
  readonly #entries = new Map<string, OriginMismatch>()

  constructor(private readonly clock: Clock) {}

  /** Records the context of a response that failed with a mismatch. Ignores every other error. */
  record(response: unknown, error: unknown): void {
    if (!(error instanceof VerificationError && CODES.has(error.code))) return
    const context = readResponseContext(response)
    if (context !== undefined) this.#add(error.code, truncateOrigins(context))
  }

  /** Returns the mismatches, the most recent first. */
  list(): readonly OriginMismatch[] {
    return [...this.#entries.values()].reverse()
  }

  #add(code: ErrorCode, context: ResponseContext): void {
    const key = JSON.stringify([code, context])
    const previous = this.#entries.get(key)
    const lastAt = this.clock.now()
    this.#entries.delete(key)
    this.#entries.set(key, {
      code,
      context,
      times: (previous?.times ?? 0) + 1,
      firstAt: previous?.firstAt ?? lastAt,
      lastAt,
    })
    const [oldest] = this.#entries.keys()
    if (this.#entries.size > MAX_ENTRIES && oldest !== undefined) this.#entries.delete(oldest)
  }
}

function truncateOrigins({ origin, topOrigin, ...context }: ResponseContext): ResponseContext {
  return { ...context, origin: truncate(origin), topOrigin: topOrigin && truncate(topOrigin) }
}

function truncate(text: string): string {
  return text.length > MAX_ORIGIN_CHARACTERS ? `${text.slice(0, MAX_ORIGIN_CHARACTERS)}…` : text
}
