import ts from 'typescript'
import { featureOf } from './import-rules.js'
import { importsOf, type SourceFile } from './import-scanner.js'

/** The names a module of Nest gives to its own providers and controllers, and those it exports. */
interface ModuleContents {
  readonly inside: ReadonlySet<string>
  readonly exported: ReadonlySet<string>
}

/**
 * I5, second half: a provider that its module does not export is reached by no other feature. Returns one line a
 * violation.
 */
export function unexportedUses(files: readonly SourceFile[]): string[] {
  const closed = new Set(files.filter(({ path }) => path.endsWith('.module.ts')).flatMap(closedFilesOf))
  return files
    .flatMap(importsOf)
    .filter(({ from, target, own }) => own && closed.has(target) && crosses(from, target))
    .map(({ from, target }) => `${from} → ${target}: its module does not export it`)
}

/** Whether an import leads into a feature from outside. */
function crosses(from: string, target: string): boolean {
  const feature = featureOf(target)
  return feature !== undefined && feature !== featureOf(from)
}

/** The files whose classes a module keeps for itself. */
function closedFilesOf(file: SourceFile): string[] {
  const { inside, exported } = contentsOf(file)
  const fileOf = importedNames(file)
  const open = new Set([...exported].map((name) => fileOf.get(name)))
  return [...inside]
    .map((name) => fileOf.get(name))
    .filter((path) => path !== undefined)
    .filter((path) => !open.has(path))
}

function contentsOf({ path, text }: SourceFile): ModuleContents {
  const inside = new Set<string>()
  const exported = new Set<string>()
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAssignment(node) && ts.isIdentifier(node.name)) {
      if (['providers', 'controllers'].includes(node.name.text)) collectNames(node.initializer, inside)
      if (node.name.text === 'exports') collectNames(node.initializer, exported)
    }
    ts.forEachChild(node, visit)
  }
  visit(ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true))
  return { inside, exported }
}

function collectNames(node: ts.Node, into: Set<string>): void {
  if (ts.isIdentifier(node)) into.add(node.text)
  ts.forEachChild(node, (child) => collectNames(child, into))
}

function importedNames(file: SourceFile): Map<string, string> {
  const names = new Map<string, string>()
  for (const statement of ts.createSourceFile(file.path, file.text, ts.ScriptTarget.Latest, true).statements) {
    if (!ts.isImportDeclaration(statement)) continue
    const [edge] = importsOf({ path: file.path, text: statement.getText() })
    const bindings = statement.importClause?.namedBindings
    if (edge?.own !== true || bindings === undefined || !ts.isNamedImports(bindings)) continue
    for (const { name } of bindings.elements) names.set(name.text, edge.target)
  }
  return names
}
