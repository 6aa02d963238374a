import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const SCRIPT = join(import.meta.dirname, '../../scripts/ci-summary.mjs')

let directory: string
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'latchkey-summary-'))
  const report = (name: string, passed: number, failed: number, crashed: number) =>
    writeFileSync(
      join(directory, name),
      JSON.stringify({ numPassedTests: passed, numFailedTests: failed, numRuntimeErrorTestSuites: crashed }),
    )
  report('good', 100, 0, 0)
  report('bad', 90, 2, 1)
  report('empty', 0, 0, 0)
  writeFileSync(join(directory, 'broken'), '{ "numPassedTests": ')
})
afterEach(() => rmSync(directory, { recursive: true }))

function summary(...outcomes: string[]): { status: number | null; lastLine: string | undefined } {
  const { status, stdout } = spawnSync(process.execPath, [SCRIPT, ...outcomes], { cwd: directory, encoding: 'utf8' })
  return { status, lastLine: stdout.trimEnd().split('\n').at(-1) }
}

describe('the last line of the CI run', () => {
  it.each([
    ['every step passed', ['test=0=good', 'build=0', 'browser=0=good'], 0, '200 passed, 0 failed'],
    ['tests failed', ['test=1=bad', 'build=0'], 1, '90 passed, 3 failed'],
    ['a step without a report failed', ['test=0=good', 'lint=2'], 1, '100 passed, 1 failed'],
    ['a test run wrote no report', ['test=0=good', 'browser=1=missing'], 1, '100 passed, 1 failed'],
    ['a test run wrote an incomplete report', ['test=134=broken'], 1, '0 passed, 1 failed'],
    ['a test run crashed after its report', ['test=134=good'], 1, '100 passed, 1 failed'],
    ['a report contains no test', ['test=0=empty'], 1, '0 passed, 1 failed'],
  ])('counts passed and failed tests when %s', (_what, outcomes, status, lastLine) => {
    expect(summary(...outcomes)).toEqual({ status, lastLine })
  })
})
