import { IsObject, IsOptional, ValidateNested } from 'class-validator'
import { Type } from 'class-transformer'
import { IsBase64url } from '../../../common/http/is-base64url.js'

/** In bytes. */
export const MAX_PRF_INPUT = 256

export class PrfValuesDto {
  /** 1 to 256 bytes, base64url. */
  @IsBase64url(MAX_PRF_INPUT)
  first!: string

  /** 1 to 256 bytes, base64url. */
  @IsOptional()
  @IsBase64url(MAX_PRF_INPUT)
  second?: string
}

export class PrfInputsDto {
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => PrfValuesDto)
  eval?: PrfValuesDto
}
