import { ApiProperty, ApiSchema } from '@nestjs/swagger'
import { type Scope, SCOPES } from '../../../access/scopes.js'
import { ListDto } from '../../../common/http/page.dto.js'
import type { Page } from '../../../common/page.js'
import type { ApiKeyState } from '../../../access/api-key.js'
import type { RotatedApiKey } from '../api-key-administration.service.js'
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
export class ApiKeyListDto extends ListDto {
  items!: ApiKeyDto[]

  static of({ items, nextCursor }: Page<ApiKeyWithState>): ApiKeyListDto {
    return Object.assign(new ApiKeyListDto(), { items: items.map((apiKey) => ApiKeyDto.of(apiKey)), nextCursor })
  }
}

@ApiSchema({ description: 'A new API key.' })
export class CreatedApiKeyDto extends ApiKeyDto {
  /** The complete key, for the `Authorization` header. It is not stored and cannot be shown again. */
  key!: string

  static created({ apiKey, text }: NewApiKey): CreatedApiKeyDto {
    return Object.assign(new CreatedApiKeyDto(), ApiKeyDto.of({ apiKey, state: 'active' }), { key: text })
  }
}

@ApiSchema({ description: 'A new API key that replaces an old one.' })
export class RotatedApiKeyDto extends CreatedApiKeyDto {
  /** The old key, with its new `expiresAt`. */
  replaced!: ApiKeyDto

  static rotated({ replaced, ...created }: RotatedApiKey): RotatedApiKeyDto {
    const replacement = CreatedApiKeyDto.created(created)
    return Object.assign(new RotatedApiKeyDto(), replacement, { replaced: ApiKeyDto.of(replaced) })
  }
}
