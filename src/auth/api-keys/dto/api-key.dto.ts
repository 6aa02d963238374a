import { ApiProperty, ApiSchema } from '@nestjs/swagger'
import { type Scope, SCOPES } from '../../../access/scopes.js'
import type { ApiKeyState } from '../../../access/api-key.js'
import type { ApiKeyPage, RotatedApiKey } from '../api-key-administration.service.js'
import type { KnownApiKey, NewApiKey } from '../api-keys.service.js'

@ApiSchema({ description: 'An API key, without its secret.' })
export class ApiKeyDto {
  /** The part of the key between `lk_` and the secret. */
  id!: string
  name!: string
  @ApiProperty({ enum: SCOPES, isArray: true })
  scopes!: readonly Scope[]
  /** The only origins its ceremonies run on and its requests may come from; null: all of them. */
  @ApiProperty({ type: [String], nullable: true })
  allowedOrigins!: readonly string[] | null
  /** A key that is `expired` or `revoked` opens nothing, and stays so. */
  @ApiProperty({ enum: ['active', 'expired', 'revoked'] })
  state!: ApiKeyState
  createdAt!: Date
  /** To the minute. */
  lastUsedAt!: Date | null
  expiresAt!: Date | null
  revokedAt!: Date | null
  /** The id of the key that this one replaces. */
  rotatedFrom!: string | null

  static of({ apiKey, state }: KnownApiKey): ApiKeyDto {
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

@ApiSchema({ description: 'API keys in the order of their ids.' })
export class ApiKeyListDto {
  apiKeys!: ApiKeyDto[]
  /** What to pass as `after` for the next page; null on the last one. */
  next!: string | null

  static of({ apiKeys, next }: ApiKeyPage): ApiKeyListDto {
    return Object.assign(new ApiKeyListDto(), { apiKeys: apiKeys.map((known) => ApiKeyDto.of(known)), next })
  }
}

@ApiSchema({ description: 'A new API key.' })
export class CreatedApiKeyDto {
  apiKey!: ApiKeyDto
  /** The whole key, for the `Authorization` header. It is told this once and kept nowhere. */
  secret!: string

  static of({ apiKey, text }: NewApiKey): CreatedApiKeyDto {
    return Object.assign(new CreatedApiKeyDto(), { apiKey: newOf(apiKey), secret: text })
  }
}

@ApiSchema({ description: 'A new API key in place of an old one.' })
export class RotatedApiKeyDto extends CreatedApiKeyDto {
  /** The old key; `expiresAt` says how long it still opens. */
  replaced!: ApiKeyDto

  static override of({ apiKey, text, replaced }: RotatedApiKey): RotatedApiKeyDto {
    const made = { apiKey: newOf(apiKey), secret: text, replaced: ApiKeyDto.of(replaced) }
    return Object.assign(new RotatedApiKeyDto(), made)
  }
}

const newOf = (apiKey: NewApiKey['apiKey']): ApiKeyDto => ApiKeyDto.of({ apiKey, state: 'active' })
