import { type DynamicModule, Module } from '@nestjs/common'
import { AuthModule } from '../../auth/auth.module.js'
import { UsersModule } from '../../users/users.module.js'
import { AuthenticationModule } from '../authentication/authentication.module.js'
import { ConfirmationsModule } from '../confirmations/confirmations.module.js'
import { CredentialsModule } from '../credentials/credentials.module.js'
import { EnrolmentTokensModule } from '../enrolment-tokens/enrolment-tokens.module.js'
import { RegistrationModule } from '../registration/registration.module.js'
import { ConfirmedChangesService } from './confirmed-changes.service.js'
import { EndSessionsController } from './end-sessions.controller.js'
import { MeController } from './me.controller.js'
import { PasskeySessionsService } from './passkey-sessions.service.js'
import { SignInController } from './sign-in.controller.js'
import { SignUpController } from './sign-up.controller.js'
import { StepUpController } from './step-up.controller.js'

/** The routes that browsers and native apps call directly. The configuration can disable sign-ups or the whole module. */
@Module({
  imports: [
    AuthModule,
    AuthenticationModule,
    ConfirmationsModule,
    CredentialsModule,
    EnrolmentTokensModule,
    RegistrationModule,
    UsersModule,
  ],
  controllers: [EndSessionsController, MeController, SignInController, StepUpController],
  providers: [ConfirmedChangesService, PasskeySessionsService],
})
export class EndUserModule {
  static register({ signUp }: { readonly signUp: boolean }): DynamicModule {
    return { module: EndUserModule, controllers: signUp ? [SignUpController] : [] }
  }
}
