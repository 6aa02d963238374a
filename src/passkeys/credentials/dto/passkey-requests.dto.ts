import { IsUUID } from 'class-validator'
import { IsPathSegment, IsText } from '../../../common/http/is-text.js'

export class OwnerPathDto {
  @IsPathSegment(255)
  userId!: string
}

export class PasskeyPathDto {
  /** The `id` of the passkey. */
  @IsUUID()
  passkeyId!: string
}

export class OwnedPasskeyPathDto extends OwnerPathDto {
  /** The `id` of the passkey. */
  @IsUUID()
  passkeyId!: string
}

export class RenamePasskeyDto {
  @IsText(255)
  displayName!: string
}
