import { IsOptional } from 'class-validator'
import { IsListToClear } from '../../common/http/is-list-to-clear.js'
import { IsPathSegment, IsText } from '../../common/http/is-text.js'
import { PageDto } from '../../common/http/page.dto.js'
import type { UserProfile } from '../users.service.js'

export class UserPathDto {
  @IsPathSegment(255)
  userId!: string
}

class UserProfileDto {
  /** The name that authenticators show. Unique among users. */
  @IsOptional()
  @IsText(320)
  emailOrUsername?: string

  @IsOptional()
  @IsText(255)
  displayName?: string
}

export class CreateUserDto extends UserProfileDto {
  /** Your own id of the user. A UUID is made where it is left out. */
  @IsOptional()
  @IsPathSegment(255)
  userId?: string
}

const CLEARABLE = ['emailOrUsername', 'displayName'] as const

export class ChangeUserDto extends UserProfileDto {
  /** Members to take away: those that are left out, or `null`, stay as they are. */
  @IsOptional()
  @IsListToClear(CLEARABLE)
  clear?: (typeof CLEARABLE)[number][]

  static profileIn({ clear = [], ...given }: ChangeUserDto): UserProfile {
    return { ...given, ...Object.fromEntries(clear.map((name) => [name, null])) }
  }
}

export class ListUsersDto extends PageDto {
  /** Only the user of this name, in whichever letters. */
  @IsOptional()
  @IsText(320)
  emailOrUsername?: string

  /** Only users in whose id, name or display name this stands, in whichever letters. */
  @IsOptional()
  @IsText(255)
  search?: string
}
