import { QueryFailedError } from 'typeorm'

/** Whether a statement was refused because a unique column already holds its value. */
export function isUniqueViolation(error: unknown): boolean {
  if (!(error instanceof QueryFailedError)) return false
  const { code, message } = error.driverError as { code?: unknown; message?: unknown }
  if (code === '23505') return true
  return code === 'SQLITE_CONSTRAINT' && String(message).includes('UNIQUE constraint failed')
}
