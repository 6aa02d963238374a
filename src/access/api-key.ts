import type { Scope } from './scopes.js'

/** An API key of a backend, without its secret. */
export interface ApiKey {
  readonly id: string
  readonly name: string
  readonly scopes: readonly Scope[]
  /** The serialized origins that its ceremonies and its requests may use; null allows all. */
  readonly allowedOrigins: readonly string[] | null
  readonly createdAt: Date
  readonly lastUsedAt: Date | null
  readonly expiresAt: Date | null
  readonly revokedAt: Date | null
  /** The id of the key that this key replaces. */
  readonly rotatedFrom: string | null
}

/** Expired and revoked keys cannot be reactivated. */
export type ApiKeyState = 'active' | 'expired' | 'revoked'

/** Returns the state of a key at the given time. */
export function apiKeyStateAt({ expiresAt, revokedAt }: ApiKey, at: Date): ApiKeyState {
  if (revokedAt !== null && revokedAt <= at) return 'revoked'
  return expiresAt !== null && expiresAt <= at ? 'expired' : 'active'
}

/** Returns whether a key may use all of the origins; null means all origins. */
export function coversOrigins({ allowedOrigins }: ApiKey, origins: ApiKey['allowedOrigins']): boolean {
  return allowedOrigins === null || origins?.every((origin) => allowedOrigins.includes(origin)) === true
}
