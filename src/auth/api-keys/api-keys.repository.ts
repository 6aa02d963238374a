import type { ApiKey } from '../../access/api-key.js'

/** A key as it is kept: its secret only as a SHA-256. */
export interface StoredApiKey {
  readonly apiKey: ApiKey
  readonly secretHash: Uint8Array
}

/** Where API keys are kept; for ever, so that what a key did can be told from its id. */
export abstract class ApiKeysRepository {
  abstract isEmpty(): Promise<boolean>
  /** `taken` when the key it replaces has been replaced already. */
  abstract insert(key: StoredApiKey): Promise<'stored' | 'taken'>
  abstract find(id: string): Promise<StoredApiKey | undefined>
  /** The first keys after an id, in the order of their ids. */
  abstract list(after: string | undefined, limit: number): Promise<ApiKey[]>
  /** The keys that may do everything, are not revoked, and have no key that takes over from them. */
  abstract listAdmins(): Promise<ApiKey[]>
  /** Whether another key takes over from this one. */
  abstract hasSuccessor(id: string): Promise<boolean>
  /** Makes every other unit of work that locks one of these keys wait for the end of this one. */
  abstract lock(ids: readonly string[]): Promise<void>
  /** Stores what a key may do and until when; its use is recorded apart. */
  abstract change(key: ApiKey): Promise<void>
  abstract recordUse(id: string, at: Date): Promise<void>
}
