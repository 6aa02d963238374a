import { z } from 'zod'
import { type CamelCased, camelCased } from './schema/case.js'
import { integer, section } from './schema/types.js'
import { isLocalhost } from './relying-party.js'

export const END_USER_REALM = section(
  'The routes that browsers and apps call directly, and the page at "/" that uses them.',
  {
    enabled: z
      .boolean()
      .default(true)
      .describe('Whether these routes exist. If false, only the routes for backends exist.'),
    sign_up: z
      .boolean()
      .default(true)
      .describe(
        'Whether anyone can create an account. If false, backends create users, and enrolment tokens for their first passkeys.',
      ),
    recent_seconds: integer(30, 86_400)
      .default(300)
      .describe(
        'How long an authentication counts as recent. Adding and deleting passkeys requires a recent authentication.',
      ),
    show_traces: z
      .boolean()
      .nullable()
      .default(null)
      .describe(
        'Whether browsers receive the verification steps of their own successful ceremonies. If null, they are shown only on localhost.',
      ),
  },
)

type Section = z.output<typeof END_USER_REALM>

/** The settings of the routes for browsers and apps. */
export interface EndUserRealmSettings extends Omit<CamelCased<Section>, 'showTraces'> {
  readonly showTraces: boolean
}

export function resolveEndUserRealm(section: Section, rpId: string): EndUserRealmSettings {
  return Object.freeze({ ...camelCased(section), showTraces: section.show_traces ?? isLocalhost(rpId) })
}
