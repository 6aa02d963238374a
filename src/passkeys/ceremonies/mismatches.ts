import { Injectable } from '@nestjs/common'
import { Clock } from '../../common/clock.js'
import { type ErrorCode, VerificationError } from '../../webauthn/index.js'
import { readResponseFacts, type ResponseFacts } from './response-facts.js'

/** The refusals that are a matter of where a ceremony ran, and so most often of the configuration. */
const CODES: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'origin_unexpected',
  'rp_id_hash_mismatch',
  'credential_rp_id_mismatch',
  'cross_origin_unexpected',
  'top_origin_unexpected',
])

/** How many kinds are remembered: the text in them comes from outside, and must not fill the memory. */
const REMEMBERED = 32

/** The longest origin that is remembered, in characters. */
const LONGEST_TEXT = 256

/** A ceremony that ran where it was not expected, and how often. */
export interface Mismatch {
  readonly code: ErrorCode
  readonly facts: ResponseFacts
  readonly times: number
  readonly firstAt: Date
  readonly lastAt: Date
}

/** Remembers the latest ceremonies of this process that ran where they were not expected. */
@Injectable()
export class Mismatches {
  /** By what is alike, the one that was seen last at the end. */
  readonly #seen = new Map<string, Mismatch>()

  constructor(private readonly clock: Clock) {}

  /** Answers what `verify` answers and throws what it throws; looks at the refusals on their way. */
  watch<T>(response: unknown, verify: () => T): T {
    try {
      return verify()
    } catch (error) {
      if (error instanceof VerificationError && CODES.has(error.code)) this.#note(error.code, response)
      throw error
    }
  }

  /** The latest first. */
  recent(): readonly Mismatch[] {
    return [...this.#seen.values()].reverse()
  }

  #note(code: ErrorCode, response: unknown): void {
    const facts = readResponseFacts(response)
    if (facts === undefined) return
    const kept = { ...facts, origin: cut(facts.origin), topOrigin: facts.topOrigin && cut(facts.topOrigin) }
    const key = JSON.stringify([code, kept])
    const before = this.#seen.get(key)
    const lastAt = this.clock.now()
    this.#seen.delete(key)
    this.#seen.set(key, {
      code,
      facts: kept,
      times: (before?.times ?? 0) + 1,
      firstAt: before?.firstAt ?? lastAt,
      lastAt,
    })
    const [oldest] = this.#seen.keys()
    if (this.#seen.size > REMEMBERED && oldest !== undefined) this.#seen.delete(oldest)
  }
}

function cut(text: string): string {
  return text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT)}…` : text
}
