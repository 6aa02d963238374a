import { Module } from '@nestjs/common'
import { AccessModule } from '../../access/access.module.js'
import { TokensModule } from '../tokens/tokens.module.js'
import { TypeOrmRefreshTokensRepository } from './persistence/typeorm-refresh-tokens.repository.js'
import { TypeOrmSessionsRepository } from './persistence/typeorm-sessions.repository.js'
import { RefreshTokensRepository } from './refresh-tokens.repository.js'
import { RefreshTokenTransport } from './refresh-token-transport.js'
import { RefreshTokensService } from './refresh-tokens.service.js'
import { SessionCallerSource } from './session-caller-source.js'
import { SessionIssuer } from './session-issuer.js'
import { SessionPolicy } from './session-policy.js'
import { SessionsRepository } from './sessions.repository.js'
import { SessionsService } from './sessions.service.js'

/** Sessions of end users and their refresh tokens. */
@Module({
  imports: [AccessModule, TokensModule],
  providers: [
    RefreshTokensService,
    RefreshTokenTransport,
    SessionCallerSource,
    SessionIssuer,
    SessionPolicy,
    SessionsService,
    { provide: RefreshTokensRepository, useClass: TypeOrmRefreshTokensRepository },
    { provide: SessionsRepository, useClass: TypeOrmSessionsRepository },
  ],
  exports: [RefreshTokenTransport, SessionsService],
})
export class SessionsModule {}
