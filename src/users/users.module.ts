import { Module } from '@nestjs/common'
import { TypeOrmUsersRepository } from './persistence/typeorm-users.repository.js'
import { UserBelongings } from './user-belongings.js'
import { UsersController } from './users.controller.js'
import { UsersRepository } from './users.repository.js'
import { UsersService } from './users.service.js'

@Module({
  controllers: [UsersController],
  providers: [UserBelongings, UsersService, { provide: UsersRepository, useClass: TypeOrmUsersRepository }],
  exports: [UserBelongings, UsersService],
})
export class UsersModule {}
