import { Module } from '@nestjs/common'
import { PasskeysModule } from '../passkeys/passkeys.module.js'
import { LONGEST_BLOB } from '../webauthn/index.js'
import { MetadataController } from './metadata.controller.js'
import { MetadataModule } from './metadata.module.js'
import { MetadataReportsService } from './metadata-reports.service.js'
import { MetadataUpkeep } from './metadata-upkeep.js'
import { AffectedPasskeysRepository } from './recheck/affected-passkeys.repository.js'
import { ModelFindings } from './recheck/model-findings.js'
import { ModelRecheck } from './recheck/model-recheck.js'
import { ModelResponse } from './recheck/model-response.js'
import { TypeOrmAffectedPasskeysRepository } from './recheck/persistence/typeorm-affected-passkeys.repository.js'
import { BlobDownload } from './refresh/blob-download.js'
import { HttpBlobDownload } from './refresh/http-blob-download.js'
import { MetadataRefresh } from './refresh/metadata-refresh.js'
import { RefreshTimetable } from './refresh/refresh-timetable.js'

const LIMITS = { bytes: LONGEST_BLOB, millis: 120_000 }

/** What a running server does with metadata: fetches it, holds passkeys against it, and reports. */
@Module({
  imports: [MetadataModule, PasskeysModule],
  controllers: [MetadataController],
  providers: [
    MetadataRefresh,
    MetadataReportsService,
    MetadataUpkeep,
    ModelFindings,
    ModelRecheck,
    ModelResponse,
    RefreshTimetable,
    { provide: AffectedPasskeysRepository, useClass: TypeOrmAffectedPasskeysRepository },
    { provide: BlobDownload, useFactory: () => new HttpBlobDownload(LIMITS) },
  ],
})
export class MetadataUpkeepModule {}
