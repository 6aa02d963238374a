import { type DynamicModule, Module } from '@nestjs/common'
import { AuthModule } from '../../auth/auth.module.js'
import { UsersModule } from '../../users/users.module.js'
import { EnrolmentController } from '../enrolment-tokens/enrolment.controller.js'
import { EnrolmentOffersService } from '../enrolment-tokens/enrolment-offers.service.js'
import { EnrolmentService } from '../enrolment-tokens/enrolment.service.js'
import { EnrolmentTokensController } from '../enrolment-tokens/enrolment-tokens.controller.js'
import { EnrolmentTokensRepository } from '../enrolment-tokens/enrolment-tokens.repository.js'
import { EnrolmentTokensService } from '../enrolment-tokens/enrolment-tokens.service.js'
import { TypeOrmEnrolmentTokensRepository } from '../enrolment-tokens/persistence/typeorm-enrolment-tokens.repository.js'
import { PasskeysModule } from '../passkeys.module.js'
import { Admission } from './admission.js'
import { BindBrowserPipe } from './bind-browser.pipe.js'
import { KnownBrowserPipe } from './known-browser.pipe.js'
import { MeController } from './me.controller.js'
import { MyPasskeysService } from './my-passkeys.service.js'
import { SignInController } from './sign-in.controller.js'
import { SignInService } from './sign-in.service.js'
import { SignUpController } from './sign-up.controller.js'
import { SignUpService } from './sign-up.service.js'
import { StepUpController } from './step-up.controller.js'
import { StepUpService } from './step-up.service.js'
import { Traces } from './traces.js'

/** The routes that browsers and native apps call directly. The configuration can leave out sign-ups, or the whole module. */
@Module({
  imports: [AuthModule, PasskeysModule, UsersModule],
  controllers: [EnrolmentController, EnrolmentTokensController, MeController, SignInController, StepUpController],
  providers: [
    { provide: EnrolmentTokensRepository, useClass: TypeOrmEnrolmentTokensRepository },
    Admission,
    BindBrowserPipe,
    EnrolmentOffersService,
    EnrolmentService,
    EnrolmentTokensService,
    KnownBrowserPipe,
    MyPasskeysService,
    SignInService,
    SignUpService,
    StepUpService,
    Traces,
  ],
})
export class EndUserModule {
  static register({ signUp }: { signUp: boolean }): DynamicModule {
    return { module: EndUserModule, controllers: signUp ? [SignUpController] : [] }
  }
}
