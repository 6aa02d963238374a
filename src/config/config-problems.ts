import type { ConfigProblem, Report } from './config-problem.js'
import { InvalidConfigurationError } from './invalid-configuration-error.js'

type Complete<Settings> = { [Name in keyof Settings]-?: Exclude<Settings[Name], undefined> }

/** Collects all problems of a configuration and of its environment. */
export class ConfigProblems {
  readonly #problems: ConfigProblem[] = []
  /** By the path of the key that a variable sets. */
  readonly #variables = new Map<string, string>()

  /** Makes the problems of a key refer to the environment variable that set it. */
  attribute(path: string, variable: string): void {
    this.#variables.set(path, variable)
  }

  readonly report: Report = ({ path, reason }) => {
    this.#problems.push({ path: this.#attributed(path), reason })
  }

  /**
   * Returns the given settings, in which a setting with a reported problem may be undefined.
   *
   * @throws InvalidConfigurationError when a problem was reported
   */
  complete<Settings extends object>(settings: Settings): Complete<Settings> {
    if (this.#problems.length > 0) throw new InvalidConfigurationError(this.#problems)
    return settings as Complete<Settings>
  }

  #attributed(path: string): string {
    for (const [key, variable] of this.#variables) {
      const rest = path.slice(key.length)
      if (path.startsWith(key) && /^(?:$|[.[])/.test(rest)) return `${variable}${rest}`
    }
    return path
  }
}
