import { Module } from '@nestjs/common'
import { PasskeysModule } from '../passkeys/passkeys.module.js'
import { AuthModule } from '../auth/auth.module.js'
import { AuthorizationServerController } from './authorization-server.controller.js'
import { AuthorizationServerService } from './authorization-server.service.js'
import { TypeOrmRedeemedTokensRepository } from './persistence/typeorm-redeemed-tokens.repository.js'
import { RedeemedTokensRepository } from './redeemed-tokens.repository.js'
import { TokenStatusService } from './token-status.service.js'
import { RedeemedTokensService } from './redeemed-tokens.service.js'
import { TokensController } from './tokens.controller.js'

/** Token status and redemption for backends, and the metadata for OAuth libraries. */
@Module({
  imports: [AuthModule, PasskeysModule],
  controllers: [AuthorizationServerController, TokensController],
  providers: [
    AuthorizationServerService,
    TokenStatusService,
    RedeemedTokensService,
    { provide: RedeemedTokensRepository, useClass: TypeOrmRedeemedTokensRepository },
  ],
})
export class IntrospectionModule {}
