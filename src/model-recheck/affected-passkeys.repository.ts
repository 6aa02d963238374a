import type { AffectedPasskey } from './affected-passkey.js'

/** Stores the affected passkeys, so that the server acts once on each. */
export abstract class AffectedPasskeysRepository {
  /** Returns the affected passkeys among these ids, by id. */
  abstract findAmong(passkeyIds: readonly string[]): Promise<ReadonlyMap<string, AffectedPasskey>>
  /** Returns a page in ascending order of the passkey ids. */
  abstract list(after: string | undefined, size: number): Promise<AffectedPasskey[]>
  /** Inserts the passkey, or replaces its row. Returns `passkey-missing` when the passkey was deleted. */
  abstract save(affected: AffectedPasskey): Promise<'saved' | 'passkey-missing'>
  abstract remove(passkeyId: string): Promise<void>
}
