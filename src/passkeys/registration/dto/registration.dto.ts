import { ApiProperty, ApiSchema } from '@nestjs/swagger'
import { IsOptional } from 'class-validator'
import { IsPathSegment, IsText } from '../../../common/http/is-text.js'
import { CredentialJson } from '../../../common/http/credential-json.js'
import { webAuthnJson, webAuthnJsonOrNull } from '../../../common/http/webauthn-json.js'
import type { TraceReport } from '../../../webauthn/index.js'
import type { ExpectedCeremony } from '../../ceremonies/ceremonies.service.js'
import { PasskeyDto } from '../../credentials/dto/passkey.dto.js'
import { SignalsDto } from '../../credentials/dto/signals.dto.js'
import type { FinishedRegistration, StartedRegistration } from '../registration.service.js'
import { MEDIATIONS, type RegistrationMediation } from '../registration-request.js'
import { ExtensionResultsDto } from './extension-results.dto.js'
import { RegistrationRequestDto } from './registration-request.dto.js'

export class StartRegistrationDto extends RegistrationRequestDto {
  /** Your ID of the user. A new ID creates a user. */
  @IsPathSegment(255)
  userId!: string

  /** The name that authenticators show. An existing user is renamed only if the API key has the scope `users:write`. */
  @IsText(320)
  emailOrUsername!: string

  /** The user's display name. An existing user is renamed only if the API key has the scope `users:write`. */
  @IsOptional()
  @IsText(255)
  displayName?: string
}

@ApiSchema({ description: 'Options for the browser, and the expiry of the ceremony.' })
export class StartedRegistrationDto {
  /** For `PublicKeyCredential.parseCreationOptionsFromJSON` or a library that calls it. */
  @ApiProperty(webAuthnJson('PublicKeyCredentialCreationOptionsJSON'))
  registrationOptions!: object
  /** The second member of the argument: `navigator.credentials.create({ publicKey, mediation })`. */
  @ApiProperty({ enum: MEDIATIONS })
  mediation!: RegistrationMediation
  /** When the ceremony expires. */
  expiresAt!: Date

  static of({ registrationOptions, mediation, expiresAt }: StartedRegistration): StartedRegistrationDto {
    return Object.assign(new StartedRegistrationDto(), { registrationOptions, mediation, expiresAt })
  }
}

export class RegistrationResponseDto {
  /** The credential as `PublicKeyCredential.toJSON()` returns it (WebAuthn §5.1). */
  @CredentialJson('RegistrationResponseJSON')
  publicKey!: object
}

export class FinishRegistrationDto extends RegistrationResponseDto {
  /** The user that the registration was started for. */
  @IsPathSegment(255)
  userId!: string

  static toExpected({ userId }: FinishRegistrationDto): ExpectedCeremony {
    return { realm: 'backend', user: { id: userId }, purpose: { name: 'enrolment' }, browserHash: null }
  }
}

@ApiSchema({ description: 'The new passkey and the verified extension outputs.' })
export class RegistrationResultDto {
  passkey!: PasskeyDto
  extensions!: ExtensionResultsDto
  signals!: SignalsDto
  /**
   * Every step of the verification with its outcome. Null for API keys without the scope `traces:read`, and for end users
   * unless `end_user_realm.show_traces` is enabled.
   */
  @ApiProperty(webAuthnJsonOrNull('TraceReport'))
  trace!: TraceReport | null

  static of({ passkey, extensions, signals, trace }: FinishedRegistration, showTrace: boolean): RegistrationResultDto {
    return Object.assign(new RegistrationResultDto(), {
      passkey: PasskeyDto.of(passkey),
      extensions: ExtensionResultsDto.of(extensions),
      signals,
      trace: showTrace ? trace.report() : null,
    })
  }
}
