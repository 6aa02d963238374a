import type { ConfigProblem } from './config-problem.js'

/** The configuration is invalid. The message lists every problem. */
export class InvalidConfigurationError extends Error {
  override readonly name = 'InvalidConfigurationError'
  readonly problems: readonly ConfigProblem[]

  constructor(problems: readonly ConfigProblem[]) {
    super(['The configuration is invalid:', ...problems.map(({ path, reason }) => `  ${path}: ${reason}`)].join('\n'))
    this.problems = problems
  }
}
