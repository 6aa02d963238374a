import { Module } from '@nestjs/common'
import { APP_GUARD } from '@nestjs/core'
import { ScheduleModule } from '@nestjs/schedule'
import { LimitsModule } from '../limits/limits.module.js'
import { AccessGuard } from './access.guard.js'
import { AdministeredKeys } from './api-keys/administered-keys.js'
import { ApiKeyAdministration } from './api-keys/api-key-administration.service.js'
import { ApiKeysController } from './api-keys/api-keys.controller.js'
import { ApiKeysRepository } from './api-keys/api-keys.repository.js'
import { ApiKeysService } from './api-keys/api-keys.service.js'
import { BootstrapApiKey } from './api-keys/bootstrap-api-key.js'
import { GrantRules } from './api-keys/grant-rules.js'
import { TypeOrmApiKeysRepository } from './api-keys/persistence/typeorm-api-keys.repository.js'
import { TypeOrmSessionsRepository } from './sessions/persistence/typeorm-sessions.repository.js'
import { TypeOrmRefreshTokensRepository } from './sessions/persistence/typeorm-refresh-tokens.repository.js'
import { RefreshTokensRepository } from './sessions/refresh-tokens.repository.js'
import { RefreshTokensService } from './sessions/refresh-tokens.service.js'
import { SessionGrants } from './sessions/session-grants.js'
import { SessionRules } from './sessions/session-rules.js'
import { SessionsRepository } from './sessions/sessions.repository.js'
import { SessionsService } from './sessions/sessions.service.js'
import { KeyUpkeep } from './signing-keys/key-upkeep.js'
import { SigningKeysModule } from './signing-keys/signing-keys.module.js'
import { JwksController } from './tokens/jwks.controller.js'
import { TokenSigner } from './tokens/token-signer.js'
import { TokensService } from './tokens/tokens.service.js'

@Module({
  imports: [LimitsModule, SigningKeysModule, ScheduleModule.forRoot()],
  controllers: [ApiKeysController, JwksController],
  providers: [
    AdministeredKeys,
    ApiKeyAdministration,
    ApiKeysService,
    GrantRules,
    BootstrapApiKey,
    KeyUpkeep,
    RefreshTokensService,
    SessionGrants,
    SessionRules,
    SessionsService,
    TokenSigner,
    TokensService,
    { provide: ApiKeysRepository, useClass: TypeOrmApiKeysRepository },
    { provide: RefreshTokensRepository, useClass: TypeOrmRefreshTokensRepository },
    { provide: SessionsRepository, useClass: TypeOrmSessionsRepository },
    { provide: APP_GUARD, useClass: AccessGuard },
  ],
  exports: [ApiKeysService, BootstrapApiKey, SessionsService, TokensService],
})
export class AuthModule {}
