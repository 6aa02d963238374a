import { findSecretParts, type SecretParts } from '../../common/secret-parts.js'
import type { Scope } from '../scopes.js'

/** A backend's key, without its secret. */
export interface ApiKey {
  readonly id: string
  readonly name: string
  readonly scopes: readonly Scope[]
  /** The only origins its ceremonies may run on and its requests may come from, serialized; null: all of them. */
  readonly allowedOrigins: readonly string[] | null
  readonly createdAt: Date
  readonly lastUsedAt: Date | null
  readonly expiresAt: Date | null
  readonly revokedAt: Date | null
  /** The id of the key that this one replaces. */
  readonly rotatedFrom: string | null
}

/** `expired` and `revoked` keys open nothing, and stay what they are. */
export type ApiKeyState = 'active' | 'expired' | 'revoked'

/** What has become of a key at a time. */
export function stateOf({ expiresAt, revokedAt }: ApiKey, at: Date): ApiKeyState {
  if (revokedAt !== null && revokedAt <= at) return 'revoked'
  return expiresAt !== null && expiresAt <= at ? 'expired' : 'active'
}

/** `lk_<id>_<secret>` */
const FORM = /^lk_([A-Za-z0-9-]{1,64})_([A-Za-z0-9._~-]{32,256})$/

/** Answers undefined for anything that is not an API key by its form. */
export function parseApiKey(text: string): SecretParts | undefined {
  return findSecretParts(text, FORM)
}

export function formatApiKey({ id, secret }: SecretParts): string {
  return `lk_${id}_${secret}`
}
