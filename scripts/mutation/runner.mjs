// A test runner for Stryker that tests a mutant in milliseconds. A run of jest for each of several thousand mutants
// would take a day. Every spec file gets fresh modules for every mutant, so mutants share no state.
import { basename } from 'node:path'
import { performance } from 'node:perf_hooks'
import { installGlobals, startFile } from './collect.mjs'
import { ModuleGraph } from './modules.mjs'

/** Separates the path of a spec file from the title in the id of a test. */
const SEPARATOR = ' > '

const stryker = (globalThis.__stryker__ ??= {})

class EngineTestRunner {
  #files = []
  /** The longest duration of each file. Fast files run first, because the first failure ends the run. */
  #millis = new Map()

  async init() {
    installGlobals()
  }

  async dispose() {}

  capabilities() {
    return { reloadEnvironment: true }
  }

  async dryRun({ testFiles }) {
    this.#files = testFiles
    stryker.mutantCoverage = { static: {}, perTest: {} }
    const tests = []
    for (const file of testFiles) tests.push(...(await this.#run(file, { bail: false })))
    return { status: 'complete', tests, mutantCoverage: stryker.mutantCoverage }
  }

  async mutantRun({ activeMutant, sandboxFileName, testFilter, hitLimit, disableBail }) {
    stryker.mutantCoverage = undefined
    stryker.hitLimit = hitLimit
    stryker.hitCount = hitLimit === undefined ? undefined : 0
    const files = testFilter ? [...new Set(testFilter.map((id) => id.split(SEPARATOR)[0]))] : this.#files
    const ordered = this.#inOrder(files, basename(sandboxFileName, '.ts'))
    const tests = []
    // A test may depend on a cache that another test filled, so if the covering tests pass, the whole files run.
    for (const filter of testFilter ? [new Set(testFilter), undefined] : [undefined]) {
      for (const file of ordered) {
        tests.push(...(await this.#run(file, { filter, bail: !disableBail, mutant: activeMutant.id })))
        if (stryker.hitCount > hitLimit) return { status: 'timeout', reason: 'Hit limit reached' }
        if (!disableBail && tests.some(hasFailed)) return verdictOf(tests)
      }
    }
    return verdictOf(tests)
  }

  /** Runs the spec file with the name of the mutated file first. */
  #inOrder(files, name) {
    const rank = (file) => (basename(file) === `${name}.spec.ts` ? -1 : (this.#millis.get(file) ?? 0))
    return files.toSorted((a, b) => rank(a) - rank(b))
  }

  async #run(file, settings) {
    const started = performance.now()
    const results = await runFile(file, settings)
    this.#millis.set(file, Math.max(this.#millis.get(file) ?? 0, performance.now() - started))
    return results
  }
}

/** Activates the mutant before the modules load, as if it were in the source file. */
async function runFile(file, { filter, bail, mutant }) {
  stryker.activeMutant = mutant
  const results = []
  const collected = await collect(file)
  for (const test of collected) {
    const id = `${file}${SEPARATOR}${test.name}`
    if (filter && !filter.has(id) && test.body !== undefined) continue
    results.push({ id, name: test.name, fileName: file, ...(await runTest(id, test)) })
    if (bail && hasFailed(results.at(-1))) break
  }
  for (const suite of new Set(collected.map((test) => test.suite))) if (suite?.ready) runHooks(suite.after)
  stryker.activeMutant = undefined
  return results
}

/** Collects the tests of a file. A file that cannot be loaded becomes one failed test. */
async function collect(file) {
  const tests = startFile()
  try {
    await new ModuleGraph().load(file)
    return tests
  } catch (error) {
    return [{ name: 'loads', fault: error }]
  }
}

async function runTest(id, { suite, body, fault }) {
  const started = performance.now()
  const done = (result) => ({ timeSpentMs: performance.now() - started, ...result })
  try {
    if (fault !== undefined) throw fault
    for (let each = suite; each !== undefined; each = each.parent) {
      if (!each.ready) runHooks(each.before)
      each.ready = true
    }
    stryker.currentTestId = id
    await body()
    return done({ status: 0 })
  } catch (error) {
    return done({ status: 1, failureMessage: String(error?.message ?? error) })
  } finally {
    stryker.currentTestId = undefined
  }
}

function runHooks(hooks) {
  for (const hook of hooks) hook()
}

const hasFailed = ({ status }) => status === 1

function verdictOf(tests) {
  const failed = tests.filter(hasFailed)
  const [first] = failed
  if (first === undefined) return { status: 'survived', nrOfTests: tests.length }
  return {
    status: 'killed',
    killedBy: failed.map(({ id }) => id),
    failureMessage: first.failureMessage,
    nrOfTests: tests.length,
  }
}

export const strykerPlugins = [{ kind: 'TestRunner', name: 'engine', injectableClass: EngineTestRunner }]
