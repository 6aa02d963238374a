import { IsInt, IsOptional, Matches, Min } from 'class-validator'
import { IsText } from '../../../common/http/is-text.js'
import { OwnerPathDto } from '../../credentials/dto/passkey-requests.dto.js'
import { RegistrationRequestDto } from '../../registration/dto/registration-request.dto.js'

export class CreateEnrolmentTokenDto extends RegistrationRequestDto {
  /** The lifetime of the token. The configured lifetime is the default and the maximum. */
  @IsOptional()
  @IsInt()
  @Min(1)
  expiresInSeconds?: number
}

export class EnrolmentTokenPathDto extends OwnerPathDto {
  /** The `id` of the enrolment token. */
  @Matches(/^[0-9a-f]{16}$/)
  tokenId!: string
}

export class StartEnrolmentDto {
  /** `le_<id>_<secret>`, as the backend received it. */
  @IsText(128)
  enrolmentToken!: string
}
