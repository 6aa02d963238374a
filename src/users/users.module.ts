import { Module } from '@nestjs/common'
import { TypeOrmUsersRepository } from './persistence/typeorm-users.repository.js'
import { UserDeletionsService } from './user-deletions.service.js'
import { UsersController } from './users.controller.js'
import { UsersRepository } from './users.repository.js'
import { UsersService } from './users.service.js'

@Module({
  controllers: [UsersController],
  providers: [UserDeletionsService, UsersService, { provide: UsersRepository, useClass: TypeOrmUsersRepository }],
  exports: [UserDeletionsService, UsersService],
})
export class UsersModule {}
