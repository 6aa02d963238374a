import { applyDecorators } from '@nestjs/common'
import { ApiPropertyOptional } from '@nestjs/swagger'
import { Transform } from 'class-transformer'
import { IsBoolean, IsOptional } from 'class-validator'
import { IsListToClear } from '../../common/http/is-list-to-clear.js'
import { IsPathSegment, IsText } from '../../common/http/is-text.js'
import { PageQueryDto } from '../../common/http/page.dto.js'
import type { UserProfile } from '../user-profile.js'

export class UserPathDto {
  @IsPathSegment(255)
  userId!: string
}

class UserProfileDto {
  /** The name that authenticators show. No other user of a backend may have it. */
  @IsOptional()
  @IsText(320)
  emailOrUsername?: string

  @IsOptional()
  @IsText(255)
  displayName?: string

  /**
   * Whether the user controls the e-mail address in `emailOrUsername`, as you have verified. The default for a new name is
   * false. `true` makes the name of a user that signed up visible to backends.
   */
  @IsOptional()
  @IsBoolean()
  emailVerified?: boolean
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

/** Reads a query parameter. Other texts stay, so that the validation rejects them. */
function readFlag({ value }: { readonly value: unknown }): unknown {
  return value === 'true' ? true : value === 'false' ? false : value
}

const IsFlag = () =>
  applyDecorators(
    ApiPropertyOptional({ type: Boolean, default: false }),
    Transform(readFlag),
    IsOptional(),
    IsBoolean(),
  )

export class UnverifiedQueryDto {
  /** Whether to include names that only the user asserted. Never use such a name to find an account. */
  @IsFlag()
  includeUnverified?: boolean
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

  /** Whether the query also matches names that only the user asserted. Never use such a name to find an account. */
  @IsFlag()
  includeUnverified?: boolean
}
