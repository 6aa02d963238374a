import unit from './jest.config.mjs'
import postgres from './jest.postgres.config.mjs'

/** The options of a run. Projects must not repeat them. */
const { maxWorkers, testTimeout } = unit

function projectOf(config) {
  const project = { ...config }
  delete project.maxWorkers
  delete project.testTimeout
  return project
}

/** All tests without a browser, on SQLite and then on PostgreSQL. */
export default { projects: [unit, postgres].map(projectOf), maxWorkers, testTimeout }
