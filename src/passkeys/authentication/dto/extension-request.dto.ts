import { ApiExtraModels, ApiPropertyOptional, ApiSchema, getSchemaPath } from '@nestjs/swagger'
import { Type } from 'class-transformer'
import {
  IsBoolean,
  IsObject,
  IsOptional,
  ValidateBy,
  ValidateIf,
  ValidateNested,
  type ValidationArguments,
} from 'class-validator'
import { IsBase64url, isBase64urlOfBytes } from '../../../common/http/is-base64url.js'
import { MAX_PRF_INPUT, PrfInputsDto, PrfValuesDto } from '../../ceremonies/dto/prf-values.dto.js'
import type { AuthenticationExtensionRequest } from '../authentication-extensions.js'

/** In bytes. Security keys store 1 to 4 KiB for all their passkeys together. */
const MAX_LARGE_BLOB = 4096

/** The highest possible `max_passkeys_per_user`. */
const MAX_CREDENTIALS = 10

/** In bytes (§4). */
const MAX_CREDENTIAL_ID = 1023

const PRF_MEMBERS: readonly string[] = ['first', 'second'] satisfies (keyof PrfValuesDto)[]

/** Validates a map of credential IDs to inputs of the pseudo-random function. */
const IsPrfValuesByCredential = () =>
  ValidateBy({
    name: 'isPrfValuesByCredential',
    validator: {
      validate: (value) => isMapOfPrfValues(value),
      defaultMessage: () =>
        `$property must map at most ${MAX_CREDENTIALS} credential IDs in base64url to "first" and optionally "second", ` +
        `each base64url of 1 to ${MAX_PRF_INPUT} bytes`,
    },
  })

function isMapOfPrfValues(value: unknown): boolean {
  if (!isPlainObject(value)) return false
  const entries = Object.entries(value)
  return (
    entries.length <= MAX_CREDENTIALS &&
    entries.every(([id, values]) => isBase64urlOfBytes(id, MAX_CREDENTIAL_ID) && isPrfValues(values))
  )
}

function isPrfValues(value: unknown): boolean {
  if (!isPlainObject(value) || !Object.hasOwn(value, 'first')) return false
  return Object.entries(value).every(
    ([name, input]) => PRF_MEMBERS.includes(name) && isBase64urlOfBytes(input, MAX_PRF_INPUT),
  )
}

function isPlainObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Validates the request to read: clients reject a request that also writes (§10.1.5). */
const IsReadAlone = () =>
  ValidateBy({
    name: 'isReadAlone',
    validator: {
      validate: (value, args?: ValidationArguments) =>
        value === true && (args?.object as LargeBlobOperationDto).write === undefined,
      defaultMessage: () => '$property must be true, without "write"',
    },
  })

@ApiExtraModels(PrfValuesDto)
export class PrfEvaluationDto extends PrfInputsDto {
  /** The inputs of single passkeys by credential ID, which replace `eval`. Only offered passkeys are allowed. */
  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: { $ref: getSchemaPath(PrfValuesDto) },
    maxProperties: MAX_CREDENTIALS,
  })
  @IsOptional()
  @IsPrfValuesByCredential()
  evalByCredential?: Record<string, PrfValuesDto>
}

@ApiSchema({ description: 'An operation on the large blob: `read` or `write`.' })
export class LargeBlobOperationDto {
  /** Reads the blob. */
  @ApiPropertyOptional({ type: Boolean, enum: [true] })
  @ValidateIf(({ read, write }: LargeBlobOperationDto) => read !== undefined || write === undefined)
  @IsReadAlone()
  read?: true

  /** Replaces the blob: 1 to 4096 bytes, base64url. The options must offer exactly one passkey. */
  @IsOptional()
  @IsBase64url(MAX_LARGE_BLOB)
  write?: string
}

@ApiSchema({
  description:
    'Extension inputs in the JSON form of WebAuthn. `PublicKeyCredential.parseRequestOptionsFromJSON()` decodes the base64url values.',
})
export class AuthenticationExtensionRequestDto implements AuthenticationExtensionRequest {
  /** Evaluates the pseudo-random function of the passkey. Its results stay in the browser; the server removes them. */
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => PrfEvaluationDto)
  prf?: PrfEvaluationDto

  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => LargeBlobOperationDto)
  largeBlob?: LargeBlobOperationDto

  /** Reads the bytes that the registration stored with the passkey (`credBlob`). */
  @IsOptional()
  @IsBoolean()
  getCredBlob?: boolean
}
