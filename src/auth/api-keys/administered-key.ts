import { ProblemError } from '../../common/problems/problem-error.js'
import { type ApiKey, apiKeyStateAt } from '../../access/api-key.js'

/** A key that is being changed. */
export class AdministeredKey {
  constructor(
    readonly key: ApiKey,
    /** When it is changed. */
    readonly at: Date,
    /** The other keys that can do everything now and that no other key takes over from. */
    private readonly otherAdmins: readonly ApiKey[],
  ) {}

  /** Throws `api_key_not_active`: what has ended is not brought back. */
  demandActive(): void {
    if (apiKeyStateAt(this.key, this.at) !== 'active') throw new ProblemError('api_key_not_active')
  }

  /**
   * Throws `last_admin_key` when this is the only key that can do everything, and what comes of it can do less or ends
   * sooner: nobody could make another one. A key that is limited to origins makes none without that limit, and so is no
   * substitute for a key that is not.
   */
  demandNoLockout(result: ApiKey): void {
    const isLast = this.#isAdmin(this.key) && !this.otherAdmins.some((other) => isAsWide(other, this.key))
    if (!isLast) return
    const keepsAll = this.#isAdmin(result) && isAsWide(result, this.key) && endOf(result) >= endOf(this.key)
    if (!keepsAll) throw new ProblemError('last_admin_key')
  }

  #isAdmin(key: ApiKey): boolean {
    return key.scopes.includes('admin') && apiKeyStateAt(key, this.at) === 'active'
  }
}

/** Whether a key is limited to origins only where the other one is as well. */
function isAsWide({ allowedOrigins }: ApiKey, other: ApiKey): boolean {
  return allowedOrigins === null || other.allowedOrigins !== null
}

/** In milliseconds since 1970; a key that never expires ends at infinity. */
export function endOf({ expiresAt }: ApiKey): number {
  return expiresAt?.getTime() ?? Infinity
}
