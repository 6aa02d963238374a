import { Injectable, type OnModuleInit } from '@nestjs/common'
import { Clock } from '../common/clock.js'
import { StructuredLogger } from '../common/logger.js'
import { LatchkeyConfig } from '../config/latchkey-config.js'
import type { MetadataSettings } from '../config/metadata-settings.js'
import { EngineError, type ErrorCode } from '../webauthn/index.js'
import { assessFreshness, type MetadataSource } from '../webauthn/metadata.js'
import { type BlobRequirements, loadMetadataSource } from './load-metadata-source.js'
import type { MetadataBlobState } from './metadata-blob.js'
import { MetadataBlobsRepository } from './metadata-blobs.repository.js'
import type { MetadataStatus } from './metadata-status.js'

/** How a BLOB reached this server. */
interface BlobOrigin {
  /** The ETag of the response; null without an ETag. */
  readonly etag: string | null
  /** `service`: just downloaded from the metadata service. */
  readonly from: 'service' | 'file'
}

interface ActiveBlob {
  readonly stored: MetadataBlobState
  readonly source: MetadataSource
}

/** A stored BLOB that does not verify. Its number still bounds the BLOBs that may follow. */
interface RefusedBlob {
  readonly stored: MetadataBlobState
  readonly code: ErrorCode
}

/**
 * The metadata on authenticator models. The database holds the last verified BLOB. Each process verifies it again when
 * it loads it, and uses it until a newer one has been verified.
 */
@Injectable()
export class MetadataService implements OnModuleInit {
  #active: ActiveBlob | undefined
  #refused: RefusedBlob | undefined

  constructor(
    private readonly config: LatchkeyConfig,
    private readonly blobs: MetadataBlobsRepository,
    private readonly clock: Clock,
    private readonly logger: StructuredLogger,
  ) {}

  async onModuleInit(): Promise<void> {
    await this.synchronise()
  }

  /** Assesses authenticator models; `missing` when metadata is enabled and no BLOB verifies. */
  get source(): MetadataSource | 'off' | 'missing' {
    return this.config.metadata === 'off' ? 'off' : (this.#active?.source ?? 'missing')
  }

  /** The stored BLOB, unless it does not verify. */
  get stored(): MetadataBlobState | undefined {
    return this.#refused === undefined ? this.#active?.stored : undefined
  }

  /** Loads the stored BLOB if it has changed, for example because another process has stored a newer one. */
  async synchronise(): Promise<void> {
    const settings = this.config.metadata
    if (settings === 'off') return
    const stored = await this.blobs.findState(settings.signer)
    if (stored === undefined || (this.#refused !== undefined && isSame(this.#refused.stored, stored))) return
    if (this.#active === undefined || !isSame(this.#active.stored, stored)) return this.#load(stored)
    this.#active = { ...this.#active, stored }
    this.#refused = undefined
  }

  /**
   * Verifies a BLOB, stores it and uses it from now on.
   *
   * @returns `unchanged` when the BLOB is the one in use
   * @throws EngineError when a processing rule rejects the BLOB; the BLOB in use stays in use
   */
  async update(text: string, { etag, from }: BlobOrigin): Promise<'updated' | 'unchanged'> {
    const { signer } = this.#getSettings()
    await this.synchronise()
    const at = this.clock.now()
    const source = this.#loadNext(text, at)
    if (source === 'unchanged') {
      if (from === 'service') await this.recordCheck(etag)
      return source
    }
    const stored = { number: source.payload.number, etag, storedAt: at, checkedAt: from === 'service' ? at : null }
    const isStored = await this.blobs.store(signer, { ...stored, text }, this.#refused !== undefined)
    if (isStored) this.#use({ source, stored })
    // Another process has stored this BLOB or a newer one in the meantime.
    else await this.synchronise()
    return 'updated'
  }

  /** Records that the metadata service has no newer BLOB than the stored one. */
  async recordCheck(etag: string | null): Promise<void> {
    await this.blobs.recordCheck(this.#getSettings().signer, { checkedAt: this.clock.now(), etag })
    await this.synchronise()
  }

  status(): MetadataStatus {
    const refused = this.#refused?.code ?? null
    if (this.config.metadata === 'off') return { state: 'off', metadata: null, refused }
    if (this.#active === undefined) return { state: 'missing', metadata: null, refused }
    const { source, stored } = this.#active
    const state = assessFreshness(source.payload, this.clock.now()).verdict
    return { state, metadata: { ...source.payload, ...stored }, refused }
  }

  #getSettings(): MetadataSettings {
    if (this.config.metadata === 'off') throw new Error('metadata is disabled')
    return this.config.metadata
  }

  #loadNext(text: string, at: Date): MetadataSource | 'unchanged' {
    try {
      return loadMetadataSource(text, this.config, { number: this.#nextNumber, at })
    } catch (error) {
      if (error instanceof EngineError && error.code === 'metadata_unchanged') return 'unchanged'
      throw error
    }
  }

  /** A stored BLOB that does not verify may be replaced by one with the same number. */
  get #nextNumber(): BlobRequirements['number'] {
    if (this.#refused !== undefined) return { atLeast: this.#refused.stored.number }
    return this.#active === undefined ? 'any' : { above: this.#active.stored.number }
  }

  /**
   * Verifies the stored BLOB and uses it. The signer's certificate must have been valid when the BLOB was stored: the
   * newest BLOB may outlive that certificate. If the stored BLOB was replaced by an older one, it is rejected.
   */
  async #load(stored: MetadataBlobState): Promise<void> {
    const text = (await this.blobs.findText(this.#getSettings().signer)) ?? ''
    try {
      const required = { number: { atLeast: stored.number }, at: stored.storedAt }
      this.#use({ source: loadMetadataSource(text, this.config, required), stored })
    } catch (error) {
      if (!(error instanceof EngineError)) throw error
      this.#refused = { stored, code: error.code }
      this.logger.alert('stored metadata failed verification', { code: error.code, number: stored.number })
    }
  }

  #use(active: ActiveBlob): void {
    this.#active = active
    this.#refused = undefined
    const { number, nextUpdate, entries, problems } = active.source.payload
    this.logger.event('metadata in use', {
      number,
      nextUpdate: nextUpdate.toISOString(),
      entries: entries.length,
      problems: problems.length,
    })
  }
}

function isSame(one: MetadataBlobState, other: MetadataBlobState): boolean {
  return one.number === other.number && one.storedAt.getTime() === other.storedAt.getTime()
}
