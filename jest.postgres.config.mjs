import { SHARED } from './jest.config.mjs'

/** Files, processes, connections and old schemas of SQLite. */
const SQLITE_ONLY = [
  '<rootDir>/test/integration/process.spec.ts',
  '<rootDir>/test/database/sqlite-schema.spec.ts',
  '<rootDir>/test/database/statement-batch.spec.ts',
  '<rootDir>/test/database/user-origins.spec.ts',
]

/** The tests of the service and of the database on PostgreSQL. */
export default {
  ...SHARED,
  displayName: 'postgres',
  testMatch: ['integration', 'database', 'postgres'].map((folder) => `<rootDir>/test/${folder}/**/*.spec.ts`),
  testPathIgnorePatterns: ['/node_modules/', ...SQLITE_ONLY],
  globalSetup: '<rootDir>/test/support/postgres/start.mjs',
  globalTeardown: '<rootDir>/test/support/postgres/stop.mjs',
  maxWorkers: '100%',
}
