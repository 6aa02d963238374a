import { Module } from '@nestjs/common'
import { LONGEST_BLOB } from '../webauthn/metadata.js'
import { MetadataBlobsRepository } from './metadata-blobs.repository.js'
import { MetadataController } from './metadata.controller.js'
import { MetadataService } from './metadata.service.js'
import { TypeOrmMetadataBlobsRepository } from './persistence/typeorm-metadata-blobs.repository.js'
import { BlobDownload } from './refresh/blob-download.js'
import { HttpBlobDownload } from './refresh/http-blob-download.js'
import { MetadataRefreshService } from './refresh/metadata-refresh.service.js'
import { RefreshSchedule } from './refresh/refresh-schedule.js'

const DOWNLOAD_LIMITS = { bytes: LONGEST_BLOB, millis: 120_000 }

/** FIDO metadata on authenticator models. The module schedules nothing: `model-recheck/` starts the refresh. */
@Module({
  controllers: [MetadataController],
  providers: [
    MetadataRefreshService,
    MetadataService,
    RefreshSchedule,
    { provide: BlobDownload, useFactory: () => new HttpBlobDownload(DOWNLOAD_LIMITS) },
    { provide: MetadataBlobsRepository, useClass: TypeOrmMetadataBlobsRepository },
  ],
  exports: [MetadataRefreshService, MetadataService],
})
export class MetadataModule {}
