import { Injectable } from '@nestjs/common'
import { StructuredLogger } from '../../common/logger.js'
import { EngineError } from '../../webauthn/index.js'
import type { MetadataStatus } from '../metadata-status.js'
import { MetadataService } from '../metadata.service.js'
import { BlobDownload, DownloadError } from './blob-download.js'
import { type RefreshFailure, RefreshSchedule } from './refresh-schedule.js'

/** The state of the metadata and of its refresh. */
export interface MetadataReport extends MetadataStatus {
  /** The last failure; null after a success. */
  readonly failure: RefreshFailure | null
  /** When the server next checks for newer metadata; null if no URL is configured. */
  readonly nextCheckAt: Date | null
}

/** Downloads newer BLOBs from the metadata service. */
@Injectable()
export class MetadataRefreshService {
  constructor(
    private readonly metadata: MetadataService,
    private readonly blobs: BlobDownload,
    private readonly schedule: RefreshSchedule,
    private readonly logger: StructuredLogger,
  ) {}

  report(): MetadataReport {
    const { failure, dueAt } = this.schedule
    return { ...this.metadata.status(), failure: failure ?? null, nextCheckAt: dueAt ?? null }
  }

  /**
   * Loads a BLOB that another process has stored, and asks the metadata service for a newer one when a check is due. A
   * failed download is logged and retried later; the BLOB in use stays in use.
   *
   * @param signal aborts the download
   */
  async run(signal: AbortSignal): Promise<void> {
    await this.metadata.synchronise()
    const url = this.schedule.findDue()
    if (url === undefined) return
    try {
      await this.#refresh(url, signal)
      this.schedule.recordSuccess()
    } catch (error) {
      if (!(error instanceof DownloadError || error instanceof EngineError)) throw error
      if (!signal.aborted) this.#recordFailure(error)
    }
  }

  async #refresh(url: URL, signal: AbortSignal): Promise<void> {
    const etag = this.metadata.stored?.etag ?? null
    const download = await this.blobs.download(url, etag, signal)
    if (download === 'not-modified') await this.metadata.recordCheck(etag)
    else await this.metadata.update(download.text, { etag: download.etag, from: 'service' })
  }

  #recordFailure({ code }: DownloadError | EngineError): void {
    const { failures, retryAt } = this.schedule.recordFailure(code)
    const { state, metadata } = this.metadata.status()
    const nextUpdate = metadata?.nextUpdate.toISOString()
    const facts = { code, failures, retryAt: retryAt.toISOString(), state, number: metadata?.number, nextUpdate }
    this.logger.alert('metadata refresh failed', facts)
  }
}
