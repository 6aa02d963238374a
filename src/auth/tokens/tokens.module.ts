import { Module } from '@nestjs/common'
import { PasskeysModule } from '../../passkeys/passkeys.module.js'
import { AuthModule } from '../auth.module.js'
import { TypeOrmRedeemedTokensRepository } from './persistence/typeorm-redeemed-tokens.repository.js'
import { RedeemedTokensRepository } from './redeemed-tokens.repository.js'
import { TokenStatusService } from './token-status.service.js'
import { TokenUses } from './token-uses.js'
import { TokensController } from './tokens.controller.js'

/** What tokens are worth now, for backends. */
@Module({
  imports: [AuthModule, PasskeysModule],
  controllers: [TokensController],
  providers: [
    TokenStatusService,
    TokenUses,
    { provide: RedeemedTokensRepository, useClass: TypeOrmRedeemedTokensRepository },
  ],
})
export class TokensModule {}
