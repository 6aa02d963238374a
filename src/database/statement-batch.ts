import { setImmediate as nextTurn } from 'node:timers/promises'
import { ProblemError } from '../common/problems/problem-error.js'
import type { Dialect } from './dialect.js'
import type { StatementCall } from './shared-statement.js'

/** Limits the duration of a batch, for which other writes wait. */
const MAX_JOBS = 256

interface StatementConnection {
  readonly dialect: Dialect
  readonly query: <Row>(sql: string, parameters?: readonly unknown[]) => Promise<Row[]>
}

/** A connection that a batch has for itself. */
export interface BatchConnection extends StatementConnection {
  /** The statement that begins a transaction; null on a connection for reads. */
  readonly begin: string | null
}

/** Runs work on a connection that no other work uses at the same time. */
type WithConnection = (work: (connection: BatchConnection) => Promise<void>) => Promise<void>

/** The rows of each call that ran. */
export type JobResult = readonly (readonly unknown[])[]

/** The calls of one request, which commit together. */
interface Job {
  readonly calls: readonly StatementCall[]
  readonly begin: () => void
  readonly resolve: (result: JobResult) => void
  readonly reject: (error: unknown) => void
}

/**
 * Runs the jobs of one event-loop turn together: one statement of each kind for all of them, and one commit. While a batch
 * runs, the next one collects jobs.
 *
 * - The calls of a job run in order. When the first call returns no row, the job ends there. When a later call returns no
 *   row, the job fails and none of its writes is stored.
 * - Two jobs that write the same key with the same statement never share a batch, because both would receive a row that
 *   belongs to one of them. The second job waits for the next batch.
 * - A job is resolved after the commit. When a statement fails, the batch rolls back and each job runs alone, so that only
 *   the jobs with an error fail.
 * - When COMMIT fails, its outcome is unknown. All jobs of the batch fail with `database_unavailable` and are not repeated.
 */
export class StatementBatch {
  #waiting: Job[] = []
  #isRunning = false

  constructor(private readonly withConnection: WithConnection) {}

  /**
   * Runs the calls of one request.
   *
   * @param begin called when the batch of the calls has a connection
   */
  run(calls: readonly StatementCall[], begin: () => void = () => undefined): Promise<JobResult> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ calls, begin, resolve, reject })
      if (!this.#isRunning) void this.#runWaiting()
    })
  }

  async #runWaiting(): Promise<void> {
    this.#isRunning = true
    while (this.#waiting.length > 0) {
      await nextTurn()
      await this.#runBatch()
    }
    this.#isRunning = false
  }

  async #runBatch(): Promise<void> {
    let jobs: readonly Job[] | undefined
    try {
      await this.withConnection((connection) => {
        // Taken only now, because more jobs arrive while the batch waits for the connection.
        jobs = this.#take(connection)
        return runTogether(connection, jobs)
      })
    } catch (error) {
      for (const job of jobs ?? this.#waiting.splice(0)) job.reject(error)
    }
  }

  #take({ begin }: BatchConnection): readonly Job[] {
    const keys = new Set<string>()
    const [taken, left]: [Job[], Job[]] = [[], []]
    for (const job of this.#waiting) {
      const own = begin === null ? [] : job.calls.map(({ statement, key }) => `${statement.name} ${key}`)
      const isFree = taken.length < MAX_JOBS && !own.some((key) => keys.has(key))
      const target = isFree ? taken : left
      target.push(job)
      if (isFree) job.begin()
      // Also for a job that waits, so that jobs with the same key run in the order in which they arrived.
      for (const key of own) keys.add(key)
    }
    this.#waiting = left
    return taken
  }
}

/** Runs jobs in one transaction and settles them. */
async function runTogether(connection: BatchConnection, jobs: readonly Job[]): Promise<void> {
  const needsTransaction = connection.begin !== null && jobs.flatMap(({ calls }) => calls).length > 1
  if (needsTransaction) await connection.query(connection.begin)
  let results: readonly JobResult[]
  try {
    results = await runCalls(connection, jobs)
  } catch (error) {
    if (needsTransaction) await rollBack(connection)
    return runAlone(connection, jobs, error)
  }
  if (needsTransaction) await commit(connection)
  jobs.forEach((job, index) => job.resolve(results[index] ?? []))
}

/** Repeats jobs after their batch failed. */
async function runAlone(connection: BatchConnection, jobs: readonly Job[], error: unknown): Promise<void> {
  const [first, ...others] = jobs
  if (others.length === 0) return first?.reject(error)
  for (const job of jobs) await runTogether(connection, [job]).catch(job.reject)
}

/** @throws database_unavailable when the outcome is unknown */
async function commit(connection: BatchConnection): Promise<void> {
  try {
    await connection.query('COMMIT')
  } catch (cause) {
    await rollBack(connection)
    throw new ProblemError('database_unavailable', { cause })
  }
}

async function rollBack(connection: BatchConnection): Promise<void> {
  // Some errors have already ended the transaction.
  await connection.query('ROLLBACK').catch(() => undefined)
}

interface PendingCall {
  readonly call: StatementCall
  readonly result: (readonly unknown[])[]
}

/**
 * Runs the calls of several jobs together, and returns the results in the order of the jobs.
 *
 * @throws an error when a later call of a job returned no row
 */
export async function runCalls(
  connection: StatementConnection,
  jobs: readonly Pick<Job, 'calls'>[],
): Promise<readonly JobResult[]> {
  const running = jobs.map(({ calls }) => ({ calls, result: [] as (readonly unknown[])[] }))
  const rounds = Math.max(...jobs.map(({ calls }) => calls.length))
  for (let round = 0; round < rounds; round += 1) {
    const pending = running.flatMap(({ calls, result }): PendingCall[] => {
      const call = calls[round]
      return call === undefined || result[0]?.length === 0 ? [] : [{ call, result }]
    })
    for (const group of groupByStatement(pending)) await runGroup(connection, group, round)
  }
  return running.map(({ result }) => result)
}

/** Returns the calls of each statement, in the order of the names. */
function groupByStatement(pending: readonly PendingCall[]): readonly (readonly PendingCall[])[] {
  const groups = groupBy(pending, ({ call }) => call.statement.name)
  return [...groups].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group)
}

/** Runs calls of one statement. */
async function runGroup(connection: StatementConnection, group: readonly PendingCall[], round: number): Promise<void> {
  const calls = group.map(({ call }) => call)
  const rows = await queryShared(connection, calls)
  for (const { call, result } of group) {
    const own = rows.get(call.key) ?? []
    if (round > 0 && own.length === 0) throw new Error(`the statement ${call.statement.name} affected no row`)
    result.push(own)
  }
}

/** Runs one statement for several of its calls, and returns the rows by key. */
async function queryShared<Row>(
  { dialect, query }: StatementConnection,
  calls: readonly StatementCall<Row>[],
): Promise<Map<string, Row[]>> {
  const [first] = calls
  if (first === undefined) return new Map()
  // Calls that read can have the same key.
  const inputs = new Map(calls.map(({ key, values }) => [key, values]))
  const rows = await query<Row>(first.statement.sqlFor(dialect), [JSON.stringify([...inputs.values()])])
  return groupBy(rows, (row) => first.statement.keyOfRow(row))
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const key = keyOf(item)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [item])
    else group.push(item)
  }
  return groups
}
