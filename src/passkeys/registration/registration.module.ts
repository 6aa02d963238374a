import { Module } from '@nestjs/common'
import { UsersModule } from '../../users/users.module.js'
import { CeremoniesModule } from '../ceremonies/ceremonies.module.js'
import { CredentialsModule } from '../credentials/credentials.module.js'
import { VerificationModule } from '../verification/verification.module.js'
import { PasskeyLimit } from './passkey-limit.js'
import { RegistrationController } from './registration.controller.js'
import { RegistrationService } from './registration.service.js'
import { RegistrationPolicy } from './registration-policy.js'
import { RegistrationStore } from './registration-store.js'

/** Registrations of passkeys, for every realm, and the routes for backends. */
@Module({
  imports: [CeremoniesModule, CredentialsModule, UsersModule, VerificationModule],
  controllers: [RegistrationController],
  providers: [PasskeyLimit, RegistrationPolicy, RegistrationService, RegistrationStore],
  exports: [PasskeyLimit, RegistrationPolicy, RegistrationService],
})
export class RegistrationModule {}
