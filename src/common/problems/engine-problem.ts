import { type CodeKind, describeCode, type EngineError } from '../../webauthn/index.js'
import type { Problem } from './problem.js'

/** The status of each kind of code; a verification that fails in an authentication is a 401. */
export const ENGINE_STATUS: Readonly<Record<CodeKind, number>> = {
  malformed: 400,
  verification: 422,
  policy: 403,
  unsupported: 422,
  configuration: 500,
}

/** A refusal of the engine. Routes for browsers do not let one through: they answer `authentication_failed`. */
export function problemOfEngine(error: EngineError): Problem {
  const { kind, title } = describeCode(error.code)
  const refusedSignIn = kind === 'verification' && error.occurrence?.step.startsWith('authentication.') === true
  return {
    status: refusedSignIn ? 401 : ENGINE_STATUS[kind],
    code: error.code,
    title,
    extra: { ...locationOf(error), ...occurrenceOf(error) },
    headers: {},
  }
}

function locationOf(error: EngineError): Record<string, unknown> {
  return 'path' in error && typeof error.path === 'string' ? { path: error.path } : {}
}

function occurrenceOf({ occurrence }: EngineError): Record<string, unknown> {
  return occurrence === undefined ? {} : { step: occurrence.step, trace: occurrence.report() }
}
