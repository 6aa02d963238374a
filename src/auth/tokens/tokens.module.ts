import { Module } from '@nestjs/common'
import { SigningKeysModule } from '../signing-keys/signing-keys.module.js'
import { JwksController } from './jwks.controller.js'
import { TokenSigner } from './token-signer.js'
import { TokensService } from './tokens.service.js'

/** Access tokens and result tokens (JWT), and the JWK set that verifies them. */
@Module({
  imports: [SigningKeysModule],
  controllers: [JwksController],
  providers: [TokenSigner, TokensService],
  exports: [TokensService],
})
export class TokensModule {}
