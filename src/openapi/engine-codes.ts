import { ENGINE_STATUS } from '../common/problems/engine-problem.js'
import type { EngineCeremony } from '../common/problems/problems.decorator.js'
import { CATALOGUES, type CodeKind, ERROR_CODES } from '../webauthn/inspect.js'

/** Codes of the engine that one ceremony can be refused with, and the status they are answered with. */
export interface EngineCodes {
  /** The name of the schema that lists them. */
  readonly schema: string
  readonly status: number
  readonly codes: readonly string[]
}

/** The procedures an authentication runs on. */
const SIGN_IN = ['authentication', 'extensions']

const SIGN_IN_REFUSALS: ReadonlySet<string> = new Set(
  CATALOGUES.filter(({ name }) => SIGN_IN.includes(name))
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
  codes: codesOf('verification').filter((code) => SIGN_IN_REFUSALS.has(code)),
}

const POLICY: EngineCodes = { schema: 'PolicyCode', status: ENGINE_STATUS.policy, codes: codesOf('policy') }

/** What the engine can say of each ceremony. */
export const ENGINE_CODES: Readonly<Record<EngineCeremony, readonly EngineCodes[]>> = {
  registration: [MALFORMED, UNSUPPORTED, REGISTRATION_REFUSED, POLICY],
  authentication: [MALFORMED, UNSUPPORTED, AUTHENTICATION_REFUSED, POLICY],
}
