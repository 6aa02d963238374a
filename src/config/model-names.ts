import { imageAddressIn } from './image-address.js'
import type { Aaguid } from '../webauthn/index.js'
import { isAaguid } from './model-rule.js'
import type { Report } from './schema/field.js'
import type { TrustFiles } from './trust-files.js'

/** What an authenticator model is called. */
export interface ModelName {
  readonly name: string
  /** `data:` addresses, for light and for dark surroundings; null where there is none that can be shown. */
  readonly icon: string | null
  readonly iconDark: string | null
}

export type ModelNames = ReadonlyMap<Aaguid, ModelName>

const PATH = 'aaguid_names'
const LONGEST_NAME = 255

/** Reads the list that a configuration names. Icons that cannot be shown are left out; anything else is reported. */
export function readModelNames(file: string | null, files: TrustFiles, report: Report): ModelNames {
  const names = new Map<Aaguid, ModelName>()
  if (file === null) return names
  const content = files.json(file, PATH)
  if (content === undefined) return names
  const list = membersOf(content)
  if (list === undefined) report({ path: PATH, reason: `${file} is no list: { "<aaguid>": { "name": … }, … }` })
  const unfit = Object.entries(list ?? {}).filter(([key, value]) => !add(names, key, readModel(value)))
  const [first] = unfit
  if (first !== undefined) {
    report({ path: PATH, reason: `${file} has ${unfit.length} unfit entries, the first one is ${first[0]}` })
  }
  return names
}

/** Answers whether the entry is fit to be added. */
function add(names: Map<Aaguid, ModelName>, key: string, model: ModelName | undefined): boolean {
  const aaguid = key.toLowerCase()
  if (!isAaguid(aaguid) || model === undefined) return false
  names.set(aaguid, model)
  return true
}

function readModel(value: unknown): ModelName | undefined {
  const { name, icon_light, icon_dark } = membersOf(value) ?? {}
  if (typeof name !== 'string' || name.trim() === '' || name.length > LONGEST_NAME) return undefined
  return { name, icon: imageAddressIn(icon_light), iconDark: imageAddressIn(icon_dark) }
}

type Members = Readonly<Record<string, unknown>>

function membersOf(value: unknown): Members | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Members) : undefined
}
