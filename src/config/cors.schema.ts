import type { z } from 'zod'
import type { Origin } from '../webauthn/index.js'
import type { Report } from './config-problem.js'
import { integer, listOf, section, text } from './schema/types.js'
import { browsersOnly, readOrigins } from './origins.js'

export const CORS = section(
  'Other origins whose pages may call the routes for browsers with cookies (Cross-Origin Resource Sharing). The routes for API keys never permit other origins, because API keys do not belong in a browser.',
  {
    origins: listOf(text(512), 0, 64)
      .default([])
      .describe(
        'The complete origins: "https://app.example.com", "chrome-extension://…". Patterns are not supported. The origins on which ceremonies run are not included automatically.',
      ),
    max_age_seconds: integer(0, 86_400)
      .default(600)
      .describe('How long browsers may cache the response to a preflight request.'),
  },
)

/** The origins whose pages may call. */
export interface CorsSettings {
  readonly origins: ReadonlySet<Origin>
  readonly maxAgeSeconds: number
}

export function resolveCors(section: z.output<typeof CORS>, report: Report): CorsSettings {
  const origins = new Set(readOrigins(section.origins, 'cors.origins', report, browsersOnly))
  return Object.freeze({ origins, maxAgeSeconds: section.max_age_seconds })
}
