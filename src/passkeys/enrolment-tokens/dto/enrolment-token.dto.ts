import { ApiProperty, ApiSchema } from '@nestjs/swagger'
import { ListDto } from '../../../common/http/page.dto.js'
import type { EnrolmentToken } from '../enrolment-token.js'
import type { CreatedEnrolmentToken } from '../enrolment-tokens.service.js'

/** The passkey that a token will create. */
export class FuturePasskeyDto {
  displayName!: string | null
}

@ApiSchema({ description: 'An enrolment token, without its secret.' })
export class EnrolmentTokenDto {
  /** The ID used in routes. */
  id!: string
  userId!: string
  passkey!: FuturePasskeyDto
  createdAt!: Date
  expiresAt!: Date
  /** When the token was used; null if it has not been used. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  usedAt!: Date | null

  static of({ id, userId, request, createdAt, expiresAt, usedAt }: EnrolmentToken): EnrolmentTokenDto {
    const passkey = { displayName: request.passkeyDisplayName ?? null }
    return Object.assign(new EnrolmentTokenDto(), { id, userId, passkey, createdAt, expiresAt, usedAt })
  }
}

@ApiSchema({ description: 'A new enrolment token. The response contains its secret, which cannot be shown again.' })
export class CreatedEnrolmentTokenDto extends EnrolmentTokenDto {
  /** `le_<id>_<secret>`. Send it only to the user, over a channel that you trust. */
  enrolmentToken!: string

  static created({ token, text }: CreatedEnrolmentToken): CreatedEnrolmentTokenDto {
    return Object.assign(new CreatedEnrolmentTokenDto(), EnrolmentTokenDto.of(token), { enrolmentToken: text })
  }
}

@ApiSchema({
  description:
    'The enrolment tokens of a user, oldest first, including tokens that were used or expired within the last day.',
})
export class EnrolmentTokenListDto extends ListDto {
  items!: EnrolmentTokenDto[]

  static of(tokens: readonly EnrolmentToken[]): EnrolmentTokenListDto {
    const items = tokens.map((token) => EnrolmentTokenDto.of(token))
    return Object.assign(new EnrolmentTokenListDto(), { items, nextCursor: null })
  }
}
