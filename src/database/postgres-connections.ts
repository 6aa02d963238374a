import type { Client } from 'pg'
import type { DataSource, EntityManager, QueryRunner } from 'typeorm'
import { Connections, type ReadLane, type Work } from './connections.js'
import { ConnectionError, isConnectionBroken } from './database-errors.js'
import { POSTGRES } from './dialect.js'
import { rowsOf } from './returned-row.js'
import type { BatchConnection } from './statement-batch.js'

/** Every rule is a single statement, a constraint or a lock, so a stricter isolation is not needed. */
const BEGIN = 'BEGIN ISOLATION LEVEL READ COMMITTED'

/** A pool of equal connections. Each unit uses one of them. */
export class PostgresConnections extends Connections {
  constructor(private readonly dataSource: DataSource) {
    super()
  }

  read<T>(_lane: ReadLane, work: Work<T>): Promise<T> {
    return this.#withConnection(({ manager }) => work(manager))
  }

  write<T>(work: Work<T>): Promise<T> {
    return this.#withConnection(({ manager }) => work(manager))
  }

  transaction<T>(work: Work<T>): Promise<T> {
    return this.#withConnection((runner) => inTransaction(runner, work))
  }

  runBatch(kind: 'read' | 'write', work: (connection: BatchConnection) => Promise<void>): Promise<void> {
    return this.#withConnection((runner, client) =>
      work({
        dialect: POSTGRES,
        begin: kind === 'read' ? null : BEGIN,
        query: async (sql, parameters = []) => {
          try {
            return rowsOf(await runner.query(sql, [...parameters]))
          } catch (error) {
            if (isConnectionBroken(error)) discard(client)
            throw error
          }
        },
      }),
    )
  }

  async close(): Promise<void> {
    if (this.dataSource.isInitialized) await this.dataSource.destroy()
  }

  async #withConnection<T>(work: (runner: QueryRunner, client: Client) => Promise<T>): Promise<T> {
    const runner = this.dataSource.createQueryRunner()
    const client = await connect(runner)
    try {
      return await work(runner, client)
    } catch (error) {
      if (isConnectionBroken(error)) discard(client)
      throw error
    } finally {
      await runner.release()
    }
  }
}

async function connect(runner: QueryRunner): Promise<Client> {
  try {
    return (await runner.connect()) as Client
  } catch (error) {
    throw new ConnectionError('no connection to the database', { cause: error })
  }
}

async function inTransaction<T>(runner: QueryRunner, work: (manager: EntityManager) => Promise<T>): Promise<T> {
  await runner.query(BEGIN)
  try {
    const result = await work(runner.manager)
    await runner.query('COMMIT')
    return result
  } catch (error) {
    await rollBack(runner)
    throw error
  }
}

/** Ends the transaction. If that fails, the database ends it when the connection closes. */
async function rollBack(runner: QueryRunner): Promise<void> {
  if (runner.isReleased) return
  try {
    await runner.query('ROLLBACK')
  } catch {
    discard((await runner.connect()) as Client)
  }
}

/** Closes a connection in an unknown state. The pool removes it when it is released. */
function discard(client: Client): void {
  void client.end().catch(() => undefined)
}
