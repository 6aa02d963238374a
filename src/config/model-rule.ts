import type { Aaguid, ModelRule } from '../webauthn/index.js'
import type { Kind } from './schema/field.js'

const AAGUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
const MOST_MODELS = 10_000

/** Which authenticator models are admitted. */
export const modelRule: Kind<ModelRule> = {
  accepts: '"any", or an object with a list of AAGUIDs, either { "only": [...] } or { "except": [...] }',
  read: (value) => {
    if (value === 'any') return 'any'
    if (typeof value !== 'object' || value === null) return undefined
    const [member, ...more] = Object.entries(value as Record<string, unknown>)
    if (member === undefined || more.length > 0) return undefined
    const [name, list] = member
    const models = readModels(list)
    if (models === undefined) return undefined
    if (name === 'only') return { only: models }
    return name === 'except' ? { except: models } : undefined
  },
}

function readModels(list: unknown): ReadonlySet<Aaguid> | undefined {
  if (!Array.isArray(list) || list.length === 0 || list.length > MOST_MODELS) return undefined
  const models = list.filter(isText).map((text) => text.toLowerCase())
  return models.length === list.length && models.every(isAaguid) ? new Set(models) : undefined
}

function isText(value: unknown): value is string {
  return typeof value === 'string'
}

/** Whether a text is an AAGUID in lower case. */
export function isAaguid(text: string): text is Aaguid {
  return AAGUID.test(text)
}
