import { ApiProperty, ApiSchema } from '@nestjs/swagger'
import { IsObject, IsOptional } from 'class-validator'
import { IsPathSegment, IsText } from '../../../common/http/is-text.js'
import { webAuthnJson, webAuthnJsonOrNull } from '../../../common/http/webauthn-json.js'
import type { TraceReport } from '../../../webauthn/index.js'
import { AttestationDto, PasskeyDto } from '../../credentials/dto/passkey.dto.js'
import { SignalsDto } from '../../credentials/dto/signals.dto.js'
import type { FinishedRegistration } from '../account-registrations.js'
import type { StartedRegistration } from '../registration-ceremonies.js'
import { MEDIATIONS, type RegistrationMediation } from '../registration-terms.js'
import { ExtensionResultsDto } from './extension-results.dto.js'
import { RegistrationWishesDto } from './registration-wishes.dto.js'

export class StartRegistrationDto extends RegistrationWishesDto {
  /** Your own id of the user, who is created when it is new. */
  @IsPathSegment(255)
  userId!: string

  /** The name that authenticators show. A user who is known keeps theirs unless the key has `users:write`. */
  @IsText(320)
  emailOrUsername!: string

  @IsOptional()
  @IsText(255)
  userDisplayName?: string
}

@ApiSchema({ description: 'Options for the browser, of a ceremony that waits for its answer.' })
export class StartedRegistrationDto {
  /** For `PublicKeyCredential.parseCreationOptionsFromJSON`, or a library that calls it. */
  @ApiProperty(webAuthnJson('PublicKeyCredentialCreationOptionsJSON'))
  registrationOptions!: object
  /** What goes beside the options: `navigator.credentials.create({ publicKey, mediation })`. */
  @ApiProperty({ enum: MEDIATIONS })
  mediation!: RegistrationMediation
  /** When the ceremony ends unfinished. */
  expiresAt!: Date

  static of(started: StartedRegistration): StartedRegistrationDto {
    return Object.assign(new StartedRegistrationDto(), started)
  }
}

export class RegistrationResponseDto {
  /** The credential as `PublicKeyCredential.toJSON()` gives it (WebAuthn §5.1). */
  @ApiProperty(webAuthnJson('RegistrationResponseJSON'))
  @IsObject()
  publicKey!: object
}

export class FinishRegistrationDto extends RegistrationResponseDto {
  /** The user the registration was started for. */
  @IsPathSegment(255)
  userId!: string
}

@ApiSchema({ description: 'The new passkey, and what the authenticator proved.' })
export class RegistrationResultDto {
  passkey!: PasskeyDto
  attestation!: AttestationDto
  extensions!: ExtensionResultsDto
  signals!: SignalsDto
  /** Every step of the verification with what became of it; null for keys without `traces:read`. */
  @ApiProperty(webAuthnJsonOrNull('TraceReport'))
  trace!: TraceReport | null

  static of(
    { passkey, extensions, signals, trace }: FinishedRegistration,
    mayReadTraces: boolean,
  ): RegistrationResultDto {
    const { attestation } = passkey
    return Object.assign(new RegistrationResultDto(), {
      passkey: PasskeyDto.of(passkey),
      attestation,
      extensions: ExtensionResultsDto.of(extensions),
      signals,
      trace: mayReadTraces ? trace.report() : null,
    })
  }
}
