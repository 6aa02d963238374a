// @ts-expect-error: a data file in plain JavaScript
import { mayImport as untypedMayImport } from '../../architecture.floors.mjs'
import { importsOf, isBarrel, type Import, type SourceFile } from './import-scanner.js'

const mayImport = untypedMayImport as (from: string, target: string) => boolean

/** Says what is wrong with an import, or nothing. */
export type ImportRule = (edge: Import) => string | undefined

const ENGINE = 'src/webauthn/'
const DOOR = 'src/webauthn/index.ts'

const inEngine = (path: string): boolean => path.startsWith(ENGINE)

/** I1: the engine stands on itself and on a few packages, each in few places. */
export const engineDependencies: ImportRule = ({ from, target, own }) => {
  if (!inEngine(from)) return undefined
  if (own) return inEngine(target) ? undefined : 'the engine imports only itself'
  const places = ENGINE_PACKAGES.find(({ name }) => name.test(target))?.places
  return places?.test(from) === true ? undefined : `the engine may not import ${target} here`
}

const ENGINE_PACKAGES: readonly { readonly name: RegExp; readonly places: RegExp }[] = [
  { name: /^node:crypto$/, places: /^src\/webauthn\/crypto\// },
  { name: /^@peculiar\/asn1-[a-z0-9]+$/, places: /^src\/webauthn\/(?:crypto|structures|trust)\// },
]

/** I2: lower layers of the engine never import higher ones. */
export const engineLayers: ImportRule = ({ from, target, own }) => {
  if (!inEngine(from) || !own || !inEngine(target)) return undefined
  const [lower, higher] = [layerOf(from), layerOf(target)]
  if (lower === -1 || higher === -1) return 'a file of the engine belongs to a layer'
  return higher > lower ? `${LAYERS[lower]} may not import ${LAYERS[higher]}` : undefined
}

const LAYERS = [
  'errors',
  'bytes',
  'structures',
  'crypto',
  'trace',
  'statements',
  'trust',
  'ceremonies',
  'catalogues.ts',
  'index.ts',
]

function layerOf(path: string): number {
  return LAYERS.indexOf(path.slice(ENGINE.length).split('/')[0] ?? '')
}

/** I3: the engine has one door. */
export const engineDoor: ImportRule = ({ from, target }) =>
  !inEngine(from) && inEngine(target) && target !== DOOR ? `only ${DOOR} is imported from the engine` : undefined

/** I4: the database library stays behind the adapters. */
export const databaseLibrary: ImportRule = ({ from, target }) => {
  const allowed = from.startsWith('src/database/') || from.includes('/persistence/')
  return /^typeorm(?:\/|$)/.test(target) && !allowed ? 'typeorm belongs in persistence/ and src/database' : undefined
}

/** Directories of src that serve every feature. */
const SHARED = new Set(['webauthn', 'common', 'config', 'database'])

/** The feature a file belongs to; undefined for what is shared and for the files that put the application together. */
export function featureOf(path: string): string | undefined {
  const [, feature] = /^src\/([^/]+)\//.exec(path) ?? []
  return feature === undefined || SHARED.has(feature) ? undefined : feature
}

/** I5, first half: the inside of a feature is its own. */
export const featureInternals: ImportRule = ({ from, target, own }) => {
  const feature = featureOf(target)
  if (!own || feature === undefined || feature === featureOf(from)) return undefined
  if (from === 'src/entities.ts' && /\/persistence\/[^/]+\.entity\.ts$/.test(target)) return undefined
  if (/\/(?:persistence|dto)\/|\.(?:dto|controller|entity|repository)\.ts$/.test(target)) {
    return `${target} belongs to ${feature} alone`
  }
  return undefined
}

/** I6: a controller hands on to its service; it has no way around it. */
export const controllers: ImportRule = ({ from, target, own, typeOnly }) => {
  if (!from.endsWith('.controller.ts')) return undefined
  if (!own) return /^@nestjs\/|^fastify$|^class-/.test(target) ? undefined : `a controller does not need ${target}`
  if (inEngine(target)) return 'a controller does not verify'
  if (/\/persistence\/|\.(?:repository|entity|store)\.ts$/.test(target)) return 'a controller has no repository'
  const allowed =
    /\.(?:service|dto|decorators?|guard|interceptor|pipe|openapi)\.ts$|\/render-[^/]+\.ts$|^src\/common\/|^src\/config\//
  return allowed.test(target) || typeOnly ? undefined : `a controller imports its service and DTOs, not ${target}`
}

/** Splits of features that are under way. */
const PENDING = /^src\/metadata\//

/** I9: imports point to lower floors. */
export const floors: ImportRule = ({ from, target, own }) => {
  if (!own || !target.startsWith('src/') || PENDING.test(from)) return undefined
  return mayImport(from, target) ? undefined : `${target} is on a floor that ${from} may not import from`
}

export const IMPORT_RULES: Readonly<Record<string, ImportRule>> = {
  'I1 engine dependencies': engineDependencies,
  'I2 engine layers': engineLayers,
  'I3 engine door': engineDoor,
  'I4 database library': databaseLibrary,
  'I5 feature internals': featureInternals,
  'I6 controllers': controllers,
  'I9 floors': floors,
}

/** What the rules say about some files, one line a violation. */
export function violationsIn(files: readonly SourceFile[]): string[] {
  return files.flatMap(importsOf).flatMap((edge) =>
    Object.entries(IMPORT_RULES).flatMap(([name, rule]) => {
      const complaint = rule(edge)
      return complaint === undefined ? [] : [`${name}: ${edge.from} → ${edge.target}: ${complaint}`]
    }),
  )
}

/** I8: files that only hand out what others declare; the engine's door is the one that may. */
export function barrelsIn(files: readonly SourceFile[]): string[] {
  return files.filter((file) => file.path !== DOOR && (isBarrel(file) || isIndex(file.path))).map(({ path }) => path)
}

function isIndex(path: string): boolean {
  return path.endsWith('/index.ts')
}

/** I8: circles of imports, each as the way around it. */
export function cyclesIn(files: readonly SourceFile[]): string[] {
  const edges = new Map(
    files.map((file) => [
      file.path,
      importsOf(file)
        .filter(({ own }) => own)
        .map(({ target }) => target),
    ]),
  )
  const finished = new Set<string>()
  const cycles: string[] = []
  const visit = (path: string, way: readonly string[]): void => {
    if (finished.has(path)) return
    const start = way.indexOf(path)
    if (start >= 0) {
      cycles.push([...way.slice(start), path].join(' → '))
      return
    }
    for (const next of edges.get(path) ?? []) visit(next, [...way, path])
    finished.add(path)
  }
  for (const path of edges.keys()) visit(path, [])
  return cycles
}
