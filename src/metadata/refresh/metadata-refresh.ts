import { Injectable } from '@nestjs/common'
import { StructuredLogger } from '../../common/logger.js'
import { EngineError } from '../../webauthn/index.js'
import { MetadataService } from '../metadata.service.js'
import { BlobDownload, DownloadError } from './blob-download.js'
import { RefreshTimetable } from './refresh-timetable.js'

/** Asks the metadata service for a newer BLOB when it is time to. */
@Injectable()
export class MetadataRefresh {
  constructor(
    private readonly metadata: MetadataService,
    private readonly blobs: BlobDownload,
    private readonly timetable: RefreshTimetable,
    private readonly logger: StructuredLogger,
  ) {}

  /** A failure is remembered and logged; what is in use stays in use. */
  async runWhenDue(end: AbortSignal): Promise<void> {
    const url = this.timetable.findDue()
    if (url === undefined) return
    try {
      await this.#refresh(url, end)
      this.timetable.recordSuccess()
    } catch (error) {
      if (!(error instanceof DownloadError || error instanceof EngineError)) throw error
      if (!end.aborted) this.#fail(error)
    }
  }

  async #refresh(url: URL, end: AbortSignal): Promise<void> {
    const etag = this.metadata.kept?.etag ?? null
    const download = await this.blobs.download(url, etag, end)
    if (download === 'not-modified') await this.metadata.recordCheck(etag)
    else await this.metadata.adopt(download.text, { etag: download.etag, from: 'service' })
  }

  #fail({ code }: DownloadError | EngineError): void {
    const { failures, retryAt } = this.timetable.recordFailure(code)
    const { state, metadata } = this.metadata.status()
    const nextUpdate = metadata?.nextUpdate.toISOString()
    const facts = { code, failures, retryAt: retryAt.toISOString(), state, number: metadata?.number, nextUpdate }
    this.logger.alert('the metadata was not refreshed', facts)
  }
}
