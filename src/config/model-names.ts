import { z } from 'zod'
import type { Aaguid } from '../webauthn/index.js'
import type { Report } from './config-problem.js'
import { imageAddressIn } from './image-address.js'
import { isAaguid } from './model-rule.js'
import type { TrustFiles } from './trust-files.js'

/** The display name of an authenticator model. */
export interface ModelName {
  readonly name: string
  /** `data:` addresses for light and dark backgrounds; null when missing or not displayable. */
  readonly icon: string | null
  readonly iconDark: string | null
}

export type ModelNames = ReadonlyMap<Aaguid, ModelName>

const PATH = 'aaguid_names'

const list = z.record(z.string(), z.unknown())

/** Icons that cannot be displayed are omitted. */
const entry = z
  .object({
    name: z
      .string()
      .max(255)
      .refine((name) => name.trim() !== ''),
    icon_light: z.unknown().optional().transform(imageAddressIn),
    icon_dark: z.unknown().optional().transform(imageAddressIn),
  })
  .transform(({ name, icon_light, icon_dark }): ModelName => ({ name, icon: icon_light, iconDark: icon_dark }))

/** Reads the file with model names. Reports invalid entries. */
export function readModelNames(file: string | null, files: TrustFiles, report: Report): ModelNames {
  const content = file === null ? undefined : files.json(file, PATH)
  if (content === undefined) return new Map()
  const parsed = list.safeParse(content)
  if (!parsed.success) {
    report({ path: PATH, reason: `${file} must contain { "<aaguid>": { "name": … }, … }` })
    return new Map()
  }
  const entries = Object.entries(content as object)
  const models = entries.flatMap(([key, value]) => readModel(key.toLowerCase(), value))
  const invalid = entries.filter(([key, value]) => readModel(key.toLowerCase(), value).length === 0)
  const [first] = invalid
  if (first !== undefined) {
    report({ path: PATH, reason: `${file} has ${invalid.length} invalid entries; the first is ${first[0]}` })
  }
  return new Map(models)
}

/** Returns an entry of the map, or an empty list if the AAGUID or the model is invalid. */
function readModel(aaguid: string, value: unknown): readonly (readonly [Aaguid, ModelName])[] {
  const { success, data } = entry.safeParse(value)
  return isAaguid(aaguid) && success ? [[aaguid, data]] : []
}
