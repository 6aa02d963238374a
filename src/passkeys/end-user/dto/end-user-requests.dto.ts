import { IsEmail, IsOptional } from 'class-validator'
import { IsText } from '../../../common/http/is-text.js'

export class StartSignUpDto {
  @IsText(320)
  @IsEmail({ require_tld: false })
  email!: string

  @IsOptional()
  @IsText(255)
  displayName?: string
}

export class StartAddingDto {
  /** What the user calls the new passkey. */
  @IsOptional()
  @IsText(255)
  displayName?: string
}
