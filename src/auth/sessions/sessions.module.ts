import { Module } from '@nestjs/common'
import { UsersModule } from '../../users/users.module.js'
import { AuthModule } from '../auth.module.js'
import { MySessionsController } from './my-sessions.controller.js'
import { UserSessionsController } from './user-sessions.controller.js'
import { UserSessionsService } from './user-sessions.service.js'

/** The routes around sessions. Where browsers do not call the service, it has neither. */
@Module({
  imports: [AuthModule, UsersModule],
  controllers: [MySessionsController, UserSessionsController],
  providers: [UserSessionsService],
})
export class SessionsModule {}
