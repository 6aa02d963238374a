import type { Framing, Origin } from '../webauthn/index.js'
import { field, type Report, type ValuesOf } from './schema/field.js'
import { listOf, oneOf, text } from './schema/kinds.js'
import { readWebOrigins } from './web-origins.js'

export const FRAMING = {
  describe:
    'Whether ceremonies may run inside a frame, and whose pages may be around it. Ceremonies and the headers of every answer follow it alike.',
  fields: {
    mode: field(
      oneOf('refused', 'same-origin', 'listed'),
      'refused',
      'No frame at all; a frame of which every page around it is of its own origin; or a frame also in the pages of "top_origins".',
    ),
    top_origins: field(
      listOf(text(512), 0, 64),
      [],
      'With "listed": the origins of the outermost pages, each in full: "https://portal.example.com".',
    ),
    without_top_origin: field(
      oneOf('refused', 'accepted'),
      'refused',
      'With "listed": what becomes of browsers that say they run in a frame of another origin and do not name it. "accepted" believes them unseen.',
    ),
  },
} as const

/** Whether ceremonies may run inside a frame. */
export interface FramingSettings {
  readonly mode: 'refused' | 'same-origin' | 'listed'
  /** The origins of pages that may be around a frame, beside its own. */
  readonly topOrigins: ReadonlySet<Origin>
  /** What the engine holds ceremonies to. A frame of the same origin is to it no frame of another origin. */
  readonly ceremonies: Framing
}

type Section = ValuesOf<{ readonly section: typeof FRAMING }>['section']

export function readFraming(section: Section, report: Report): FramingSettings {
  const { mode, without_top_origin: withoutTopOrigin } = section
  const topOrigins = new Set(readWebOrigins(section.top_origins, 'framing.top_origins', report))
  if ((mode === 'listed') !== section.top_origins.length > 0) {
    report({ path: 'framing.top_origins', reason: 'must name origins with the mode "listed", and with no other' })
  }
  const ceremonies = mode === 'listed' ? ({ topOrigins, withoutTopOrigin } as const) : 'refused'
  return Object.freeze({ mode, topOrigins, ceremonies })
}
