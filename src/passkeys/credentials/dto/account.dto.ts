import { ApiSchema } from '@nestjs/swagger'
import { trustedNameOf, type User } from '../../../users/user.js'

@ApiSchema({ description: 'The owner of a passkey.' })
export class AccountDto {
  userId!: string
  emailOrUsername!: string | null
  displayName!: string | null

  static of({ id: userId, emailOrUsername, displayName }: User): AccountDto {
    return Object.assign(new AccountDto(), { userId, emailOrUsername, displayName })
  }

  /** Omits a name that only the user asserted. */
  static forBackend(user: User): AccountDto {
    return AccountDto.of({ ...user, emailOrUsername: trustedNameOf(user) })
  }
}
