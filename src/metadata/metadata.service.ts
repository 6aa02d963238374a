import { Injectable, type OnModuleInit } from '@nestjs/common'
import { Clock } from '../common/clock.js'
import { StructuredLogger } from '../common/logger.js'
import { LatchkeyConfig } from '../config/latchkey-config.js'
import type { MetadataSettings } from '../config/metadata-settings.js'
import { assessFreshness, EngineError, type ErrorCode, type MetadataSource } from '../webauthn/index.js'
import type { KeptBlobState } from './kept-blob.js'
import { KeptBlobsRepository } from './kept-blobs.repository.js'
import type { MetadataStatus } from './metadata-status.js'
import { type BlobDemands, openBlob } from './open-blob.js'

/** Where a BLOB comes from. */
export interface Arrival {
  /** What the service named it; null where it did not. */
  readonly etag: string | null
  /** Whether the service itself handed it out just now. */
  readonly from: 'service' | 'file'
}

interface InUse {
  readonly kept: KeptBlobState
  readonly source: MetadataSource
}

/** A kept BLOB that does not verify. Its number still counts. */
interface Refused {
  readonly kept: KeptBlobState
  readonly code: ErrorCode
}

/**
 * The metadata on authenticator models. The last good BLOB lies in the database, is verified again each time it is
 * loaded, and stays in use until a newer one has been verified.
 */
@Injectable()
export class MetadataService implements OnModuleInit {
  #inUse: InUse | undefined
  #refused: Refused | undefined

  constructor(
    private readonly config: LatchkeyConfig,
    private readonly blobs: KeptBlobsRepository,
    private readonly clock: Clock,
    private readonly logger: StructuredLogger,
  ) {}

  async onModuleInit(): Promise<void> {
    await this.synchronise()
  }

  /** What answers questions about models; `missing` where metadata is wanted and no BLOB can be used. */
  get source(): MetadataSource | 'off' | 'missing' {
    return this.config.metadata === 'off' ? 'off' : (this.#inUse?.source ?? 'missing')
  }

  /** The kept BLOB, as long as it is the one in use. */
  get kept(): KeptBlobState | undefined {
    return this.#refused === undefined ? this.#inUse?.kept : undefined
  }

  /** Takes over what is kept where that has changed, e.g. because another process has stored a newer BLOB. */
  async synchronise(): Promise<void> {
    const settings = this.config.metadata
    if (settings === 'off') return
    const kept = await this.blobs.findState(settings.signer)
    if (kept === undefined || (this.#refused !== undefined && isSame(this.#refused.kept, kept))) return
    if (this.#inUse === undefined || !isSame(this.#inUse.kept, kept)) return this.#load(kept)
    this.#inUse = { ...this.#inUse, kept }
    this.#refused = undefined
  }

  /**
   * Verifies a BLOB, keeps it and uses it from now on. `unchanged`: it is the one in use.
   *
   * @throws EngineError when a processing rule refuses it; what was in use stays in use
   */
  async adopt(text: string, { etag, from }: Arrival): Promise<'adopted' | 'unchanged'> {
    const { signer } = this.#demandSettings()
    await this.synchronise()
    const at = this.clock.now()
    const source = this.#openNext(text, at)
    if (source === 'unchanged') {
      if (from === 'service') await this.recordCheck(etag)
      return source
    }
    const kept = { number: source.payload.number, etag, storedAt: at, checkedAt: from === 'service' ? at : null }
    const isKept = await this.blobs.store(signer, { ...kept, text }, this.#refused !== undefined)
    if (isKept) this.#use({ source, kept })
    // Another process was faster, with this one or a newer one.
    else await this.synchronise()
    return 'adopted'
  }

  /** The service has said that there is nothing newer than what is kept. */
  async recordCheck(etag: string | null): Promise<void> {
    await this.blobs.recordCheck(this.#demandSettings().signer, { checkedAt: this.clock.now(), etag })
    await this.synchronise()
  }

  status(): MetadataStatus {
    const refused = this.#refused?.code ?? null
    if (this.config.metadata === 'off') return { state: 'off', metadata: null, refused }
    if (this.#inUse === undefined) return { state: 'missing', metadata: null, refused }
    const { source, kept } = this.#inUse
    const state = assessFreshness(source.payload, this.clock.now()).verdict
    return { state, metadata: { ...source.payload, ...kept }, refused }
  }

  #demandSettings(): MetadataSettings {
    if (this.config.metadata === 'off') throw new Error('metadata is not enabled')
    return this.config.metadata
  }

  /** Verifies a BLOB that may follow on the kept one. One that does not verify may be replaced by the same number. */
  #openNext(text: string, at: Date): MetadataSource | 'unchanged' {
    try {
      return openBlob(text, this.config, { number: this.#nextNumber, at })
    } catch (error) {
      if (error instanceof EngineError && error.code === 'metadata_unchanged') return 'unchanged'
      throw error
    }
  }

  get #nextNumber(): BlobDemands['number'] {
    if (this.#refused !== undefined) return { atLeast: this.#refused.kept.number }
    return this.#inUse === undefined ? 'any' : { above: this.#inUse.kept.number }
  }

  /**
   * Verifies what is kept. Its signer had to be valid when it came: a BLOB that nothing newer follows may outlive the
   * certificate that signed it. An older BLOB put in its place is refused.
   */
  async #load(kept: KeptBlobState): Promise<void> {
    const text = (await this.blobs.findText(this.#demandSettings().signer)) ?? ''
    try {
      const demands = { number: { atLeast: kept.number }, at: kept.storedAt }
      this.#use({ source: openBlob(text, this.config, demands), kept })
    } catch (error) {
      if (!(error instanceof EngineError)) throw error
      this.#refused = { kept, code: error.code }
      this.logger.alert('the kept metadata does not verify', { code: error.code, number: kept.number })
    }
  }

  #use(inUse: InUse): void {
    this.#inUse = inUse
    this.#refused = undefined
    const { number, nextUpdate, entries, problems } = inUse.source.payload
    this.logger.event('metadata is in use', {
      number,
      nextUpdate: nextUpdate.toISOString(),
      entries: entries.length,
      problems: problems.length,
    })
  }
}

function isSame(one: KeptBlobState, other: KeptBlobState): boolean {
  return one.number === other.number && one.storedAt.getTime() === other.storedAt.getTime()
}
