import { Module } from '@nestjs/common'
import { MetadataModule } from '../metadata/metadata.module.js'
import { PasskeysModule } from '../passkeys/passkeys.module.js'
import { AffectedPasskeysController } from './affected-passkeys.controller.js'
import { AffectedPasskeysRepository } from './affected-passkeys.repository.js'
import { AffectedPasskeysService } from './affected-passkeys.service.js'
import { MetadataMaintenance } from './metadata-maintenance.js'
import { ModelRecheckService } from './model-recheck.service.js'
import { TypeOrmAffectedPasskeysRepository } from './persistence/typeorm-affected-passkeys.repository.js'

/** Re-checks registered passkeys against newer metadata, and lists the passkeys of compromised models. */
@Module({
  imports: [MetadataModule, PasskeysModule],
  controllers: [AffectedPasskeysController],
  providers: [
    AffectedPasskeysService,
    MetadataMaintenance,
    ModelRecheckService,
    { provide: AffectedPasskeysRepository, useClass: TypeOrmAffectedPasskeysRepository },
  ],
})
export class ModelRecheckModule {}
