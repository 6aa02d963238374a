import { z } from 'zod'
import type { Report } from './config-problem.js'
import { type CamelCased, camelCased } from './schema/case.js'
import { section } from './schema/types.js'

/** A setting whose default depends on the host name. */
export const onLocalhostByDefault = (description: string) =>
  z.boolean().nullable().default(null).describe(`${description} If null, it is true on localhost and false elsewhere.`)

export const END_USER_REALM = section(
  'The routes that browsers and apps call directly, and the page at "/" that uses them.',
  {
    enabled: onLocalhostByDefault('Whether these routes exist. Without them, only the routes for backends exist.'),
    sign_up: onLocalhostByDefault(
      'Whether anyone can create an account. Otherwise, backends create users, and enrolment tokens for their first passkeys. true requires "enabled".',
    ),
    page: onLocalhostByDefault('Whether the server has a page at "/" to try passkeys. true requires "enabled".'),
    show_traces: onLocalhostByDefault(
      'Whether browsers receive the verification steps of their own successful ceremonies.',
    ),
  },
)

type Section = z.output<typeof END_USER_REALM>

/** The switches whose default depends on the host name. */
type Switch = 'enabled' | 'signUp' | 'page' | 'showTraces'

/** The settings of the routes for browsers and apps. If `enabled` is false, `signUp` and `page` are false too. */
export interface EndUserRealmSettings extends Omit<CamelCased<Section>, Switch>, Readonly<Record<Switch, boolean>> {}

/** Resolves the section. Reports switches that need the routes, if the routes are off by default. */
export function resolveEndUserRealm(section: Section, onLocalhost: boolean, report: Report): EndUserRealmSettings {
  const enabled = section.enabled ?? onLocalhost
  const dependent = { sign_up: section.sign_up, page: section.page }
  for (const [key, value] of Object.entries(dependent)) {
    if (value !== true || enabled || section.enabled !== null) continue
    report({ path: `end_user_realm.${key}`, reason: 'requires "end_user_realm.enabled" to be true' })
  }
  return Object.freeze({
    ...camelCased(section),
    enabled,
    signUp: enabled && (section.sign_up ?? onLocalhost),
    page: enabled && (section.page ?? onLocalhost),
    showTraces: section.show_traces ?? onLocalhost,
  })
}
