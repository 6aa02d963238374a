import { IsUUID } from 'class-validator'
import { IsText } from '../../../common/http/is-text.js'

export class OwnerPathDto {
  @IsText(255)
  userId!: string
}

export class PasskeyPathDto {
  /** `id` of the passkey. */
  @IsUUID()
  passkeyId!: string
}

export class OwnedPasskeyPathDto extends OwnerPathDto {
  /** `id` of the passkey. */
  @IsUUID()
  passkeyId!: string
}

export class RenamePasskeyDto {
  @IsText(255)
  displayName!: string
}
