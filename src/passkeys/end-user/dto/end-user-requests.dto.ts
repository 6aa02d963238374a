import { ApiPropertyOptional } from '@nestjs/swagger'
import { Type } from 'class-transformer'
import { IsEmail, IsIn, IsObject, IsOptional, IsUUID, ValidateNested } from 'class-validator'
import { IsText } from '../../../common/http/is-text.js'
import type { AuthenticationRequest } from '../../authentication/authentication.js'
import { NewPasskeyDto } from '../../registration/dto/registration-request.dto.js'
import type { RegistrationStart } from '../../registration/registration.service.js'
import { EndUserExtensionsDto } from './end-user-extensions.dto.js'
import { MEDIATIONS, type RegistrationMediation } from '../../registration/registration-request.js'

/** End users sign in without typing a name, which requires discoverable passkeys. */
const END_USER = { realm: 'browser', residentKey: 'required', allowedOrigins: null } as const

export class StartSignUpDto {
  @IsText(320)
  @IsEmail({ require_tld: false })
  email!: string

  /** The user's display name. */
  @IsOptional()
  @IsText(255)
  displayName?: string

  static toStart(browserHash: Uint8Array): RegistrationStart {
    return { ...END_USER, purpose: 'sign-up', browserHash }
  }
}

export class StartSignInDto {
  /**
   * The name of the account: an e-mail address, or a username that a backend created. Without it, the browser offers
   * all its passkeys. The response does not reveal whether the account exists.
   */
  @IsOptional()
  @IsText(320)
  email?: string

  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => EndUserExtensionsDto)
  extensions?: EndUserExtensionsDto

  static toRequest({ email, extensions }: StartSignInDto, browserHash: Uint8Array): AuthenticationRequest {
    const user = email === undefined ? 'unidentified' : { name: email }
    const fixed = { realm: 'browser', purpose: 'login', otherFactorVerified: false, allowedOrigins: null } as const
    return { ...fixed, user, extensions, browserHash }
  }
}

export class StartStepUpDto {
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => EndUserExtensionsDto)
  extensions?: EndUserExtensionsDto
}

export class MySessionPathDto {
  @IsUUID()
  sessionId!: string
}

export class StartAddingDto {
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => NewPasskeyDto)
  passkey?: NewPasskeyDto

  /** `conditional` allows the browser to create the passkey without a prompt. */
  @ApiPropertyOptional({ enum: MEDIATIONS })
  @IsOptional()
  @IsIn(MEDIATIONS)
  mediation?: RegistrationMediation

  static toStart({ passkey, mediation }: StartAddingDto, browserHash: Uint8Array): RegistrationStart {
    const options = { passkeyDisplayName: passkey?.displayName, ...(mediation !== undefined && { mediation }) }
    return { ...END_USER, purpose: 'enrolment', ...options, browserHash }
  }
}
