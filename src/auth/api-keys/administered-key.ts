import { ProblemError } from '../../common/problems/problem-error.js'
import { type ApiKey, stateOf } from './api-key.js'

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
    if (stateOf(this.key, this.at) !== 'active') throw new ProblemError('api_key_not_active')
  }

  /**
   * Throws `last_admin_key` when this is the only key that can do everything, and what comes of it can do less or ends
   * sooner: nobody could make another one.
   */
  demandNoLockout(result: ApiKey): void {
    const isLast = this.otherAdmins.length === 0 && this.#isAdmin(this.key)
    if (!isLast) return
    if (!this.#isAdmin(result) || endOf(result) < endOf(this.key)) throw new ProblemError('last_admin_key')
  }

  #isAdmin(key: ApiKey): boolean {
    return key.scopes.includes('admin') && stateOf(key, this.at) === 'active'
  }
}

/** In milliseconds since 1970; a key that never expires ends at infinity. */
export function endOf({ expiresAt }: ApiKey): number {
  return expiresAt?.getTime() ?? Infinity
}
