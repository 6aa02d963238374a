// Loads TypeScript as fresh modules. Each graph evaluates the engine and its tests again; packages are shared.
import { existsSync, readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import vm from 'node:vm'
import { transformSync } from '@swc/core'

/** Transpiled code and V8's code cache by path. Sources do not change during a run. */
const compiled = new Map()
const packages = new Map()

export class ModuleGraph {
  #modules = new Map()

  /** Evaluates a file and its imports. */
  async load(path) {
    const module = this.#module(path)
    await module.link((specifier, from) => this.#import(specifier, from.identifier))
    for (const [identifier, each] of this.#modules) compiled.get(identifier).cachedData ??= each.createCachedData()
    await module.evaluate()
  }

  #import(specifier, from) {
    if (!specifier.startsWith('.')) return importPackage(specifier)
    const source = resolve(dirname(from), specifier)
    const typescript = source.replace(/\.js$/, '.ts')
    return existsSync(typescript) ? this.#module(typescript) : importPackage(pathToFileURL(source).href)
  }

  #module(path) {
    const known = this.#modules.get(path)
    if (known !== undefined) return known
    const { code, cachedData } = compile(path)
    const module = new vm.SourceTextModule(code, {
      identifier: path,
      ...(cachedData && { cachedData }),
      initializeImportMeta: (meta) => {
        meta.url = pathToFileURL(path).href
        meta.dirname = dirname(path)
        meta.filename = path
      },
    })
    this.#modules.set(path, module)
    return module
  }
}

function compile(path) {
  const known = compiled.get(path)
  if (known !== undefined) return known
  const { code } = transformSync(readFileSync(path, 'utf8'), {
    filename: path,
    jsc: { target: 'es2022', parser: { syntax: 'typescript', decorators: true } },
    module: { type: 'es6' },
  })
  const entry = { code, cachedData: undefined }
  compiled.set(path, entry)
  return entry
}

async function importPackage(specifier) {
  const known = packages.get(specifier)
  if (known !== undefined) return known
  // @jest/globals exports the globals.
  const names = specifier === '@jest/globals' ? pick(globalThis, JEST_GLOBALS) : await import(specifier)
  const module = new vm.SyntheticModule(Object.keys(names), function () {
    for (const [name, value] of Object.entries(names)) this.setExport(name, value)
  })
  packages.set(specifier, module)
  return module
}

const JEST_GLOBALS = ['afterAll', 'beforeAll', 'describe', 'expect', 'it', 'jest', 'test']

function pick(object, names) {
  return Object.fromEntries(names.map((name) => [name, object[name]]))
}
