import type { StoredSigningKey } from './stored-signing-key.js'

/** The changes of a rotation. */
export interface SigningKeyChanges {
  readonly insert: StoredSigningKey | null
  readonly update: readonly (Pick<StoredSigningKey, 'kid'> &
    Partial<Pick<StoredSigningKey, 'signsFrom' | 'retiresAt'>>)[]
  readonly remove: readonly string[]
}

export abstract class SigningKeysRepository {
  /** Returns all keys, oldest first. */
  abstract list(): Promise<StoredSigningKey[]>
  /** Applies all changes in one transaction. Changes nothing and returns `taken` when the generation already exists. */
  abstract apply(changes: SigningKeyChanges): Promise<'applied' | 'taken'>
  abstract deleteRetired(before: Date): Promise<void>
}
