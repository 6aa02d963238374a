import { Module } from '@nestjs/common'
import { PasskeysModule } from '../../passkeys/passkeys.module.js'
import { AccountCommandsService } from './account-commands.service.js'
import { CeremonyCommandsService } from './ceremony-commands.service.js'
import { PropelAuthService } from './propelauth.service.js'
import { RunCommandController } from './run-command.controller.js'

/** The API of PropelAuth BYO. PropelAuth's official clients work with this server unchanged. */
@Module({
  imports: [PasskeysModule],
  controllers: [RunCommandController],
  providers: [AccountCommandsService, CeremonyCommandsService, PropelAuthService],
})
export class PropelAuthModule {}
