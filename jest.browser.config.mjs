import { SHARED } from './jest.config.mjs'

export default {
  ...SHARED,
  displayName: 'browser',
  testMatch: ['<rootDir>/test/e2e/browser/**/*.spec.ts'],
  // Each test file drives a browser with several processes.
  maxWorkers: 1,
}
