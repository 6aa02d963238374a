import { Module } from '@nestjs/common'
import { AuthModule } from '../../auth/auth.module.js'
import { UsersModule } from '../../users/users.module.js'
import { RegistrationModule } from '../registration/registration.module.js'
import { EnrolmentController } from './enrolment.controller.js'
import { EnrolmentTokensController } from './enrolment-tokens.controller.js'
import { EnrolmentTokensPurge } from './enrolment-tokens-purge.js'
import { EnrolmentTokensRepository } from './enrolment-tokens.repository.js'
import { EnrolmentTokensService } from './enrolment-tokens.service.js'
import { TypeOrmEnrolmentTokensRepository } from './persistence/typeorm-enrolment-tokens.repository.js'

/** Single-use tokens with which users add a passkey on a device where they are not signed in. */
@Module({
  imports: [AuthModule, RegistrationModule, UsersModule],
  controllers: [EnrolmentController, EnrolmentTokensController],
  providers: [
    EnrolmentTokensPurge,
    EnrolmentTokensService,
    { provide: EnrolmentTokensRepository, useClass: TypeOrmEnrolmentTokensRepository },
  ],
})
export class EnrolmentTokensModule {}
