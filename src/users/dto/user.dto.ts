import { ApiProperty, ApiSchema } from '@nestjs/swagger'
import { ListDto } from '../../common/http/page.dto.js'
import type { Page } from '../../common/page.js'
import { trustedNameOf, type User } from '../user.js'
import type { UnverifiedQueryDto } from './user-requests.dto.js'

const ORIGINS = ['backend', 'self'] as const

@ApiSchema({ description: 'A user.' })
export class UserDto {
  /** Your id of the user, or a UUID for users that signed up themselves. */
  userId!: string
  /** `backend`: a backend created the user. `self`: the user signed up. */
  @ApiProperty({ enum: ORIGINS })
  origin!: (typeof ORIGINS)[number]
  /**
   * Null without a name, and for a name that only the user asserted. `includeUnverified=true` returns such names: never use
   * them to find an account.
   */
  emailOrUsername!: string | null
  /** Whether a backend confirmed that the user controls the e-mail address. */
  emailVerified!: boolean
  /** Never verified. */
  displayName!: string | null
  createdAt!: Date
  updatedAt!: Date

  static of(user: User, { includeUnverified = false }: UnverifiedQueryDto = {}): UserDto {
    const { id, origin, displayName, createdAt, updatedAt } = user
    return Object.assign(new UserDto(), {
      userId: id,
      origin,
      emailOrUsername: includeUnverified ? user.emailOrUsername : trustedNameOf(user),
      emailVerified: user.emailVerifiedAt !== null,
      displayName,
      createdAt,
      updatedAt,
    })
  }
}

@ApiSchema({ description: 'Users, ordered by id.' })
export class UserListDto extends ListDto {
  items!: UserDto[]

  static of({ items, nextCursor }: Page<User>, query: UnverifiedQueryDto): UserListDto {
    return Object.assign(new UserListDto(), { items: items.map((user) => UserDto.of(user, query)), nextCursor })
  }
}
