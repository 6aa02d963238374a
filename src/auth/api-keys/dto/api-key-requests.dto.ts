import { applyDecorators } from '@nestjs/common'
import { ApiProperty } from '@nestjs/swagger'
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Length,
  Max,
  Min,
} from 'class-validator'
import { IsInstant } from '../../../common/http/is-instant.js'
import { IsListToClear } from '../../../common/http/is-list-to-clear.js'
import { IsText } from '../../../common/http/is-text.js'
import { type Scope, SCOPES } from '../../../access/scopes.js'
import type { ApiKeyGrant } from '../api-keys.service.js'

/** 30 days, in seconds. */
const MAX_OVERLAP_SECONDS = 2_592_000

const AreScopes = () =>
  applyDecorators(
    ApiProperty({ enum: SCOPES, isArray: true, minItems: 1, uniqueItems: true }),
    IsArray(),
    ArrayNotEmpty(),
    ArrayUnique(),
    IsIn(SCOPES, { each: true }),
  )

const MAX_ORIGIN_LENGTH = 512
const MAX_ORIGINS = 50

const AreOrigins = () =>
  applyDecorators(
    ApiProperty({
      type: 'array',
      items: { type: 'string', minLength: 1, maxLength: MAX_ORIGIN_LENGTH },
      minItems: 1,
      maxItems: MAX_ORIGINS,
      uniqueItems: true,
    }),
    IsArray(),
    ArrayNotEmpty(),
    ArrayUnique(),
    ArrayMaxSize(MAX_ORIGINS),
    IsString({ each: true }),
    Length(1, MAX_ORIGIN_LENGTH, { each: true }),
  )

export class ApiKeyPathDto {
  @IsText(64)
  keyId!: string
}

export class CreateApiKeyDto {
  /** Your name for the key. */
  @IsText(255)
  name!: string

  /** `admin` includes all other scopes. */
  @AreScopes()
  scopes!: Scope[]

  /** The key does not expire by default. */
  @IsOptional()
  @IsInstant()
  expiresAt?: Date

  /**
   * The origins that the ceremonies and the requests of the key may use: configured origins, or origins on the RP ID
   * or its subdomains. All origins are allowed by default.
   */
  @IsOptional()
  @AreOrigins()
  allowedOrigins?: string[]
}

const CLEARABLE = ['expiresAt', 'allowedOrigins'] as const

export class ChangeApiKeyDto {
  @IsOptional()
  @IsText(255)
  name?: string

  @IsOptional()
  @AreScopes()
  scopes?: Scope[]

  @IsOptional()
  @IsInstant()
  expiresAt?: Date

  @IsOptional()
  @AreOrigins()
  allowedOrigins?: string[]

  /**
   * The members to remove. Without `expiresAt`, the key does not expire; without `allowedOrigins`, it works on all
   * origins.
   */
  @IsOptional()
  @IsListToClear(CLEARABLE)
  clear?: (typeof CLEARABLE)[number][]

  static changeIn({ clear = [], ...given }: ChangeApiKeyDto): Partial<ApiKeyGrant> {
    return { ...given, ...Object.fromEntries(clear.map((name) => [name, null])) }
  }
}

export class RotateApiKeyDto {
  /** How long the old key stays valid: one day by default, at most 30 days. */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(MAX_OVERLAP_SECONDS)
  overlapSeconds?: number

  /** The expiry of the new key; by default the expiry of the old key. */
  @IsOptional()
  @IsInstant()
  expiresAt?: Date
}
