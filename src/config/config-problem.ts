/** An invalid key of the configuration, or an invalid environment variable. */
export interface ConfigProblem {
  /** The key, such as `registration.timeout_seconds`, or the name of an environment variable. */
  readonly path: string
  readonly reason: string
}

/** Collects a problem, so that an operator sees all problems at once. */
export type Report = (problem: ConfigProblem) => void
