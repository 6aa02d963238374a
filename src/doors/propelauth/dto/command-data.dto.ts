import { IsObject, IsOptional, IsString } from 'class-validator'
import { IsPathSegment, IsText } from '../../../common/http/is-text.js'

/** The `data` of the commands. Members are named as on the wire; strings are counted in UTF-16 code units. */

export class PingData {}

export class UserData {
  /** The caller's own id of the user, whatever it looks like. */
  @IsPathSegment(255)
  userId!: string
}

class CeremonyData extends UserData {
  /** Not limited in form here: an unfit one has an error of its own. */
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
  publicKey!: Record<string, unknown>
}

export class DeregisterPasskeyData extends UserData {
  /** base64url. Not limited in form: what is no credential ID names no passkey. */
  @IsString()
  credentialId!: string
}
