import { Type } from 'class-transformer'
import { IsInt, IsOptional, Max, Min } from 'class-validator'
import { IsText } from '../../common/http/is-text.js'

export class UserPathDto {
  @IsText(255)
  userId!: string
}

export class ChangeUserDto {
  /** The name that authenticators show. Unique among users. */
  @IsOptional()
  @IsText(320)
  emailOrUsername?: string

  @IsOptional()
  @IsText(255)
  displayName?: string
}

export class CreateUserDto extends ChangeUserDto {
  /** Your own id of the user. A UUID is made where it is left out. */
  @IsOptional()
  @IsText(255)
  userId?: string
}

export class ListUsersDto {
  /** Only the user of this name. */
  @IsOptional()
  @IsText(320)
  emailOrUsername?: string

  /** `next` of the page before. */
  @IsOptional()
  @IsText(255)
  after?: string

  /** 50 where it is left out. */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  limit?: number
}
