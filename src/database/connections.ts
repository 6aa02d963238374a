import type { EntityManager } from 'typeorm'
import type { BatchConnection } from './statement-batch.js'

/**
 * The connection that a read uses. `scan` is for reads whose duration grows with the database, such as a search, so that they
 * do not delay the others.
 */
export type ReadLane = 'lookup' | 'scan'

export type Work<T> = (manager: EntityManager) => Promise<T>

/** The connections of a process to the database. */
export abstract class Connections {
  /** Runs work that only reads, without a transaction. It sees everything that was committed before it starts. */
  abstract read<T>(lane: ReadLane, work: Work<T>): Promise<T>
  /** Runs a single statement that writes. It commits by itself. */
  abstract write<T>(work: Work<T>): Promise<T>
  /** Runs work in a transaction. */
  abstract transaction<T>(work: Work<T>): Promise<T>
  /** Runs a batch of statements on one connection. */
  abstract runBatch(kind: 'read' | 'write', work: (connection: BatchConnection) => Promise<void>): Promise<void>
  /** Closes all connections. */
  abstract close(): Promise<void>
}
