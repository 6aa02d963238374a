import type { CoseAlgorithmId } from '../webauthn/index.js'
import { ALGORITHM_NAMES, readAlgorithms } from './algorithms.js'
import { field, type Kind, type Report, type ValuesOf } from './schema/field.js'
import { flag, integer, listOf, oneOf, orNull } from './schema/kinds.js'

const NAME = /^[a-z0-9][a-z0-9_-]{0,63}$/

/** What the service itself calls ceremonies that are no authentications: tokens would name two things alike. */
const TAKEN: readonly string[] = ['sign-up', 'enrolment', 'enrolment-token']

const purposeName: Kind<string> = {
  accepts: `1 to 64 lower-case letters, digits, "-" and "_", and not ${TAKEN.map((name) => `"${name}"`).join(' or ')}`,
  read: (value) => (typeof value === 'string' && NAME.test(value) && !TAKEN.includes(value) ? value : undefined),
}

export const PURPOSES = {
  describe:
    'What authentications are for. Each purpose has rules of its own, and results and tokens name it. "login" and "step-up" are always there: the first signs users in, the second asks users who are signed in once more. Others are for backends: "payment": { "user_verification": "required" }.',
  name: purposeName,
  each: {
    user_verification: field(
      orNull(oneOf('required', 'preferred', 'discouraged')),
      null,
      'Whether the authenticator must check who is there. null takes authentication.user_verification.',
    ),
    timeout_seconds: field(
      orNull(integer(1, 3600)),
      null,
      'How long an authentication may take, from its start to its finish. null takes authentication.timeout_seconds.',
    ),
    algorithms: field(
      orNull(listOf(oneOf(...ALGORITHM_NAMES), 1, ALGORITHM_NAMES.length)),
      null,
      'The signature algorithms of the passkeys that serve the purpose; others are not offered, and refused. null lets all serve it.',
    ),
    require_identified: field(
      flag,
      false,
      'Whether the user must be named when an authentication begins, rather than found by the passkey that answers.',
    ),
  },
  always: {
    login: {},
    'step-up': { user_verification: 'required', timeout_seconds: 120, require_identified: true },
  },
} as const

/** The rules of one purpose. */
export interface PurposeSettings {
  readonly name: string
  readonly userVerification: 'required' | 'preferred' | 'discouraged'
  readonly timeoutSeconds: number
  /** The algorithms of the passkeys that serve it. */
  readonly algorithms: 'any' | readonly CoseAlgorithmId[]
  readonly requireIdentified: boolean
}

type Section = ValuesOf<{ readonly section: typeof PURPOSES }>['section']

/** What a purpose says nothing of is as the section `authentication` says it. */
interface Defaults {
  readonly user_verification: PurposeSettings['userVerification']
  readonly timeout_seconds: number
}

export function readPurposes(
  section: Section,
  defaults: Defaults,
  report: Report,
): ReadonlyMap<string, PurposeSettings> {
  return new Map(
    Object.entries(section).map(([name, { algorithms, ...own }]) => [
      name,
      Object.freeze({
        name,
        userVerification: own.user_verification ?? defaults.user_verification,
        timeoutSeconds: own.timeout_seconds ?? defaults.timeout_seconds,
        algorithms: algorithms === null ? 'any' : readAlgorithms(algorithms, `purposes.${name}.algorithms`, report),
        requireIdentified: own.require_identified,
      }),
    ]),
  )
}
