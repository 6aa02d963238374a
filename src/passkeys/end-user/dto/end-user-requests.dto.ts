import { ApiPropertyOptional } from '@nestjs/swagger'
import { IsEmail, IsIn, IsOptional } from 'class-validator'
import { IsText } from '../../../common/http/is-text.js'
import { MEDIATIONS, type RegistrationMediation } from '../../registration/registration-terms.js'

export class StartSignUpDto {
  @IsText(320)
  @IsEmail({ require_tld: false })
  email!: string

  @IsOptional()
  @IsText(255)
  displayName?: string
}

export class StartSignInDto {
  /**
   * The name of the account: an e-mail address, or a username that a backend gave. Left out, the browser offers every
   * passkey it has. Whether there is such an account does not show in the answer.
   */
  @IsOptional()
  @IsText(320)
  email?: string
}

export class StartAddingDto {
  /** What the user calls the new passkey. */
  @IsOptional()
  @IsText(255)
  displayName?: string

  /** `conditional` lets the browser make the passkey without asking. */
  @ApiPropertyOptional({ enum: MEDIATIONS })
  @IsOptional()
  @IsIn(MEDIATIONS)
  mediation?: RegistrationMediation
}
