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
import { MEDIATIONS, type RegistrationMediation, type RegistrationWishes } from '../registration-terms.js'
import { ExtensionWishesDto } from './extension-wishes.dto.js'

const ATTACHMENTS = ['platform', 'cross-platform'] as const

/** What a backend may say of one registration: nothing weaker than the configuration. What is left out is as configured. */
export class RegistrationWishesDto implements RegistrationWishes {
  /** What the user calls the new passkey. */
  @IsOptional()
  @IsText(255)
  passkeyDisplayName?: string

  /** An origin beside those of the configuration, on the domain of the RP ID or below it, for this ceremony alone. */
  @IsOptional()
  @IsString()
  @Length(1, 512)
  additionalAllowedOrigin?: string

  /** `platform`: the authenticator inside the device; `cross-platform`: one that roams. */
  @ApiPropertyOptional({ enum: ATTACHMENTS })
  @IsOptional()
  @IsIn(ATTACHMENTS)
  authenticatorAttachment?: (typeof ATTACHMENTS)[number]

  /** Whether the passkey is discoverable. */
  @ApiPropertyOptional({ enum: REQUIREMENTS })
  @IsOptional()
  @IsIn(REQUIREMENTS)
  residentKey?: RegistrationSettings['residentKey']

  /** Whether the authenticator must check who is there. */
  @ApiPropertyOptional({ enum: REQUIREMENTS })
  @IsOptional()
  @IsIn(REQUIREMENTS)
  userVerification?: RegistrationSettings['userVerification']

  /** How much the authenticator is asked to prove. `enterprise` only where the configuration asks for it too. */
  @ApiPropertyOptional({ enum: ATTESTATION_CONVEYANCES })
  @IsOptional()
  @IsIn(ATTESTATION_CONVEYANCES)
  attestation?: RegistrationSettings['attestation']

  /** The attestation statement formats that are accepted, of those of the configuration; the most wanted first. */
  @ApiPropertyOptional({ enum: ATTESTATION_FORMATS, isArray: true })
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayUnique()
  @IsIn(ATTESTATION_FORMATS, { each: true })
  attestationFormats?: AttestationFormat[]

  /** The signature algorithms a passkey may use, of those of the configuration; the most wanted first. */
  @ApiPropertyOptional({ enum: ALGORITHM_NAMES, isArray: true })
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayUnique()
  @IsIn(ALGORITHM_NAMES, { each: true })
  algorithms?: string[]

  /** Which kinds of authenticator the dialogue of the browser shall put first. */
  @ApiPropertyOptional({ enum: HINTS, isArray: true })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(HINTS.length)
  @ArrayUnique()
  @IsIn(HINTS, { each: true })
  hints?: (typeof HINTS)[number][]

  /** How long the registration may take; at most as long as configured. */
  @IsOptional()
  @IsInt()
  @Min(1)
  timeoutSeconds?: number

  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => ExtensionWishesDto)
  extensions?: ExtensionWishesDto

  /**
   * `conditional` lets the client make the passkey without asking, e.g. right after a sign-in with a password. Then,
   * and only then, the user need not be present.
   */
  @ApiPropertyOptional({ enum: MEDIATIONS })
  @IsOptional()
  @IsIn(MEDIATIONS)
  mediation?: RegistrationMediation
}
