import { ApiPropertyOptional } from '@nestjs/swagger'
import { Type } from 'class-transformer'
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  Length,
  Min,
  ValidateNested,
} from 'class-validator'
import { ALGORITHM_NAMES } from '../../../config/algorithms.js'
import {
  ATTESTATION_CONVEYANCES,
  HINTS,
  type RegistrationSettings,
  REQUIREMENTS,
} from '../../../config/registration.schema.js'
import { IsText } from '../../../common/http/is-text.js'
import { ATTESTATION_FORMATS, type AttestationFormat } from '../../../webauthn/index.js'
import { MEDIATIONS, type RegistrationMediation, type RegistrationRequest } from '../registration-request.js'
import { ExtensionRequestDto } from './extension-request.dto.js'

const ATTACHMENTS = ['platform', 'cross-platform'] as const

export class NewPasskeyDto {
  /** The name of the new passkey. */
  @IsOptional()
  @IsText(255)
  displayName?: string
}

/** The options of one registration. They must not be weaker than the configuration, which provides the defaults. */
export class RegistrationRequestDto implements RegistrationRequest {
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => NewPasskeyDto)
  passkey?: NewPasskeyDto

  /**
   * An origin in addition to the configured origins, for this ceremony only. Its host must be the RP ID or a
   * subdomain.
   */
  @IsOptional()
  @IsString()
  @Length(1, 512)
  additionalAllowedOrigin?: string

  /** `platform`: the authenticator of the device. `cross-platform`: a roaming authenticator, such as a security key. */
  @ApiPropertyOptional({ enum: ATTACHMENTS })
  @IsOptional()
  @IsIn(ATTACHMENTS)
  authenticatorAttachment?: (typeof ATTACHMENTS)[number]

  /** Whether the passkey is discoverable. */
  @ApiPropertyOptional({ enum: REQUIREMENTS })
  @IsOptional()
  @IsIn(REQUIREMENTS)
  residentKey?: RegistrationSettings['residentKey']

  /** Whether the authenticator must verify the user. */
  @ApiPropertyOptional({ enum: REQUIREMENTS })
  @IsOptional()
  @IsIn(REQUIREMENTS)
  userVerification?: RegistrationSettings['userVerification']

  /** The requested attestation. `enterprise` requires the same value in the configuration. */
  @ApiPropertyOptional({ enum: ATTESTATION_CONVEYANCES })
  @IsOptional()
  @IsIn(ATTESTATION_CONVEYANCES)
  attestation?: RegistrationSettings['attestation']

  /** The accepted attestation statement formats in order of preference. The configuration must accept them too. */
  @ApiPropertyOptional({ enum: ATTESTATION_FORMATS, isArray: true })
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayUnique()
  @IsIn(ATTESTATION_FORMATS, { each: true })
  attestationFormats?: AttestationFormat[]

  /** The accepted signature algorithms in order of preference. The configuration must accept them too. */
  @ApiPropertyOptional({ enum: ALGORITHM_NAMES, isArray: true })
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayUnique()
  @IsIn(ALGORITHM_NAMES, { each: true })
  algorithms?: string[]

  /** The kinds of authenticators that the browser should offer first. */
  @ApiPropertyOptional({ enum: HINTS, isArray: true })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(HINTS.length)
  @ArrayUnique()
  @IsIn(HINTS, { each: true })
  hints?: (typeof HINTS)[number][]

  /** The timeout of the ceremony, which must not exceed the configured timeout. */
  @IsOptional()
  @IsInt()
  @Min(1)
  timeoutSeconds?: number

  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => ExtensionRequestDto)
  extensions?: ExtensionRequestDto

  /**
   * `conditional` allows the client to create the passkey without a prompt, for example after a sign-in with a
   * password. User presence is optional only in that case.
   */
  @ApiPropertyOptional({ enum: MEDIATIONS })
  @IsOptional()
  @IsIn(MEDIATIONS)
  mediation?: RegistrationMediation
}
