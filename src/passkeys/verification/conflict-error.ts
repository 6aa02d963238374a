import { PolicyError, type Trace, VerificationError } from '../../webauthn/index.js'

type ConflictCode = 'credential_already_registered' | 'credential_unknown' | 'sign_count_not_increased'

/**
 * Creates the error for a conflict that only the database can detect: a concurrent request changed a row after the
 * engine had accepted the response.
 *
 * @param trace the trace of the verification that accepted
 */
export function createConflictError(code: ConflictCode, step: string, trace: Trace): VerificationError {
  const error = code === 'sign_count_not_increased' ? new PolicyError(code, step) : new VerificationError(code, step)
  return error.withOccurrence({ step, report: () => trace.report() })
}
