import { Module } from '@nestjs/common'
import { PasskeysModule } from '../../passkeys/passkeys.module.js'
import { AccountCommands } from './account-commands.service.js'
import { CeremonyCommands } from './ceremony-commands.service.js'
import { PropelAuthDoor } from './propelauth-door.service.js'
import { RunCommandController } from './run-command.controller.js'

/** The wire of PropelAuth BYO: its official clients work against this server as they are. */
@Module({
  imports: [PasskeysModule],
  controllers: [RunCommandController],
  providers: [AccountCommands, CeremonyCommands, PropelAuthDoor],
})
export class PropelAuthModule {}
