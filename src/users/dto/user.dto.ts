import { ApiSchema } from '@nestjs/swagger'
import type { User } from '../user.js'
import type { UserPage } from '../users.service.js'

@ApiSchema({ description: 'A user.' })
export class UserDto {
  /** Your id of the user, or a UUID for users that signed up themselves. */
  userId!: string
  emailOrUsername!: string | null
  displayName!: string | null
  createdAt!: Date
  updatedAt!: Date

  static of({ id, emailOrUsername, displayName, createdAt, updatedAt }: User): UserDto {
    return Object.assign(new UserDto(), { userId: id, emailOrUsername, displayName, createdAt, updatedAt })
  }
}

@ApiSchema({ description: 'Users, ordered by id.' })
export class UserListDto {
  users!: UserDto[]
  /** The value of `after` for the next page; null on the last page. */
  next!: string | null

  static of({ users, next }: UserPage): UserListDto {
    return Object.assign(new UserListDto(), { users: users.map((user) => UserDto.of(user)), next })
  }
}
