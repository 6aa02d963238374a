import { Injectable } from '@nestjs/common'
import type { ApiKey } from '../../access/api-key.js'
import { createPage, DEFAULT_PAGE_SIZE, type Page } from '../../common/page.js'
import { ProblemError } from '../../common/problems/problem-error.js'
import { ApiKeyGrantPolicy } from './api-key-grant-policy.js'
import { ApiKeyLock, expiryOf } from './api-key-lock.js'
import { ApiKeysRepository } from './api-keys.repository.js'
import { type ApiKeyGrant, ApiKeysService, type ApiKeyWithState, type NewApiKey } from './api-keys.service.js'

/** How long a rotated key stays valid by default, in seconds. */
const DEFAULT_OVERLAP_SECONDS = 86_400

export interface RotatedApiKey extends NewApiKey {
  /** The old key, with its new expiry. */
  readonly replaced: ApiKeyWithState
}

interface ApiKeyRotation {
  /** How long the old key stays valid; one day by default. */
  readonly overlapSeconds?: number
  /** The expiry of the new key; by default the old key's. */
  readonly expiresAt?: Date
}

/** Creates, changes and revokes API keys for a key with the scope `admin`. */
@Injectable()
export class ApiKeyAdministrationService {
  constructor(
    private readonly repository: ApiKeysRepository,
    private readonly apiKeys: ApiKeysService,
    private readonly lock: ApiKeyLock,
    private readonly policy: ApiKeyGrantPolicy,
  ) {}

  /** @throws request_invalid, permission_missing, origin_not_allowed when the policy rejects the grant */
  create(granter: ApiKey, grant: ApiKeyGrant): Promise<NewApiKey> {
    this.policy.assertValid(grant)
    this.policy.assertWithin(granter, grant)
    return this.apiKeys.create(grant)
  }

  /** @throws api_key_not_found */
  async get(id: string): Promise<ApiKeyWithState> {
    const stored = await this.repository.find(id)
    if (stored === undefined) throw new ProblemError('api_key_not_found')
    return this.apiKeys.withState(stored.apiKey)
  }

  /** Returns all keys, including expired and revoked ones, ordered by id. */
  async list(cursor: string | undefined, limit = DEFAULT_PAGE_SIZE): Promise<Page<ApiKeyWithState>> {
    const { items, nextCursor } = createPage(await this.repository.list(cursor, limit + 1), limit, ({ id }) => id)
    return { items: items.map((apiKey) => this.apiKeys.withState(apiKey)), nextCursor }
  }

  /**
   * Changes the given members.
   *
   * @throws request_invalid, permission_missing, origin_not_allowed when the policy rejects the result
   * @throws api_key_not_found
   * @throws api_key_not_active when the key is expired or revoked
   * @throws api_key_already_rotated when the change removes the expiry of a rotated key
   * @throws last_admin_key when no admin key would remain
   */
  change(granter: ApiKey, id: string, change: Partial<ApiKeyGrant>): Promise<ApiKeyWithState> {
    this.policy.assertValid(change)
    return this.lock.run(id, async (locked) => {
      locked.assertActive()
      const result = { ...locked.key, ...change }
      await this.#assertExpiryRemains(locked.key, result)
      this.policy.assertWithin(granter, result)
      locked.assertAdminRemains(result)
      await this.repository.update(result)
      return this.apiKeys.withState(result)
    })
  }

  /**
   * Creates a key with the same grant and sets the expiry of the old key.
   *
   * @throws api_key_already_rotated when the key has a successor
   * @throws the problems of `change`
   */
  rotate(granter: ApiKey, id: string, rotation: ApiKeyRotation): Promise<RotatedApiKey> {
    const { overlapSeconds = DEFAULT_OVERLAP_SECONDS, ...changes } = rotation
    this.policy.assertValid(changes)
    return this.lock.run(id, async (locked) => {
      locked.assertActive()
      const { key, at } = locked
      const grant = { ...key, ...changes }
      this.policy.assertWithin(granter, grant)
      const successor = await this.apiKeys.create(grant, { rotatedFrom: id })
      locked.assertAdminRemains(successor.apiKey)
      const expiresAt = new Date(Math.min(expiryOf(key), at.getTime() + overlapSeconds * 1000))
      const replaced = { ...key, expiresAt }
      await this.repository.update(replaced)
      return { ...successor, replaced: this.apiKeys.withState(replaced) }
    })
  }

  /**
   * Revokes a key. A key that is already revoked stays unchanged.
   *
   * @throws api_key_not_found
   * @throws last_admin_key when no admin key would remain
   */
  revoke(id: string): Promise<ApiKeyWithState> {
    return this.lock.run(id, async (locked) => {
      const { key, at } = locked
      if (key.revokedAt !== null) return this.apiKeys.withState(key)
      const result = { ...key, revokedAt: at }
      locked.assertAdminRemains(result)
      await this.repository.update(result)
      return this.apiKeys.withState(result)
    })
  }

  /** A rotated key must expire: otherwise the old key would stay valid forever. */
  async #assertExpiryRemains(key: ApiKey, result: ApiKey): Promise<void> {
    const removesExpiry = key.expiresAt !== null && result.expiresAt === null
    if (removesExpiry && (await this.repository.hasSuccessor(key.id))) throw new ProblemError('api_key_already_rotated')
  }
}
