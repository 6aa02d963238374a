import { QueryFailedError, QueryRunnerAlreadyReleasedError, QueryRunnerProviderAlreadyReleasedError } from 'typeorm'
import { ProblemError } from '../common/problems/problem-error.js'
import { TransactionConflict } from './transaction-conflict.js'

/** The members of an error of a driver that decide its meaning. */
interface DriverError {
  /** An SQLSTATE, or a code of SQLite or Node.js. Empty if the error has no code. */
  readonly code: string
  readonly message: string
  /** Whether the database server sent the error. */
  readonly isFromServer: boolean
}

/** Classes of SQLSTATE: connection, insufficient resources, operator intervention, system errors, authorization. */
const OUTAGE_CLASSES = new Set(['08', '53', '57', '58', '28'])

/** The database does not exist, is read-only after a failover, ended an idle transaction, or held a lock too long. */
const OUTAGE_STATES = new Set(['3D000', '25006', '25P03', '55P03'])

const SQLITE_OUTAGE =
  /^SQLITE_(?:BUSY|LOCKED|FULL|IOERR|CANTOPEN|READONLY|CORRUPT|NOTADB|NOMEM|PERM|AUTH|PROTOCOL)(?:_|$)/

/** The server cancelled the transaction because of a conflict with another one. */
const CONFLICTS = new Set(['40001', '40P01'])

/** Raised when no connection is available. */
export class ConnectionError extends Error {
  override readonly name = 'ConnectionError'
}

/** TypeORM throws the second and third one when a connection was lost between two statements. */
const CONNECTION_ERRORS = [ConnectionError, QueryRunnerAlreadyReleasedError, QueryRunnerProviderAlreadyReleasedError]

/** Reads the error of a driver, which TypeORM may have wrapped. */
export function driverErrorOf(error: unknown): DriverError {
  const cause: unknown = error instanceof QueryFailedError ? error.driverError : error
  const { code, message, severity } = Object(cause) as Readonly<Record<string, unknown>>
  return {
    code: typeof code === 'string' ? code : '',
    message: String(message),
    isFromServer: typeof severity === 'string',
  }
}

/** Returns whether a transaction must run again because of a concurrent one. */
export function isConflict(error: unknown): boolean {
  return error instanceof TransactionConflict || CONFLICTS.has(driverErrorOf(error).code)
}

/** Returns whether a statement wrote on a connection or to a database that is read-only. */
export function isReadOnly(error: unknown): boolean {
  return ['SQLITE_READONLY', '25006'].includes(driverErrorOf(error).code)
}

/** Returns whether the state of the connection is unknown, so that it must not be used again. */
export function isConnectionBroken(error: unknown): boolean {
  return error instanceof QueryFailedError && !driverErrorOf(error).isFromServer
}

/**
 * Returns `database_unavailable` for an error that the database causes, not the request: no connection, a full disk, a lock
 * that was not released in time. Returns other errors as they are.
 */
export function explainOutage(error: unknown): unknown {
  if (!isOutage(error)) return error
  return new ProblemError('database_unavailable', { cause: error })
}

function isOutage(error: unknown): boolean {
  if (CONNECTION_ERRORS.some((type) => error instanceof type)) return true
  if (isConflict(error)) return true
  const { code, isFromServer } = driverErrorOf(error)
  if (code.startsWith('SQLITE_')) return SQLITE_OUTAGE.test(code)
  if (isFromServer) return OUTAGE_CLASSES.has(code.slice(0, 2)) || OUTAGE_STATES.has(code)
  return isConnectionBroken(error)
}

/** Returns whether a statement failed because of a unique constraint. */
export function isUniqueViolation(error: unknown): boolean {
  return isViolation(error, '23505', 'UNIQUE')
}

/** Returns whether a statement failed because a row that it references does not exist. */
export function isForeignKeyViolation(error: unknown): boolean {
  return isViolation(error, '23503', 'FOREIGN KEY')
}

function isViolation(error: unknown, state: string, constraint: string): boolean {
  if (!(error instanceof QueryFailedError)) return false
  const { code, message } = driverErrorOf(error)
  return code === state || (code === 'SQLITE_CONSTRAINT' && message.includes(`${constraint} constraint failed`))
}
