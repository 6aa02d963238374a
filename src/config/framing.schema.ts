import { z } from 'zod'
import type { Framing, Origin } from '../webauthn/index.js'
import type { Report } from './config-problem.js'
import { listOf, section, text } from './schema/types.js'
import { readOrigins, webPagesOnly } from './origins.js'

export const FRAMING = section(
  'Ceremonies inside frames. The same rules apply to the verification of ceremonies and to the headers of responses.',
  {
    mode: z
      .enum(['refused', 'same-origin', 'listed'])
      .default('refused')
      .describe(
        'The frames in which ceremonies may run. "refused" permits no frame, "same-origin" a frame whose ancestors all have the same origin. "listed" also permits a frame in pages of "top_origins".',
      ),
    top_origins: listOf(text(512), 0, 64)
      .default([])
      .describe('With "listed": the complete origins of the top-level pages, such as "https://portal.example.com".'),
    without_top_origin: z
      .enum(['refused', 'accepted'])
      .default('refused')
      .describe(
        'With "listed": whether to accept ceremonies in cross-origin frames of browsers that do not report the origin of the top-level page. "accepted" admits them without checking "top_origins".',
      ),
  },
)

/** Whether ceremonies may run inside a frame. */
export interface FramingSettings {
  readonly mode: 'refused' | 'same-origin' | 'listed'
  /** The origins of other pages that may contain a frame. */
  readonly topOrigins: ReadonlySet<Origin>
  /** The engine's setting. The engine does not treat frames of the same origin as cross-origin frames. */
  readonly ceremonies: Framing
}

export function resolveFraming(section: z.output<typeof FRAMING>, report: Report): FramingSettings {
  const { mode, without_top_origin: withoutTopOrigin } = section
  const topOrigins = new Set(readOrigins(section.top_origins, 'framing.top_origins', report, webPagesOnly))
  if ((mode === 'listed') !== section.top_origins.length > 0) {
    report({ path: 'framing.top_origins', reason: 'must have entries with the mode "listed", and only with this mode' })
  }
  const ceremonies = mode === 'listed' ? ({ topOrigins, withoutTopOrigin } as const) : 'refused'
  return Object.freeze({ mode, topOrigins, ceremonies })
}
