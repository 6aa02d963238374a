import { IsInt, IsOptional, Matches, Min } from 'class-validator'
import { IsText } from '../../../common/http/is-text.js'
import { OwnerPathDto } from '../../credentials/dto/passkey-requests.dto.js'
import { RegistrationWishesDto } from '../../registration/dto/registration-wishes.dto.js'

export class CreateEnrolmentTokenDto extends RegistrationWishesDto {
  /** How long the token shall be good for; at most as long as configured, which is what is taken without it. */
  @IsOptional()
  @IsInt()
  @Min(1)
  expiresInSeconds?: number
}

export class EnrolmentTokenPathDto extends OwnerPathDto {
  /** `id` of the enrolment token. */
  @Matches(/^[0-9a-f]{16}$/)
  tokenId!: string
}

export class StartEnrolmentDto {
  /** `le_<id>_<secret>`, as the backend was given it. */
  @IsText(128)
  enrolmentToken!: string
}
