import { Module } from '@nestjs/common'
import { UsersModule } from '../../users/users.module.js'
import { CredentialsModule } from '../credentials/credentials.module.js'
import { RegistrationModule } from '../registration/registration.module.js'
import { VerificationModule } from '../verification/verification.module.js'
import { ImportPolicy } from './import-policy.js'
import { ImportStore } from './import-store.js'
import { PasskeyImportController } from './passkey-import.controller.js'
import { PasskeyImportService } from './passkey-import.service.js'

/** Imports of credentials that other services registered. */
@Module({
  imports: [CredentialsModule, RegistrationModule, UsersModule, VerificationModule],
  controllers: [PasskeyImportController],
  providers: [ImportPolicy, ImportStore, PasskeyImportService],
})
export class PasskeyImportModule {}
