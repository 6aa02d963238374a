import type { ConfigProblem } from './schema/field.js'

/** The configuration cannot be used. Says everything that is wrong with it at once. */
export class InvalidConfigurationError extends Error {
  override readonly name = 'InvalidConfigurationError'
  readonly problems: readonly ConfigProblem[]

  constructor(problems: readonly ConfigProblem[]) {
    super(['The configuration is not valid:', ...problems.map(({ path, reason }) => `  ${path}: ${reason}`)].join('\n'))
    this.problems = problems
  }
}
