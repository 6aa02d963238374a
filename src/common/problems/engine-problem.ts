import { type EngineError, MalformedInputError, PolicyError } from '../../webauthn/index.js'
import { type CodeKind, describeCode } from '../../webauthn/inspect.js'
import { configKeyOf } from '../../config/config-key.js'
import type { Problem } from './problem.js'

/** The HTTP status of each kind of code. Verification errors of an authentication have the status 401 instead. */
export const ENGINE_STATUS: Readonly<Record<CodeKind, number>> = {
  malformed: 400,
  verification: 422,
  policy: 403,
  unsupported: 422,
  configuration: 500,
}

/** Converts an error of the engine. Routes for browsers respond with `authentication_failed` instead. */
export function problemOfEngine(error: EngineError): Problem {
  const { kind, title } = describeCode(error.code)
  const refusedSignIn = kind === 'verification' && error.occurrence?.step.startsWith('authentication.') === true
  return {
    status: refusedSignIn ? 401 : ENGINE_STATUS[kind],
    code: error.code,
    title,
    extra: locationOf(error),
    occurrence: error.occurrence,
    headers: {},
  }
}

/** Returns the path of a malformed value, or the configuration key of the rule that failed. */
function locationOf(error: EngineError): Record<string, unknown> {
  if (error instanceof MalformedInputError) return { path: error.path }
  return error instanceof PolicyError ? { setting: configKeyOf(error.setting) } : {}
}
