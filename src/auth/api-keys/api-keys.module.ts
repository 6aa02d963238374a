import { Module } from '@nestjs/common'
import { AccessModule } from '../../access/access.module.js'
import { LimitsModule } from '../../limits/limits.module.js'
import { ApiKeyCache } from './api-key-cache.js'
import { ApiKeyLock } from './api-key-lock.js'
import { ApiKeyAdministrationService } from './api-key-administration.service.js'
import { ApiKeyCallerSource } from './api-key-caller-source.js'
import { ApiKeysController } from './api-keys.controller.js'
import { ApiKeysRepository } from './api-keys.repository.js'
import { ApiKeysService } from './api-keys.service.js'
import { BootstrapApiKey } from './bootstrap-api-key.js'
import { ApiKeyGrantPolicy } from './api-key-grant-policy.js'
import { TypeOrmApiKeysRepository } from './persistence/typeorm-api-keys.repository.js'

/** API keys of backends: authentication and administration. */
@Module({
  imports: [AccessModule, LimitsModule],
  controllers: [ApiKeysController],
  providers: [
    ApiKeyCache,
    ApiKeyLock,
    ApiKeyAdministrationService,
    ApiKeyCallerSource,
    ApiKeysService,
    BootstrapApiKey,
    ApiKeyGrantPolicy,
    { provide: ApiKeysRepository, useClass: TypeOrmApiKeysRepository },
  ],
  exports: [ApiKeysService, BootstrapApiKey],
})
export class ApiKeysModule {}
