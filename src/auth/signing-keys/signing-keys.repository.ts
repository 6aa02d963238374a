import type { StoredSigningKey } from './stored-signing-key.js'

/** What a rotation changes. */
export interface KeyChanges {
  readonly insert: StoredSigningKey | null
  readonly retime: readonly (Pick<StoredSigningKey, 'kid'> &
    Partial<Pick<StoredSigningKey, 'signsFrom' | 'retiresAt'>>)[]
  readonly remove: readonly string[]
}

/** Where signing keys are kept. */
export abstract class SigningKeysRepository {
  /** The oldest first. */
  abstract list(): Promise<StoredSigningKey[]>
  /** All of it or nothing: nothing, and `taken`, where there is a key of the new one's generation already. */
  abstract apply(changes: KeyChanges): Promise<'applied' | 'taken'>
  abstract deleteRetired(before: Date): Promise<void>
}
