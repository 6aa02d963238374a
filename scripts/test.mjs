// Runs the tests of a project. With options, one run of jest does what they say. Without, all tests run, in some runs one
// after the other, and `reports/<project>.json` adds up what they report: jest keeps the modules of every file it has run,
// so a single run for all of them gets slow. Now and then a worker of jest stops for good while it loads modules, which no
// time limit of a test ends: a run that takes too long is shown, ended and begun once more.
// Usage: node scripts/test.mjs unit|browser [option of jest]…
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { runLimited, STALLED } from './run-limited.mjs'

const PROJECTS = {
  unit: { parts: 4, options: ['--maxWorkers=100%'] },
  browser: { parts: 1, options: ['--runInBand'] },
}
const LIMIT_MINUTES = 12
const ATTEMPTS = 2
// The flag for native ES modules belongs to node, so `jest` alone cannot set it.
const JEST = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', 'node_modules/jest/bin/jest.js']

process.chdir(resolve(import.meta.dirname, '..'))
const [project, ...given] = process.argv.slice(2)
if (given.length > 0) {
  const { status } = spawnSync(process.execPath, jest(...given), { stdio: 'inherit' })
  process.exit(status ?? 1)
}
process.exit(await runAll(PROJECTS[project]))

async function runAll({ parts, options }) {
  const total = { numPassedTests: 0, numFailedTests: 0, numRuntimeErrorTestSuites: 0 }
  const report = `reports/${project}.json`
  mkdirSync('reports', { recursive: true })
  rmSync(report, { force: true })
  let worst = 0
  for (let part = 1; part <= parts; part += 1) {
    const status = await runPart(`${part}/${parts}`, `${report}.${part}`, options)
    worst = Math.max(worst, status)
    add(total, `${report}.${part}`)
  }
  writeFileSync(report, JSON.stringify(total))
  return worst
}

async function runPart(shard, report, options) {
  rmSync(report, { force: true })
  // A run that has reported is over, even where a failed test left something open.
  const args = jest(`--shard=${shard}`, ...options, '--json', `--outputFile=${report}`, '--forceExit')
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const status = await runLimited(args, LIMIT_MINUTES * 60_000)
    if (status !== STALLED) return status
    console.error(`STALLED: part ${shard} was not over after ${LIMIT_MINUTES} minutes, attempt ${attempt}`)
  }
  return 1
}

// Projects come last: jest takes whatever follows for one more of them.
function jest(...options) {
  return [...JEST, ...options, '--selectProjects', project]
}

/** A part without a report counts as one that failed. */
function add(total, report) {
  let counted = { numRuntimeErrorTestSuites: 1 }
  try {
    counted = JSON.parse(readFileSync(report, 'utf8'))
  } catch (error) {
    console.error(`${report}: ${error.message}`)
  }
  for (const name of Object.keys(total)) total[name] += counted[name] ?? 0
}
