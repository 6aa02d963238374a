import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, posix, relative, sep } from 'node:path'
import ts from 'typescript'

const ROOT = join(import.meta.dirname, '../..')

/** A file of the project, by its path from the root with forward slashes. */
export interface SourceFile {
  readonly path: string
  readonly text: string
}

/** One import, re-export, dynamic import, `require` or import type. */
export interface Import {
  readonly from: string
  /** A path from the root for the project's own files (`src/common/clock.ts`), the specifier for everything else. */
  readonly target: string
  /** True for a file of the project. */
  readonly own: boolean
  /** True when nothing of it is left at run time. */
  readonly typeOnly: boolean
}

/** Every TypeScript file under a directory of the project. */
export function readSources(directory: string): SourceFile[] {
  return readdirSync(join(ROOT, directory), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path: relative(ROOT, path).split(sep).join('/'), text: readFileSync(path, 'utf8') }))
}

/** Everything a file imports, in whichever way. */
export function importsOf({ path, text }: SourceFile): Import[] {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)
  const found: Import[] = []
  const visit = (node: ts.Node): void => {
    const reference = referenceOf(node)
    if (reference !== undefined) found.push(resolve(path, reference.specifier, reference.typeOnly))
    ts.forEachChild(node, visit)
  }
  visit(file)
  return found
}

/** Whether a file does nothing but hand out what others declare. */
export function isBarrel({ path, text }: SourceFile): boolean {
  const { statements } = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)
  return statements.length > 0 && statements.every((each) => ts.isExportDeclaration(each) && each.moduleSpecifier)
}

interface Reference {
  readonly specifier: string
  readonly typeOnly: boolean
}

function referenceOf(node: ts.Node): Reference | undefined {
  if (ts.isImportDeclaration(node)) return at(node.moduleSpecifier, isTypeOnlyImport(node))
  if (ts.isExportDeclaration(node) && node.moduleSpecifier) return at(node.moduleSpecifier, node.isTypeOnly)
  if (ts.isImportEqualsDeclaration(node) && ts.isExternalModuleReference(node.moduleReference)) {
    return at(node.moduleReference.expression, node.isTypeOnly)
  }
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) return at(node.argument.literal, true)
  if (ts.isCallExpression(node) && isLoad(node.expression)) return at(node.arguments[0], false)
  return undefined
}

function isTypeOnlyImport({ importClause }: ts.ImportDeclaration): boolean {
  if (importClause === undefined) return false
  const bindings = importClause.namedBindings
  const onlyTypes =
    importClause.name === undefined &&
    bindings !== undefined &&
    ts.isNamedImports(bindings) &&
    bindings.elements.length > 0 &&
    bindings.elements.every((element) => element.isTypeOnly)
  return importClause.isTypeOnly || onlyTypes
}

function isLoad(callee: ts.Expression): boolean {
  return callee.kind === ts.SyntaxKind.ImportKeyword || (ts.isIdentifier(callee) && callee.text === 'require')
}

function at(specifier: ts.Node | undefined, typeOnly: boolean): Reference {
  // A specifier that is computed cannot be judged, so no rule allows it.
  return { specifier: specifier && ts.isStringLiteralLike(specifier) ? specifier.text : '(computed)', typeOnly }
}

function resolve(from: string, specifier: string, typeOnly: boolean): Import {
  const own = specifier.startsWith('.') || specifier.startsWith('/')
  const target = own ? posix.join(dirname(from), specifier).replace(/\.js$/, '.ts') : specifier
  return { from, target, own, typeOnly }
}
