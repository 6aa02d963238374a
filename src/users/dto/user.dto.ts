import { ApiSchema } from '@nestjs/swagger'
import { ListDto } from '../../common/http/page.dto.js'
import type { Page } from '../../common/page.js'
import type { User } from '../user.js'

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
export class UserListDto extends ListDto {
  items!: UserDto[]

  static of({ items, nextCursor }: Page<User>): UserListDto {
    return Object.assign(new UserListDto(), { items: items.map((user) => UserDto.of(user)), nextCursor })
  }
}
