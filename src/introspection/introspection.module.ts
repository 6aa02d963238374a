import { Module } from '@nestjs/common'
import { PasskeysModule } from '../passkeys/passkeys.module.js'
import { AuthModule } from '../auth/auth.module.js'
import { TypeOrmRedeemedTokensRepository } from './persistence/typeorm-redeemed-tokens.repository.js'
import { RedeemedTokensRepository } from './redeemed-tokens.repository.js'
import { TokenStatusService } from './token-status.service.js'
import { RedeemedTokensService } from './redeemed-tokens.service.js'
import { TokensController } from './tokens.controller.js'

/** Token status and redemption for backends. */
@Module({
  imports: [AuthModule, PasskeysModule],
  controllers: [TokensController],
  providers: [
    TokenStatusService,
    RedeemedTokensService,
    { provide: RedeemedTokensRepository, useClass: TypeOrmRedeemedTokensRepository },
  ],
})
export class IntrospectionModule {}
