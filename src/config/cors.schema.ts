import type { Origin } from '../webauthn/index.js'
import { field, type Report, type ValuesOf } from './schema/field.js'
import { integer, listOf, text } from './schema/kinds.js'
import { readWebOrigins } from './web-origins.js'

export const CORS = {
  describe:
    'Pages of other origins that may call the routes for browsers (Cross-Origin Resource Sharing), with cookies. Routes for API keys are never among them: a key does not belong in a browser.',
  fields: {
    origins: field(
      listOf(text(512), 0, 64),
      [],
      'The origins, each in full: "https://app.example.com". There are no patterns, and no origin is let in because it is an origin of ceremonies.',
    ),
    max_age_seconds: field(integer(0, 86_400), 600, 'How long a browser may remember the answer to its question.'),
  },
} as const

/** Which pages of other origins may call. */
export interface CorsSettings {
  readonly origins: ReadonlySet<Origin>
  readonly maxAgeSeconds: number
}

type Section = ValuesOf<{ readonly section: typeof CORS }>['section']

export function readCors(section: Section, report: Report): CorsSettings {
  const origins = new Set(readWebOrigins(section.origins, 'cors.origins', report))
  return Object.freeze({ origins, maxAgeSeconds: section.max_age_seconds })
}
