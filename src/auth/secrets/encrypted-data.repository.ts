/** The rows that are encrypted under keys of the master secret. */
export abstract class EncryptedDataRepository {
  /** Returns whether there is at least one such row. */
  abstract exists(): Promise<boolean>
}
