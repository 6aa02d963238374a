import { z } from 'zod'
import type { Aaguid, ModelRule } from '../webauthn/index.js'

const AAGUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
const MAX_MODELS = 10_000

const models = z
  .array(z.string().regex(/^[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$/))
  .min(1)
  .max(MAX_MODELS)

/** A rule for authenticator models. */
export const modelRule = z
  .union([z.literal('any'), z.strictObject({ only: models }), z.strictObject({ except: models })])
  .meta({ title: '"any", or an object with a list of AAGUIDs, either { "only": [...] } or { "except": [...] }' })

export function resolveModelRule(rule: z.output<typeof modelRule>): ModelRule {
  if (rule === 'any') return rule
  return 'only' in rule ? { only: aaguids(rule.only) } : { except: aaguids(rule.except) }
}

function aaguids(texts: readonly string[]): ReadonlySet<Aaguid> {
  return new Set(texts.map((text) => text.toLowerCase()).filter(isAaguid))
}

/** Whether a text is an AAGUID in lower case. */
export function isAaguid(text: string): text is Aaguid {
  return AAGUID.test(text)
}
