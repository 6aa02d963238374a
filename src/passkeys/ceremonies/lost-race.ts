import type { Trace, VerificationError } from '../../webauthn/index.js'

/**
 * A refusal that only the database could see, because another request was faster. It comes with the trace of a
 * verification that had accepted.
 */
export function lostRace(error: VerificationError, trace: Trace): VerificationError {
  return error.withOccurrence({ step: error.step, report: () => trace.report() })
}
