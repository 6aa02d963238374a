import { z } from 'zod'
import type { CoseAlgorithmId } from '../webauthn/index.js'
import { algorithmList, resolveAlgorithms } from './algorithms.js'
import type { Report } from './config-problem.js'
import { integer } from './schema/types.js'

const NAME = /^[a-z0-9][a-z0-9_-]{0,63}$/

/** The service uses these names in tokens for ceremonies that are not authentications. */
const RESERVED: readonly string[] = ['sign-up', 'enrolment', 'enrolment-token', 'signed-request']

const NAME_RULE = `1 to 64 lower-case letters, digits, "-" and "_", and not ${RESERVED.map((name) => `"${name}"`).join(' or ')}`

/** Declares the keys of a purpose with its defaults. */
function purpose(userVerification: 'required' | null, timeoutSeconds: number | null, requireIdentified: boolean) {
  return z.strictObject({
    user_verification: z
      .enum(['required', 'preferred', 'discouraged'])
      .nullable()
      .default(userVerification)
      .describe('The user verification requirement. null means authentication.user_verification.'),
    timeout_seconds: integer(1, 3600)
      .nullable()
      .default(timeoutSeconds)
      .describe('How long an authentication may take from start to finish. null means authentication.timeout_seconds.'),
    algorithms: algorithmList()
      .nullable()
      .default(null)
      .describe('The signature algorithms of the passkeys that may be used. null permits all.'),
    require_identified: z
      .boolean()
      .default(requireIdentified)
      .describe(
        'Whether the user must be named at the start of an authentication. Otherwise the passkey may identify the user.',
      ),
  })
}

const DESCRIPTION = `The purposes of authentications. Each purpose has its own rules, and results and tokens name it. Two purposes always exist: "login" signs users in, and "step-up" asks signed-in users to authenticate again. Backends can use others, such as "payment": { "user_verification": "required" }. A name must be ${NAME_RULE}.`

export const PURPOSES = z
  .object({ login: purpose(null, null, false).prefault({}), 'step-up': purpose('required', 120, true).prefault({}) })
  .catchall(purpose(null, null, false))
  .superRefine((purposes, context) => {
    for (const name of Object.keys(purposes).filter((each) => !NAME.test(each) || RESERVED.includes(each))) {
      const params = { reason: `must have a name of ${NAME_RULE}` }
      context.addIssue({ code: 'custom', path: [name], params, message: params.reason })
    }
  })
  .meta({ propertyNames: { pattern: NAME.source, not: { enum: RESERVED } } })
  .prefault({})
  .describe(DESCRIPTION)

/** The rules of a purpose. */
export interface PurposeSettings {
  readonly name: string
  readonly userVerification: 'required' | 'preferred' | 'discouraged'
  readonly timeoutSeconds: number
  /** The algorithms of the passkeys that may be used. */
  readonly algorithms: 'any' | readonly CoseAlgorithmId[]
  readonly requireIdentified: boolean
}

/** The values of the section `authentication` for keys that a purpose does not set. */
interface Defaults {
  readonly user_verification: PurposeSettings['userVerification']
  readonly timeout_seconds: number
}

export function resolvePurposes(
  section: z.output<typeof PURPOSES>,
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
        algorithms: algorithms === null ? 'any' : resolveAlgorithms(algorithms, `purposes.${name}.algorithms`, report),
        requireIdentified: own.require_identified,
      }),
    ]),
  )
}
