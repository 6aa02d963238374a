import { ApiProperty, ApiSchema } from '@nestjs/swagger'
import { type Scope, SCOPES } from '../../../access/scopes.js'
import type { ApiKeyState } from '../../../access/api-key.js'
import type { ApiKeyPage, RotatedApiKey } from '../api-key-administration.service.js'
import type { ApiKeyWithState, NewApiKey } from '../api-keys.service.js'

@ApiSchema({ description: 'An API key, without its secret.' })
export class ApiKeyDto {
  /** The part of the key between `lk_` and the secret. */
  id!: string
  name!: string
  @ApiProperty({ enum: SCOPES, isArray: true })
  scopes!: readonly Scope[]
  /** The origins that the ceremonies and the requests of the key may use; null allows all. */
  @ApiProperty({ type: [String], nullable: true })
  allowedOrigins!: readonly string[] | null
  /** An `expired` or `revoked` key cannot be reactivated. */
  @ApiProperty({ enum: ['active', 'expired', 'revoked'] })
  state!: ApiKeyState
  createdAt!: Date
  /** With a resolution of one minute. */
  lastUsedAt!: Date | null
  expiresAt!: Date | null
  revokedAt!: Date | null
  /** The id of the key that this key replaces. */
  rotatedFrom!: string | null

  static of({ apiKey, state }: ApiKeyWithState): ApiKeyDto {
    const { id, name, scopes, allowedOrigins, createdAt, lastUsedAt, expiresAt, revokedAt, rotatedFrom } = apiKey
    return Object.assign(new ApiKeyDto(), {
      id,
      name,
      scopes,
      allowedOrigins,
      state,
      createdAt,
      lastUsedAt,
      expiresAt,
      revokedAt,
      rotatedFrom,
    })
  }
}

@ApiSchema({ description: 'API keys, ordered by id.' })
export class ApiKeyListDto {
  apiKeys!: ApiKeyDto[]
  /** The value of `after` for the next page; null on the last page. */
  next!: string | null

  static of({ apiKeys, next }: ApiKeyPage): ApiKeyListDto {
    return Object.assign(new ApiKeyListDto(), { apiKeys: apiKeys.map((known) => ApiKeyDto.of(known)), next })
  }
}

@ApiSchema({ description: 'A new API key.' })
export class CreatedApiKeyDto {
  apiKey!: ApiKeyDto
  /** The complete key, for the `Authorization` header. It is not stored and cannot be shown again. */
  secret!: string

  static of({ apiKey, text }: NewApiKey): CreatedApiKeyDto {
    return Object.assign(new CreatedApiKeyDto(), { apiKey: activeDtoOf(apiKey), secret: text })
  }
}

@ApiSchema({ description: 'A new API key that replaces an old one.' })
export class RotatedApiKeyDto extends CreatedApiKeyDto {
  /** The old key, with its new `expiresAt`. */
  replaced!: ApiKeyDto

  static override of({ apiKey, text, replaced }: RotatedApiKey): RotatedApiKeyDto {
    const created = { apiKey: activeDtoOf(apiKey), secret: text, replaced: ApiKeyDto.of(replaced) }
    return Object.assign(new RotatedApiKeyDto(), created)
  }
}

const activeDtoOf = (apiKey: NewApiKey['apiKey']): ApiKeyDto => ApiKeyDto.of({ apiKey, state: 'active' })
