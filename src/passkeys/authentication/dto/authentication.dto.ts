import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger'
import { Type } from 'class-transformer'
import { IsBoolean, IsObject, IsOptional, IsString, IsUUID, Length, ValidateIf, ValidateNested } from 'class-validator'
import { IsPathSegment, IsText } from '../../../common/http/is-text.js'
import { CredentialJson } from '../../../common/http/credential-json.js'
import { webAuthnJson, webAuthnJsonOrNull } from '../../../common/http/webauthn-json.js'
import type { SignCountVerdict, TraceReport } from '../../../webauthn/index.js'
import type { ExpectedCeremony } from '../../ceremonies/ceremonies.service.js'
import { AccountDto } from '../../credentials/dto/account.dto.js'
import { PasskeyDto } from '../../credentials/dto/passkey.dto.js'
import { SignalsDto } from '../../credentials/dto/signals.dto.js'
import { AuthenticationExtensionRequestDto } from './extension-request.dto.js'
import { AuthenticationExtensionResultsDto } from './extension-results.dto.js'
import type { AuthenticationRequest, AuthenticationResult, StartedAuthentication } from '../authentication.js'

const DEFAULT_PURPOSE = 'login'

export class StartAuthenticationDto {
  /** The user to authenticate. Without it, the authentication accepts the owner of any discoverable passkey. */
  @ApiPropertyOptional()
  @ValidateIf(({ userId, passkeyId }: StartAuthenticationDto) => userId !== undefined || passkeyId !== undefined)
  @IsPathSegment(255)
  userId?: string

  /** The only passkey of the user to offer, by its ID. Requires `userId`. */
  @IsOptional()
  @IsUUID()
  passkeyId?: string

  /**
   * A purpose of the configuration; the default is `login`. Its rules apply, and the result token contains it.
   * `step-up` authenticates a signed-in user again.
   */
  @IsOptional()
  @IsText(64)
  purpose?: string

  /**
   * An origin in addition to the configured origins, for this ceremony only. Its host must be the RP ID or a
   * subdomain.
   */
  @IsOptional()
  @IsString()
  @Length(1, 512)
  additionalAllowedOrigin?: string

  /**
   * Whether the user has just passed another factor in your backend, for example a password. If so, a first user
   * verification of the passkey counts as a factor from now on. Requires `userId` and `authentication.uv_upgrade`.
   */
  @IsOptional()
  @IsBoolean()
  otherFactorVerified?: boolean

  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => AuthenticationExtensionRequestDto)
  extensions?: AuthenticationExtensionRequestDto

  static toRequest(body: StartAuthenticationDto, allowedOrigins: readonly string[] | null): AuthenticationRequest {
    const { userId, purpose = DEFAULT_PURPOSE, additionalAllowedOrigin, otherFactorVerified = false } = body
    const user = userId === undefined ? 'unidentified' : { id: userId, passkeyId: body.passkeyId }
    const origins = { additionalAllowedOrigin, allowedOrigins }
    const { extensions } = body
    return { realm: 'backend', purpose, user, otherFactorVerified, extensions, browserHash: null, ...origins }
  }
}

@ApiSchema({ description: 'Options for the browser, and the expiry of the ceremony.' })
export class StartedAuthenticationDto {
  /** For `PublicKeyCredential.parseRequestOptionsFromJSON` or a library that calls it. */
  @ApiProperty(webAuthnJson('PublicKeyCredentialRequestOptionsJSON'))
  authenticationOptions!: object
  /** When the ceremony expires. */
  expiresAt!: Date

  static of(started: StartedAuthentication): StartedAuthenticationDto {
    return Object.assign(new StartedAuthenticationDto(), started)
  }
}

export class AuthenticationResponseDto {
  /** The credential as `PublicKeyCredential.toJSON()` returns it (WebAuthn §5.1). */
  @CredentialJson('AuthenticationResponseJSON')
  publicKey!: object
}

export class FinishAuthenticationDto extends AuthenticationResponseDto {
  /** The expected user. The request fails if another user authenticates, even if the start request named no user. */
  @IsOptional()
  @IsPathSegment(255)
  userId?: string

  /**
   * The expected purpose. The request fails if the ceremony was started for another purpose. Always send it for
   * purposes other than `login`.
   */
  @IsOptional()
  @IsText(64)
  purpose?: string

  /** Whether the result token can be used only once. Its recipient redeems it with `POST /v1/tokens/redeem`. */
  @IsOptional()
  @IsBoolean()
  singleUse?: boolean

  static toExpected({ userId, purpose }: FinishAuthenticationDto): ExpectedCeremony {
    return {
      realm: 'backend',
      user: userId === undefined ? 'anyone' : { id: userId },
      purpose: purpose === undefined ? 'any' : { name: purpose },
      browserHash: null,
    }
  }
}

@ApiSchema({ description: 'The signature counter before and after the authentication.' })
export class SignCountDto {
  stored!: number
  received!: number
  /**
   * `absent`: the authenticator has no counter. `not-increased`: the counter did not increase, so the authenticator
   * may have been cloned.
   */
  @ApiProperty({ enum: ['increased', 'absent', 'not-increased'] })
  verdict!: SignCountVerdict
}

@ApiSchema({ description: 'The changes that the authentication made to the passkey.' })
export class PasskeyChangesDto {
  signCount!: SignCountDto
  /** Whether the passkey can be synced now and could not before, or the reverse. Password managers can gain this ability. */
  backupEligibilityChanged!: boolean
  backupStateChanged!: boolean
  /** Whether this authentication made the user verification of the passkey count as a factor. */
  uvInitializedChanged!: boolean
}

@ApiSchema({ description: 'The authenticated user, the passkey and the result token.' })
export class AuthenticationResultDto {
  user!: AccountDto
  passkey!: PasskeyDto
  purpose!: string
  /** Whether the authenticator reports that it verified the user in this ceremony. */
  userVerified!: boolean
  /**
   * Whether the user verification counts as a factor: the authenticator verified the user at registration, or another
   * factor confirmed a previous user verification. `user_verified` and `amr` of tokens have this value.
   */
  userVerificationProven!: boolean
  changes!: PasskeyChangesDto
  extensions!: AuthenticationExtensionResultsDto
  signals!: SignalsDto
  /** A JWT with the result. Verify it with the keys at /.well-known/jwks.json. */
  resultToken!: string
  /** Every step of the verification with its outcome; null for keys without the scope `traces:read`. */
  @ApiProperty(webAuthnJsonOrNull('TraceReport'))
  trace!: TraceReport | null

  static of(result: AuthenticationResult, mayReadTraces: boolean): AuthenticationResultDto {
    const { user, passkey, purpose, verified, signals, resultToken } = result
    const { userVerificationProven, uvInitializedChanged, extensions } = result
    const { signCount, backupEligibilityChanged, backupStateChanged, flags, trace } = verified
    return Object.assign(new AuthenticationResultDto(), {
      user: AccountDto.forBackend(user),
      passkey: PasskeyDto.of(passkey),
      purpose,
      userVerified: flags.userVerified,
      userVerificationProven,
      changes: { signCount, backupEligibilityChanged, backupStateChanged, uvInitializedChanged },
      extensions: AuthenticationExtensionResultsDto.of(extensions),
      signals,
      resultToken: resultToken.token,
      trace: mayReadTraces ? trace.report() : null,
    })
  }
}
