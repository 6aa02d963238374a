import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger'
import { Type } from 'class-transformer'
import { IsBoolean, IsIn, IsObject, IsOptional, IsUrl, Length, ValidateIf, ValidateNested } from 'class-validator'
import { IsBase64url } from '../../../common/http/is-base64url.js'
import { type ExtensionWishes, PROTECTION_LEVELS, type ProtectionPolicy } from '../registration-extensions.js'

const POLICIES = Object.keys(PROTECTION_LEVELS) as ProtectionPolicy[]

/** What every authenticator that stores blobs has room for (CTAP 2.1 §12.2). */
const LONGEST_CRED_BLOB = 32

const LONGEST_SALT = 256

export class LargeBlobInputsDto {
  /** `required` refuses a passkey that cannot store a large blob. */
  @ApiProperty({ enum: ['preferred', 'required'] })
  @IsIn(['preferred', 'required'])
  support!: 'preferred' | 'required'
}

export class PrfValuesDto {
  /** 1 to 256 bytes, base64url. */
  @IsBase64url(LONGEST_SALT)
  first!: string

  /** 1 to 256 bytes, base64url. */
  @IsOptional()
  @IsBase64url(LONGEST_SALT)
  second?: string
}

export class PrfInputsDto {
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => PrfValuesDto)
  eval?: PrfValuesDto
}

@ApiSchema({
  description:
    'Inputs of extensions, as clients take them. Those that are bytes reach the browser as bytes when the options go through `PublicKeyCredential.parseCreationOptionsFromJSON()`.',
})
export class ExtensionWishesDto implements ExtensionWishes {
  /** How much it takes to use the passkey (`credProtect`). */
  @ApiPropertyOptional({ enum: POLICIES })
  @ValidateIf((wishes: ExtensionWishes) => wishes.credentialProtectionPolicy !== undefined || isEnforced(wishes))
  @IsIn(POLICIES)
  credentialProtectionPolicy?: ProtectionPolicy

  /** Whether a passkey with less protection is refused. */
  @IsOptional()
  @IsBoolean()
  enforceCredentialProtectionPolicy?: boolean

  /** Asks how long a PIN the authenticator insists on. It tells those it was told to tell. */
  @IsOptional()
  @IsBoolean()
  minPinLength?: boolean

  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => LargeBlobInputsDto)
  largeBlob?: LargeBlobInputsDto

  /** Asks for a pseudo-random function; `{}` asks whether there is one. */
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => PrfInputsDto)
  prf?: PrfInputsDto

  /** 1 to 32 bytes to store with the passkey, base64url. */
  @IsOptional()
  @IsBase64url(LONGEST_CRED_BLOB)
  credBlob?: string

  /** The AppID under which authenticators of the time before passkeys shall be excluded as well. */
  @IsOptional()
  @Length(1, 512)
  @IsUrl({ protocols: ['https'], require_protocol: true, require_tld: false, disallow_auth: true })
  appidExclude?: string
}

function isEnforced({ enforceCredentialProtectionPolicy: enforced }: ExtensionWishes): boolean {
  return enforced === true
}
