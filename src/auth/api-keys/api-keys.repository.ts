import type { ApiKey } from '../../access/api-key.js'

/** A stored API key, with the SHA-256 hash of its secret. */
export interface StoredApiKey {
  readonly apiKey: ApiKey
  readonly secretHash: Uint8Array
}

/** Stores API keys. They are never deleted, so that the id of a key can always be resolved. */
export abstract class ApiKeysRepository {
  abstract isEmpty(): Promise<boolean>
  /** Returns `taken` when a key has the same id, or the key it replaces already has a successor. */
  abstract insert(key: StoredApiKey): Promise<'stored' | 'taken'>
  abstract find(id: string): Promise<StoredApiKey | undefined>
  /** Returns the keys after an id, ordered by id. */
  abstract list(after: string | undefined, limit: number): Promise<ApiKey[]>
  /** Returns the keys with the scope `admin` that are not revoked and have no successor. */
  abstract listAdmins(): Promise<ApiKey[]>
  abstract hasSuccessor(id: string): Promise<boolean>
  /** Locks keys until the current unit of work ends. Other units of work that lock one of them wait. */
  abstract lock(ids: readonly string[]): Promise<void>
  /** Updates everything but the last use. */
  abstract update(key: ApiKey): Promise<void>
  abstract recordUse(id: string, at: Date): Promise<void>
}
