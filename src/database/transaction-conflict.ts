/** Thrown in a transaction that must roll back and run again, because a concurrent one changed what it has read. */
export class TransactionConflict extends Error {
  override readonly name = 'TransactionConflict'
}
