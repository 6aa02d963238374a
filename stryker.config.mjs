// Mutation tests of the engine, started by `npm run mutation`. The scores and the judged survivors: docs/mutation.md.
export default {
  plugins: ['./scripts/mutation/runner.mjs'],
  testRunner: 'engine',
  testRunnerNodeArgs: ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'],
  // Modules of a vm stay in memory for long.
  maxTestRunnerReuse: 300,
  coverageAnalysis: 'perTest',
  // A table that is evaluated as a module loads is data, compared with the specification elsewhere.
  ignoreStatic: true,
  concurrency: 1,
  // Of a mutant that seems to survive, all tests of the files concerned run: more than what Stryker reckons with.
  timeoutMS: 60_000,
  timeoutFactor: 4,
  dryRunTimeoutMinutes: 20,
  reporters: ['clear-text', 'json', 'progress-append-only'],
  clearTextReporter: { logTests: false, reportTests: false, allowColor: false, reportMutants: false },
  ignorePatterns: [
    '/dist',
    '/bench',
    '/fuzz',
    '/data',
    '/reports',
    '/src/*',
    '!/src/webauthn',
    '/test/*',
    '!/test/webauthn',
    '!/test/support',
  ],
  tempDirName: '.stryker-tmp',
}
