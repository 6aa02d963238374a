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
const LONGEST_OVERLAP = 2_592_000

const AreScopes = () =>
  applyDecorators(
    ApiProperty({ enum: SCOPES, isArray: true, minItems: 1, uniqueItems: true }),
    IsArray(),
    ArrayNotEmpty(),
    ArrayUnique(),
    IsIn(SCOPES, { each: true }),
  )

const LONGEST_ORIGIN = 512
const MOST_ORIGINS = 50

const AreOrigins = () =>
  applyDecorators(
    ApiProperty({
      type: 'array',
      items: { type: 'string', minLength: 1, maxLength: LONGEST_ORIGIN },
      minItems: 1,
      maxItems: MOST_ORIGINS,
      uniqueItems: true,
    }),
    IsArray(),
    ArrayNotEmpty(),
    ArrayUnique(),
    ArrayMaxSize(MOST_ORIGINS),
    IsString({ each: true }),
    Length(1, LONGEST_ORIGIN, { each: true }),
  )

export class ApiKeyPathDto {
  @IsText(64)
  keyId!: string
}

export class CreateApiKeyDto {
  /** What you call it. */
  @IsText(255)
  name!: string

  /** What it may do. `admin` allows everything. */
  @AreScopes()
  scopes!: Scope[]

  /** When it stops to open anything; never where it is left out. */
  @IsOptional()
  @IsInstant()
  expiresAt?: Date

  /**
   * The only origins its ceremonies run on and its requests may come from: of the configuration, or on the domain of
   * the RP ID or below it. All of them where it is left out.
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

  /** Members to take away: then it does not expire, or is not limited to origins. */
  @IsOptional()
  @IsListToClear(CLEARABLE)
  clear?: (typeof CLEARABLE)[number][]

  static changeIn({ clear = [], ...given }: ChangeApiKeyDto): Partial<ApiKeyGrant> {
    return { ...given, ...Object.fromEntries(clear.map((name) => [name, null])) }
  }
}

export class RotateApiKeyDto {
  /** How long the old key goes on opening: a day where it is left out, 30 days at most. */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(LONGEST_OVERLAP)
  overlapSeconds?: number

  /** When the new key expires: when the old one would have, where it is left out. */
  @IsOptional()
  @IsInstant()
  expiresAt?: Date
}
