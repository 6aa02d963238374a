import { ApiProperty, ApiSchema } from '@nestjs/swagger'
import type { EnrolmentToken } from '../enrolment-token.js'

@ApiSchema({ description: 'An enrolment token, without its secret.' })
export class EnrolmentTokenDto {
  /** What the routes know it by. */
  id!: string
  userId!: string
  /** What the passkey will be called. */
  passkeyDisplayName!: string | null
  createdAt!: Date
  expiresAt!: Date
  /** When a passkey was made with it. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  usedAt!: Date | null

  static of({ id, userId, terms, createdAt, expiresAt, usedAt }: EnrolmentToken): EnrolmentTokenDto {
    const { passkeyDisplayName = null } = terms
    return Object.assign(new EnrolmentTokenDto(), { id, userId, passkeyDisplayName, createdAt, expiresAt, usedAt })
  }
}

@ApiSchema({ description: 'A new enrolment token. Its text is shown this once.' })
export class CreatedEnrolmentTokenDto extends EnrolmentTokenDto {
  /** `le_<id>_<secret>`: hand it to the user over a channel you trust, and to nobody else. */
  enrolmentToken!: string

  static created({ token, text }: { token: EnrolmentToken; text: string }): CreatedEnrolmentTokenDto {
    return Object.assign(new CreatedEnrolmentTokenDto(), EnrolmentTokenDto.of(token), { enrolmentToken: text })
  }
}

@ApiSchema({
  description:
    'The enrolment tokens of a user, oldest first: open ones, and those that were used or expired within the last day.',
})
export class EnrolmentTokenListDto {
  enrolmentTokens!: EnrolmentTokenDto[]

  static of(tokens: readonly EnrolmentToken[]): EnrolmentTokenListDto {
    const enrolmentTokens = tokens.map((token) => EnrolmentTokenDto.of(token))
    return Object.assign(new EnrolmentTokenListDto(), { enrolmentTokens })
  }
}
