import { Injectable } from '@nestjs/common'
import { Clock } from '../../common/clock.js'
import { StructuredLogger } from '../../common/logger.js'
import type { MetadataSource } from '../../webauthn/index.js'
import { MetadataService } from '../metadata.service.js'
import { ModelFindings } from './model-findings.js'

/** How often passkeys are held against the same BLOB, in milliseconds: its reports come into effect on their days. */
const INTERVAL = 86_400_000

/** How many passkeys are read at a time; between two pages other work has its turn. */
const PAGE = 200

/** Holds the passkeys there are against the metadata (FIDO MDS 3.1 §3.2): a model may be revoked years later. */
@Injectable()
export class ModelRecheck {
  #last: { readonly source: MetadataSource; readonly at: Date } | undefined

  constructor(
    private readonly metadata: MetadataService,
    private readonly findings: ModelFindings,
    private readonly clock: Clock,
    private readonly logger: StructuredLogger,
  ) {}

  /** Goes through all passkeys when the BLOB is another one, and once a day. */
  async runWhenDue(end: AbortSignal): Promise<void> {
    const { source } = this.metadata
    const at = this.clock.now()
    if (source === 'off' || source === 'missing' || !this.#isDue(source, at)) return
    if (await this.#run(source, at, end)) this.#last = { source, at }
  }

  #isDue(source: MetadataSource, at: Date): boolean {
    return this.#last?.source !== source || at.getTime() - this.#last.at.getTime() >= INTERVAL
  }

  /** Answers whether it got through to the end. */
  async #run(source: MetadataSource, at: Date, end: AbortSignal): Promise<boolean> {
    const { number } = source.payload
    let [passkeys, affected] = [0, 0]
    for (let after: string | undefined, isLast = false; !isLast; ) {
      if (end.aborted) return false
      const page = await this.findings.recordPage({ source, at, after, size: PAGE })
      passkeys += page.passkeys
      affected += page.affected
      after = page.last
      isLast = page.passkeys < PAGE
    }
    this.logger.event('passkeys were held against the metadata', { number, passkeys, affected })
    if (this.metadata.status().state === 'stale') {
      const nextUpdate = source.payload.nextUpdate.toISOString()
      this.logger.alert('the metadata is overdue', { number, nextUpdate })
    }
    return true
  }
}
