import { Module } from '@nestjs/common'
import { AuthModule } from '../../auth/auth.module.js'
import { UsersModule } from '../../users/users.module.js'
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
import { Traces } from './traces.js'

/** The routes that browsers and native apps call directly. The configuration can leave the whole module out. */
@Module({
  imports: [AuthModule, PasskeysModule, UsersModule],
  controllers: [MeController, SignInController, SignUpController],
  providers: [Admission, BindBrowserPipe, KnownBrowserPipe, MyPasskeysService, SignInService, SignUpService, Traces],
})
export class EndUserModule {}
