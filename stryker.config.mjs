// Mutation tests of the engine (`npm run mutation`). docs/mutation.md has the scores and the survivors.
export default {
  plugins: ['./scripts/mutation/runner.mjs'],
  testRunner: 'engine',
  testRunnerNodeArgs: ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'],
  // Node 20 releases the modules of a vm late, so the process is replaced from time to time.
  maxTestRunnerReuse: 300,
  coverageAnalysis: 'perTest',
  // Code that runs once at load builds data tables; other tests compare them with the specification.
  ignoreStatic: true,
  concurrency: 1,
  // If the covering tests pass, whole files run, which takes longer than Stryker expects.
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
    '!/src/testing',
    '!/src/common',
    '!/src/config',
    '/test/*',
    '!/test/webauthn',
    '!/test/support',
  ],
  tempDirName: '.stryker-tmp',
}
