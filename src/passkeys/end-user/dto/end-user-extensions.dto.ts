import { ApiProperty, ApiSchema } from '@nestjs/swagger'
import { Type } from 'class-transformer'
import { Equals, IsBoolean, IsObject, IsOptional, ValidateNested } from 'class-validator'
import type { AuthenticationExtensionRequest } from '../../authentication/authentication-extensions.js'
import { PrfInputsDto } from '../../ceremonies/dto/prf-values.dto.js'

export class LargeBlobReadDto {
  /** Reads the blob. */
  @ApiProperty({ type: Boolean, enum: [true] })
  @Equals(true)
  read!: true
}

/** Excludes inputs for single credentials: whether the server accepted one would reveal the passkeys of a name. */
@ApiSchema({
  description:
    'Extension inputs in the JSON form of WebAuthn. `PublicKeyCredential.parseRequestOptionsFromJSON()` decodes the base64url values. The outputs stay in the browser: no response of the server includes them.',
})
export class EndUserExtensionsDto implements AuthenticationExtensionRequest {
  /** Evaluates the pseudo-random function of the passkey. */
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => PrfInputsDto)
  prf?: PrfInputsDto

  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => LargeBlobReadDto)
  largeBlob?: LargeBlobReadDto

  /** Reads the bytes that the registration stored with the passkey (`credBlob`). */
  @IsOptional()
  @IsBoolean()
  getCredBlob?: boolean
}
