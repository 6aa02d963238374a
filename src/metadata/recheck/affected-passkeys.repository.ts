import type { AffectedPasskey } from './affected-passkey.js'

/** Where it is kept which passkeys are affected, so that each is acted upon once. */
export abstract class AffectedPasskeysRepository {
  /** Those among some passkeys, by their ids. */
  abstract findAmong(passkeyIds: readonly string[]): Promise<ReadonlyMap<string, AffectedPasskey>>
  /** A page in the order of the passkeys' ids. */
  abstract list(after: string | undefined, size: number): Promise<AffectedPasskey[]>
  /** Inserts it, or puts it in place of what was known of the passkey. */
  abstract save(affected: AffectedPasskey): Promise<void>
  abstract remove(passkeyId: string): Promise<void>
}
