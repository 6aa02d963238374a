import { QueryFailedError } from 'typeorm'
import { ProblemError } from '../../src/common/problems/problem-error.js'
import {
  ConnectionError,
  explainOutage,
  isConflict,
  isForeignKeyViolation,
  isUniqueViolation,
} from '../../src/database/database-errors.js'

const failed = (members: object): QueryFailedError =>
  new QueryFailedError('SELECT 1', [], Object.assign(new Error('driver'), members))

const fromServer = (code: string) => failed({ code, severity: 'ERROR' })

describe('explainOutage', () => {
  it.each([
    ['a lost connection', fromServer('08006')],
    ['too many connections', fromServer('53300')],
    ['a full disk', fromServer('53100')],
    ['a shutdown', fromServer('57P01')],
    ['a statement time-out', fromServer('57014')],
    ['a lock time-out', fromServer('55P03')],
    ['a database that became a standby', fromServer('25006')],
    ['conflicts that remain after all attempts', fromServer('40001')],
    ['a socket that was closed', failed({ code: 'ECONNRESET' })],
    ['a driver without connection', failed({})],
    ['no connection', new ConnectionError('none', { cause: new Error('timeout exceeded') })],
    ['a locked file', failed({ code: 'SQLITE_BUSY' })],
    ['a full disk under SQLite', failed({ code: 'SQLITE_FULL' })],
    ['a file that cannot be opened', Object.assign(new Error('open'), { code: 'SQLITE_CANTOPEN' })],
  ])('maps %s to database_unavailable', (_name, error) => {
    const problem = explainOutage(error)
    expect(problem).toBeInstanceOf(ProblemError)
    expect(problem).toMatchObject({ code: 'database_unavailable', status: 503, cause: error })
  })

  it.each([
    ['a syntax error', fromServer('42601')],
    ['a unique violation', fromServer('23505')],
    ['a unique violation of SQLite', failed({ code: 'SQLITE_CONSTRAINT' })],
    ['a defect of the program', new TypeError('x is undefined')],
    ['a refusal', new ProblemError('user_not_found')],
    ['an error with a code', Object.assign(new Error('x'), { code: 'ERR_INVALID_ARG_TYPE' })],
  ])('returns %s as it is', (_name, error) => {
    expect(explainOutage(error)).toBe(error)
  })
})

describe('violations and conflicts', () => {
  const sqlite = (message: string) =>
    new QueryFailedError('x', [], Object.assign(new Error(message), { code: 'SQLITE_CONSTRAINT' }))

  it.each([
    [fromServer('23505'), [true, false, false]],
    [fromServer('23503'), [false, true, false]],
    [fromServer('40001'), [false, false, true]],
    [fromServer('40P01'), [false, false, true]],
    [sqlite('SQLITE_CONSTRAINT: UNIQUE constraint failed: users.id'), [true, false, false]],
    [sqlite('SQLITE_CONSTRAINT: FOREIGN KEY constraint failed'), [false, true, false]],
    [sqlite('SQLITE_CONSTRAINT: NOT NULL constraint failed: users.id'), [false, false, false]],
    [new Error('23505'), [false, false, false]],
  ])('recognizes %s', (error, expected) => {
    expect([isUniqueViolation(error), isForeignKeyViolation(error), isConflict(error)]).toEqual(expected)
  })
})
