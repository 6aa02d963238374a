import { Module } from '@nestjs/common'
import { UsersModule } from '../../users/users.module.js'
import { AuthenticationModule } from '../authentication/authentication.module.js'
import { CeremoniesModule } from '../ceremonies/ceremonies.module.js'
import { CredentialsModule } from '../credentials/credentials.module.js'
import { VerificationModule } from '../verification/verification.module.js'
import { ConfirmationTokens } from './confirmation-tokens.js'
import { ConfirmationsController } from './confirmations.controller.js'
import { ConfirmationsRepository } from './confirmations.repository.js'
import { ConfirmationsService } from './confirmations.service.js'
import { TypeOrmConfirmationsRepository } from './persistence/typeorm-confirmations.repository.js'

/** Confirmations: a signed-in user authenticates again for one change of the account. */
@Module({
  imports: [AuthenticationModule, CeremoniesModule, CredentialsModule, UsersModule, VerificationModule],
  controllers: [ConfirmationsController],
  providers: [
    ConfirmationsService,
    ConfirmationTokens,
    { provide: ConfirmationsRepository, useClass: TypeOrmConfirmationsRepository },
  ],
  exports: [ConfirmationTokens],
})
export class ConfirmationsModule {}
