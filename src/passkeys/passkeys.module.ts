import { Module } from '@nestjs/common'
import { AuthModule } from '../auth/auth.module.js'
import { MetadataModule } from '../metadata/metadata.module.js'
import { UsersModule } from '../users/users.module.js'
import { AuthenticationController } from './authentication/authentication.controller.js'
import { AuthenticationCeremonies } from './authentication/authentication-ceremonies.js'
import { AuthenticationService } from './authentication/authentication.service.js'
import { BackendAuthenticationService } from './authentication/backend-authentication.service.js'
import { Decoys } from './authentication/decoys.js'
import { IdentitiesService } from './authentication/identities.service.js'
import { PasskeyUses } from './authentication/passkey-uses.js'
import { Purposes } from './authentication/purposes.js'
import { CeremoniesRepository } from './ceremonies/ceremonies.repository.js'
import { CeremoniesService } from './ceremonies/ceremonies.service.js'
import { TypeOrmCeremoniesRepository } from './ceremonies/persistence/typeorm-ceremonies.repository.js'
import { Mismatches } from './ceremonies/mismatches.js'
import { RelyingParty } from './ceremonies/relying-party.js'
import { AuthenticatorModels } from './credentials/authenticator-models.js'
import { LastPasskeyRule } from './credentials/last-passkey-rule.js'
import { ManagedPasskeysService } from './credentials/managed-passkeys.service.js'
import { PasskeyAnswersService } from './credentials/passkey-answers.service.js'
import { PasskeySignals } from './credentials/passkey-signals.js'
import { PasskeysController } from './credentials/passkeys.controller.js'
import { PasskeysRepository } from './credentials/passkeys.repository.js'
import { PasskeysService } from './credentials/passkeys.service.js'
import { TypeOrmPasskeysRepository } from './credentials/persistence/typeorm-passkeys.repository.js'
import { AccountRegistrations } from './registration/account-registrations.js'
import { AttestationPolicies } from './registration/attestation-policy.js'
import { PasskeyEnrolment } from './registration/passkey-enrolment.js'
import { PasskeyRoom } from './registration/passkey-room.js'
import { RegistrationCeremonies } from './registration/registration-ceremonies.js'
import { RegistrationController } from './registration/registration.controller.js'
import { RegistrationRules } from './registration/registration-rules.js'
import { RegistrationService } from './registration/registration.service.js'
import { RegistrationVerification } from './registration/registration-verification.js'
import { RegistrationBounds } from './registration/registration-terms.js'

@Module({
  imports: [AuthModule, UsersModule, MetadataModule],
  controllers: [AuthenticationController, PasskeysController, RegistrationController],
  providers: [
    AccountRegistrations,
    AttestationPolicies,
    AuthenticationCeremonies,
    AuthenticationService,
    AuthenticatorModels,
    BackendAuthenticationService,
    CeremoniesService,
    Decoys,
    Mismatches,
    IdentitiesService,
    LastPasskeyRule,
    ManagedPasskeysService,
    PasskeyAnswersService,
    PasskeyEnrolment,
    PasskeyRoom,
    PasskeySignals,
    PasskeysService,
    PasskeyUses,
    Purposes,
    RegistrationBounds,
    RegistrationCeremonies,
    RegistrationRules,
    RegistrationService,
    RegistrationVerification,
    RelyingParty,
    { provide: CeremoniesRepository, useClass: TypeOrmCeremoniesRepository },
    { provide: PasskeysRepository, useClass: TypeOrmPasskeysRepository },
  ],
  exports: [
    AccountRegistrations,
    AuthenticationService,
    Mismatches,
    ManagedPasskeysService,
    PasskeyAnswersService,
    PasskeyEnrolment,
    PasskeysService,
    RegistrationCeremonies,
    RegistrationService,
    RelyingParty,
  ],
})
export class PasskeysModule {}
