import { Module } from '@nestjs/common'
import { AuthModule } from '../../auth/auth.module.js'
import { UsersModule } from '../../users/users.module.js'
import { CeremoniesModule } from '../ceremonies/ceremonies.module.js'
import { CredentialsModule } from '../credentials/credentials.module.js'
import { VerificationModule } from '../verification/verification.module.js'
import { AuthenticationController } from './authentication.controller.js'
import { AuthenticationService } from './authentication.service.js'
import { AuthenticationStore } from './authentication-store.js'
import { PurposePolicy } from './purpose-policy.js'

/** Authentications with passkeys, for every realm, and the routes for backends. */
@Module({
  imports: [AuthModule, CeremoniesModule, CredentialsModule, UsersModule, VerificationModule],
  controllers: [AuthenticationController],
  providers: [AuthenticationService, AuthenticationStore, PurposePolicy],
  exports: [AuthenticationService],
})
export class AuthenticationModule {}
