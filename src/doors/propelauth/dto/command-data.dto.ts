import { Transform } from 'class-transformer'
import { IsObject, IsOptional, IsString } from 'class-validator'
import { normalizeCredential } from '../../../common/http/credential-json.js'
import { IsPathSegment, IsText } from '../../../common/http/is-text.js'

/** The `data` of the commands, with PropelAuth's names. Lengths are in UTF-16 code units. */

export class PingData {}

export class UserData {
  /** The backend's own id of the user. */
  @IsPathSegment(255)
  userId!: string
}

class CeremonyData extends UserData {
  /** Not validated here: an invalid origin has its own error type. */
  @IsOptional()
  @IsString()
  additionalAllowedOrigin?: string
}

export class StartRegistrationData extends CeremonyData {
  @IsText(320)
  emailOrUsername!: string

  @IsOptional()
  @IsText(255)
  userDisplayName?: string

  @IsOptional()
  @IsText(255)
  passkeyDisplayName?: string
}

export class StartAuthenticationData extends CeremonyData {}

export class FinishCeremonyData extends CeremonyData {
  /** RegistrationResponseJSON or AuthenticationResponseJSON. */
  @IsObject()
  @Transform(({ value }: { value: unknown }) => normalizeCredential(value))
  publicKey!: Record<string, unknown>
}

export class DeregisterPasskeyData extends UserData {
  /** Base64url. Not validated here: an invalid credential ID fails with `PasskeyNotFound`. */
  @IsString()
  credentialId!: string
}
