import { IsOptional } from 'class-validator'
import { IsListToClear } from '../../common/http/is-list-to-clear.js'
import { IsPathSegment, IsText } from '../../common/http/is-text.js'
import { PageQueryDto } from '../../common/http/page.dto.js'
import type { UserProfile } from '../users.service.js'

export class UserPathDto {
  @IsPathSegment(255)
  userId!: string
}

class UserProfileDto {
  /** The name that authenticators show. It must be unique. */
  @IsOptional()
  @IsText(320)
  emailOrUsername?: string

  @IsOptional()
  @IsText(255)
  displayName?: string
}

export class CreateUserDto extends UserProfileDto {
  /** Your id of the user. The default is a new UUID. */
  @IsOptional()
  @IsPathSegment(255)
  userId?: string
}

const CLEARABLE = ['emailOrUsername', 'displayName'] as const

export class ChangeUserDto extends UserProfileDto {
  /** The members to remove. Members that are missing or `null` stay unchanged. */
  @IsOptional()
  @IsListToClear(CLEARABLE)
  clear?: (typeof CLEARABLE)[number][]

  static profileIn({ clear = [], ...given }: ChangeUserDto): UserProfile {
    return { ...given, ...Object.fromEntries(clear.map((name) => [name, null])) }
  }
}

export class ListUsersDto extends PageQueryDto {
  /** Returns only the user with this name (case-insensitive). */
  @IsOptional()
  @IsText(320)
  emailOrUsername?: string

  /** Returns only users whose id, name or display name contains this text (case-insensitive). */
  @IsOptional()
  @IsText(255)
  search?: string
}
