import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { EXPORTED_NAMES } from './entry-points.data.js'

const ROOT = join(import.meta.dirname, '../..')

interface Target {
  readonly types: string
  readonly import: string
}

const { exports } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
  exports: Readonly<Record<string, Target | string>>
}
const entryPoints = Object.entries(exports).filter((entry): entry is [string, Target] => typeof entry[1] === 'object')

/** The names that an entry point exports: values as they are, types with the prefix `type `. */
function exportedNames(source: string): string[] {
  const file = ts.createSourceFile(source, readFileSync(join(ROOT, source), 'utf8'), ts.ScriptTarget.Latest)
  return file.statements.flatMap((statement) => {
    if (!ts.isExportDeclaration(statement)) throw new Error(`${source} contains a declaration`)
    if (statement.exportClause === undefined || !ts.isNamedExports(statement.exportClause)) {
      throw new Error(`${source} exports all names of another file`)
    }
    return statement.exportClause.elements.map(({ name, isTypeOnly }) =>
      statement.isTypeOnly || isTypeOnly ? `type ${name.text}` : name.text,
    )
  })
}

const sourceOf = (built: string): string => built.replace('./dist/', 'src/').replace(/\.js$/, '.ts')

describe('the entry points of the package', () => {
  it('package.json exports exactly the entry points in the table', () => {
    expect(entryPoints.map(([name]) => name)).toEqual(Object.keys(EXPORTED_NAMES))
  })

  it.each(entryPoints)('%s names the declarations of its own file', (_name, target) => {
    expect(target.types).toBe(target.import.replace(/\.js$/, '.d.ts'))
  })

  it.each(entryPoints)('%s exports exactly the names in the table', (name, target) => {
    expect(exportedNames(sourceOf(target.import)).sort()).toEqual([...(EXPORTED_NAMES[name] ?? [])].sort())
  })

  it('no name is exported by two entry points', () => {
    const names = Object.values(EXPORTED_NAMES).flat()
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
  })
})
