import { ApiProperty, ApiSchema } from '@nestjs/swagger'
import { IsBoolean, IsObject, IsOptional, IsString, Length } from 'class-validator'
import { IsPathSegment, IsText } from '../../../common/http/is-text.js'
import { webAuthnJson, webAuthnJsonOrNull } from '../../../common/http/webauthn-json.js'
import type { SignCountVerdict, TraceReport } from '../../../webauthn/index.js'
import { AccountDto } from '../../credentials/dto/account.dto.js'
import { PasskeyDto } from '../../credentials/dto/passkey.dto.js'
import { SignalsDto } from '../../credentials/dto/signals.dto.js'
import type { StartedAuthentication } from '../authentication-ceremonies.js'
import type { BackendAuthentication } from '../backend-authentication.service.js'

export class StartAuthenticationDto {
  /** Who is to be authenticated. Left out: whoever owns the discoverable passkey that answers. */
  @IsOptional()
  @IsPathSegment(255)
  userId?: string

  /**
   * What the authentication is for: a purpose of the configuration, `login` where it is left out. Its rules apply, and
   * it stands in the result token. `step-up` asks a user who is signed in already once more.
   */
  @IsOptional()
  @IsText(64)
  purpose?: string

  /** An origin beside those of the configuration, on the domain of the RP ID or below it, for this ceremony alone. */
  @IsOptional()
  @IsString()
  @Length(1, 512)
  additionalAllowedOrigin?: string

  /**
   * Whether the user has just passed another factor, e.g. a password, with your backend. Then a first user verification
   * of the passkey counts from now on. Only where `authentication.uv_upgrade` allows it, and with `userId`.
   */
  @IsOptional()
  @IsBoolean()
  otherFactorVerified?: boolean
}

@ApiSchema({ description: 'Options for the browser, of a ceremony that waits for its answer.' })
export class StartedAuthenticationDto {
  /** For `PublicKeyCredential.parseRequestOptionsFromJSON`, or a library that calls it. */
  @ApiProperty(webAuthnJson('PublicKeyCredentialRequestOptionsJSON'))
  authenticationOptions!: object
  /** When the ceremony ends unfinished. */
  expiresAt!: Date

  static of(started: StartedAuthentication): StartedAuthenticationDto {
    return Object.assign(new StartedAuthenticationDto(), started)
  }
}

export class AuthenticationResponseDto {
  /** The credential as `PublicKeyCredential.toJSON()` gives it (WebAuthn §5.1). */
  @ApiProperty(webAuthnJson('AuthenticationResponseJSON'))
  @IsObject()
  publicKey!: object
}

export class FinishAuthenticationDto extends AuthenticationResponseDto {
  /** Who must have been authenticated: another user is refused, whether the start named one or not. */
  @IsOptional()
  @IsPathSegment(255)
  userId?: string

  /** What the authentication must have been started for: another one is refused. Send it for all but a login. */
  @IsOptional()
  @IsText(64)
  purpose?: string

  /**
   * Whether the result token counts once. Whoever gets it then takes it with `POST /v1/tokens/redeem`, which works for
   * the first of several.
   */
  @IsOptional()
  @IsBoolean()
  singleUse?: boolean
}

@ApiSchema({ description: 'The signature counter before and after.' })
export class SignCountDto {
  stored!: number
  received!: number
  /** `absent`: the authenticator has none. `not-increased`: a sign, not a proof, that it was cloned. */
  @ApiProperty({ enum: ['increased', 'absent', 'not-increased'] })
  verdict!: SignCountVerdict
}

@ApiSchema({ description: 'What the authentication changed of the passkey.' })
export class PasskeyChangesDto {
  signCount!: SignCountDto
  backupStateChanged!: boolean
  /** Whether the passkey's user verification counts from now on and did not before. */
  uvInitializedChanged!: boolean
}

@ApiSchema({ description: 'Who was authenticated, with which passkey, and how.' })
export class AuthenticationResultDto {
  user!: AccountDto
  passkey!: PasskeyDto
  purpose!: string
  /** Whether the authenticator says that it verified the user in this ceremony. */
  userVerified!: boolean
  /**
   * Whether that counts as a factor: the authenticator had verified the user when the passkey was made, or another
   * factor vouched for its first user verification before. `user_verified` and `amr` of tokens follow this.
   */
  userVerificationProven!: boolean
  changes!: PasskeyChangesDto
  signals!: SignalsDto
  /** A JWT that says how the user was authenticated; it verifies with the keys at /.well-known/jwks.json. */
  resultToken!: string
  /** Every step of the verification with what became of it; null for keys without `traces:read`. */
  @ApiProperty(webAuthnJsonOrNull('TraceReport'))
  trace!: TraceReport | null

  static of(finished: BackendAuthentication, mayReadTraces: boolean): AuthenticationResultDto {
    const { user, passkey, purpose, verified, signals, resultToken } = finished
    const { userVerificationProven, uvInitializedChanged } = finished
    const { signCount, backupStateChanged, flags, trace } = verified
    return Object.assign(new AuthenticationResultDto(), {
      user: AccountDto.of(user),
      passkey: PasskeyDto.of(passkey),
      purpose,
      userVerified: flags.userVerified,
      userVerificationProven,
      changes: { signCount, backupStateChanged, uvInitializedChanged },
      signals,
      resultToken: resultToken.token,
      trace: mayReadTraces ? trace.report() : null,
    })
  }
}
