import { ENGINE_STATUS } from '../common/problems/engine-problem.js'
import type { EngineCeremony } from '../common/problems/problems.decorator.js'
import { CATALOGUES, type CodeKind, ERROR_CODES } from '../webauthn/inspect.js'

/** A group of error codes of the engine that share an HTTP status. */
export interface EngineCodes {
  /** The name of the schema that lists the codes. */
  readonly schema: string
  readonly status: number
  readonly codes: readonly string[]
}

/** The procedures that an authentication runs. */
const AUTHENTICATION_PROCEDURES = ['authentication', 'extensions']

const AUTHENTICATION_CODES: ReadonlySet<string> = new Set(
  CATALOGUES.filter(({ name }) => AUTHENTICATION_PROCEDURES.includes(name))
    .flatMap(({ rows }) => Object.values(rows))
    .flatMap(({ code, furtherCodes = [] }) => [...(code === null ? [] : [code]), ...furtherCodes]),
)

const codesOf = (kind: CodeKind) =>
  Object.entries(ERROR_CODES).flatMap(([code, entry]) => (entry.kind === kind ? [code] : []))

const MALFORMED: EngineCodes = {
  schema: 'MalformedCode',
  status: ENGINE_STATUS.malformed,
  codes: codesOf('malformed'),
}

const UNSUPPORTED: EngineCodes = {
  schema: 'UnsupportedCode',
  status: ENGINE_STATUS.unsupported,
  codes: codesOf('unsupported'),
}

const REGISTRATION_REFUSED: EngineCodes = {
  schema: 'RegistrationRefusedCode',
  status: ENGINE_STATUS.verification,
  codes: codesOf('verification'),
}

const AUTHENTICATION_REFUSED: EngineCodes = {
  schema: 'AuthenticationRefusedCode',
  status: 401,
  codes: codesOf('verification').filter((code) => AUTHENTICATION_CODES.has(code)),
}

const POLICY: EngineCodes = { schema: 'PolicyCode', status: ENGINE_STATUS.policy, codes: codesOf('policy') }

/** The error codes of the engine by ceremony. */
export const ENGINE_CODES: Readonly<Record<EngineCeremony, readonly EngineCodes[]>> = {
  registration: [MALFORMED, UNSUPPORTED, REGISTRATION_REFUSED, POLICY],
  authentication: [MALFORMED, UNSUPPORTED, AUTHENTICATION_REFUSED, POLICY],
}
