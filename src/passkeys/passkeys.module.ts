import { Module } from '@nestjs/common'
import { AuthenticationModule } from './authentication/authentication.module.js'
import { CeremoniesModule } from './ceremonies/ceremonies.module.js'
import { CredentialsModule } from './credentials/credentials.module.js'
import { PasskeyImportModule } from './import/passkey-import.module.js'
import { RegistrationModule } from './registration/registration.module.js'
import { VerificationModule } from './verification/verification.module.js'

const PARTS = [
  AuthenticationModule,
  CeremoniesModule,
  CredentialsModule,
  PasskeyImportModule,
  RegistrationModule,
  VerificationModule,
]

/** Passkeys: their ceremonies, verification and management. `EndUserModule` adds the routes for browsers. */
@Module({ imports: PARTS, exports: PARTS })
export class PasskeysModule {}
