import type { ApiKey } from './api-key.js'

/** A key as it is kept: its secret only as a SHA-256. */
export interface StoredApiKey {
  readonly apiKey: ApiKey
  readonly secretHash: Uint8Array
}

/** Where API keys are kept. */
export abstract class ApiKeysRepository {
  abstract isEmpty(): Promise<boolean>
  abstract insert(key: StoredApiKey): Promise<void>
  abstract find(id: string): Promise<StoredApiKey | undefined>
  abstract recordUse(id: string, at: Date): Promise<void>
}
