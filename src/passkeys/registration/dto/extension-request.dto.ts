import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger'
import { Type } from 'class-transformer'
import { IsBoolean, IsIn, IsObject, IsOptional, IsUrl, Length, ValidateIf, ValidateNested } from 'class-validator'
import { IsBase64url } from '../../../common/http/is-base64url.js'
import { PrfInputsDto } from '../../ceremonies/dto/prf-values.dto.js'
import { type ExtensionRequest, PROTECTION_LEVELS, type ProtectionPolicy } from '../registration-extensions.js'

const POLICIES = Object.keys(PROTECTION_LEVELS) as ProtectionPolicy[]

/** In bytes. Every authenticator with `credBlob` support stores this size (CTAP 2.1 §12.2). */
const MAX_CRED_BLOB = 32

export class LargeBlobInputsDto {
  /** `required` rejects a passkey that cannot store a large blob. */
  @ApiProperty({ enum: ['preferred', 'required'] })
  @IsIn(['preferred', 'required'])
  support!: 'preferred' | 'required'
}

@ApiSchema({
  description:
    'Extension inputs in the JSON form of WebAuthn. `PublicKeyCredential.parseCreationOptionsFromJSON()` decodes the base64url values.',
})
export class ExtensionRequestDto implements ExtensionRequest {
  /** The protection level of the passkey (`credProtect`). */
  @ApiPropertyOptional({ enum: POLICIES })
  @ValidateIf((request: ExtensionRequest) => request.credentialProtectionPolicy !== undefined || isEnforced(request))
  @IsIn(POLICIES)
  credentialProtectionPolicy?: ProtectionPolicy

  /** Whether a passkey with a lower protection level is rejected. */
  @IsOptional()
  @IsBoolean()
  enforceCredentialProtectionPolicy?: boolean

  /** Requests the minimum PIN length. Authenticators return it only to RP IDs that they are configured for. */
  @IsOptional()
  @IsBoolean()
  minPinLength?: boolean

  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => LargeBlobInputsDto)
  largeBlob?: LargeBlobInputsDto

  /** Requests a pseudo-random function. `{}` only asks whether the authenticator supports it. */
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => PrfInputsDto)
  prf?: PrfInputsDto

  /** 1 to 32 bytes to store with the passkey, base64url. */
  @IsOptional()
  @IsBase64url(MAX_CRED_BLOB)
  credBlob?: string

  /** The U2F AppID whose credentials are also excluded. */
  @IsOptional()
  @Length(1, 512)
  @IsUrl({ protocols: ['https'], require_protocol: true, require_tld: false, disallow_auth: true })
  appidExclude?: string
}

function isEnforced({ enforceCredentialProtectionPolicy: enforced }: ExtensionRequest): boolean {
  return enforced === true
}
