import type { InvalidMember } from '../../common/http/validation.js'
import type { Problem } from '../../common/problems/problem.js'
import type { ProblemRenderer } from '../../common/problems/problem-renderer.js'
import type { TraceReport } from '../../webauthn/index.js'
import {
  type CommandEntry,
  type CommandErrorType,
  COMMANDS,
  type CommonErrorType,
  isCommandName,
} from './commands.data.js'

/** The error types for problems with the API key. */
const KEY_ERRORS: Readonly<Record<string, CommonErrorType>> = {
  credentials_missing: 'NoIntegrationKeyFoundInHeader',
  credentials_invalid: 'IntegrationKeyNotFound',
  permission_missing: 'CommandNotAllowed',
}

type DetailsOf = (problem: Problem, command: string) => unknown

/** The error types whose responses have details. */
const DETAILS: Readonly<Record<string, DetailsOf>> = {
  CommandNotAllowed: (_problem, command) => ({ command_name: command }),
  TooManyPasskeys: ({ extra }) => ({ max_passkeys: extra['max'], current_count: extra['current'] }),
  OriginNotAllowed: ({ title, occurrence }) => ({ message: [title, originIn(occurrence?.report())].join('') }),
  UnexpectedError: ({ code, detail, title, extra }) => `${code}: ${detail ?? invalidMember(extra['errors']) ?? title}`,
} satisfies Partial<Record<CommandErrorType | CommonErrorType, DetailsOf>>

/** Renders a problem as `{ type, details? }`, with an error type of the command. */
export const renderCommandError: ProblemRenderer = (problem, request) => {
  const command = commandIn(request.body)
  const type = KEY_ERRORS[problem.code] ?? commandErrors(command)[problem.code] ?? 'UnexpectedError'
  const details = DETAILS[type]?.(problem, command)
  return {
    status: problem.status,
    contentType: 'application/json',
    body: { type, ...(details !== undefined && { details }) },
  }
}

/** Returns the command of the body. The body may have failed its validation, so it may have any shape. */
function commandIn(body: unknown): string {
  const named = typeof body === 'object' && body !== null && 'command' in body ? body.command : undefined
  return typeof named === 'string' ? named : ''
}

function commandErrors(command: string): CommandEntry['errors'] {
  return isCommandName(command) ? COMMANDS[command].errors : {}
}

/** Returns the rejected origin, from the evidence of the step that failed. */
function originIn(trace: unknown): string {
  const got = (trace as TraceReport | undefined)?.steps.find(({ outcome }) => outcome === 'failed')?.evidence?.['got']
  return typeof got === 'string' ? ` Got: ${got}` : ''
}

/** Describes the first invalid member of the request. */
function invalidMember(errors: unknown): string | undefined {
  const [first] = (errors as readonly InvalidMember[] | undefined) ?? []
  return first && (first.path === '' ? first.reason : `${first.path}: ${first.reason}`)
}
