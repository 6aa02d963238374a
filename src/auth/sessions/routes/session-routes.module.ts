import { Module } from '@nestjs/common'
import { UsersModule } from '../../../users/users.module.js'
import { SessionsModule } from '../sessions.module.js'
import { MySessionsController } from './my-sessions.controller.js'
import { UserSessionsController } from './user-sessions.controller.js'
import { UserSessionsService } from './user-sessions.service.js'

/** The routes for sessions. The application imports them only when the end-user realm is enabled. */
@Module({
  imports: [SessionsModule, UsersModule],
  controllers: [MySessionsController, UserSessionsController],
  providers: [UserSessionsService],
})
export class SessionRoutesModule {}
