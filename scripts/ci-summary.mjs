// Adds up the test reports and the exit statuses of the other steps, lists the failed steps, and prints the sum as the last
// line. Usage: node scripts/ci-summary.mjs <step>=<exit status>[=<report>] …
import { readFileSync } from 'node:fs'

const outcomes = process.argv.slice(2).map((argument) => {
  const [step, status, report] = argument.split('=')
  return outcomeOf(step, Number(status), report)
})
const passed = outcomes.reduce((sum, outcome) => sum + outcome.passed, 0)
const failed = outcomes.reduce((sum, outcome) => sum + outcome.failed, 0)
for (const { step, failed: count } of outcomes) if (count > 0) console.log(`FAILED: ${step}`)
console.log(`${passed} passed, ${failed} failed`)
process.exit(failed === 0 ? 0 : 1)

// A step that fails without a failed test in its report adds one failure to the sum.
function outcomeOf(step, status, report) {
  const { passed, failed, complete } = report === undefined ? { passed: 0, failed: 0, complete: true } : read(report)
  const unexplained = (status !== 0 || !complete) && failed === 0
  return { step, passed, failed: unexplained ? 1 : failed }
}

function read(report) {
  try {
    const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites } = JSON.parse(readFileSync(report, 'utf8'))
    return { passed: numPassedTests, failed: numFailedTests + numRuntimeErrorTestSuites, complete: numPassedTests > 0 }
  } catch (error) {
    console.log(`${report}: ${error.message}`)
    return { passed: 0, failed: 0, complete: false }
  }
}
