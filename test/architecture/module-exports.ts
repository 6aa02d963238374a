import ts from 'typescript'
import { importsOf, parse, type SourceFile } from './import-scanner.js'

/** The names that a Nest module declares as providers and controllers, and those that it exports. */
interface ModuleContents {
  readonly declared: ReadonlySet<string>
  readonly exported: ReadonlySet<string>
}

/**
 * I5, second half: another feature imports a provider only if its module exports it. dependency-cruiser does not read
 * modules.
 *
 * @returns one line for each violation
 */
export function unexportedUses(files: readonly SourceFile[]): string[] {
  const internal = new Set(files.filter(({ path }) => path.endsWith('.module.ts')).flatMap(internalFilesOf))
  return files
    .flatMap(importsOf)
    .filter(({ from, target }) => internal.has(target) && crossesFeatures(from, target))
    .map(({ from, target }) => `${from} → ${target}: its module does not export it`)
}

/** Folders of `src/` that serve every feature. */
const SHARED = new Set(['webauthn', 'common', 'config', 'database'])

function crossesFeatures(from: string, target: string): boolean {
  const feature = featureOf(target)
  return feature !== undefined && feature !== featureOf(from)
}

function featureOf(path: string): string | undefined {
  const [, feature] = /^src\/([^/]+)\//.exec(path) ?? []
  return feature === undefined || SHARED.has(feature) ? undefined : feature
}

/** Returns the files of the providers and controllers that a module does not export. */
function internalFilesOf(file: SourceFile): string[] {
  const { declared, exported } = contentsOf(file)
  const fileOf = new Map(importsOf(file).flatMap(({ names, target }) => names.map((name) => [name, target] as const)))
  const filesOf = (names: ReadonlySet<string>) => [...names].flatMap((name) => fileOf.get(name) ?? [])
  const open = new Set(filesOf(exported))
  return filesOf(declared).filter((path) => !open.has(path))
}

function contentsOf(file: SourceFile): ModuleContents {
  const declared = new Set<string>()
  const exported = new Set<string>()
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAssignment(node) && ts.isIdentifier(node.name)) {
      if (['providers', 'controllers'].includes(node.name.text)) collectNames(node.initializer, declared)
      if (node.name.text === 'exports') collectNames(node.initializer, exported)
    }
    ts.forEachChild(node, visit)
  }
  visit(parse(file))
  return { declared, exported }
}

/** Skips `useExisting`, which names a provider of another module. */
function collectNames(node: ts.Node, into: Set<string>): void {
  if (ts.isPropertyAssignment(node) && node.name.getText() === 'useExisting') return
  if (ts.isIdentifier(node)) into.add(node.text)
  ts.forEachChild(node, (child) => collectNames(child, into))
}
