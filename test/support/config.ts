import type { Environment } from '../../src/config/environment.js'
import { InvalidConfigurationError } from '../../src/config/invalid-configuration-error.js'
import { loadConfig } from '../../src/config/load-config.js'
import type { LatchkeyConfig } from '../../src/config/latchkey-config.js'

/** Tests send more requests from one address than any browser: those about limits say which they want. */
export const NO_RATE_LIMITS = { rate_limits: { enabled: false } }

/** An environment as it is when no variable is set, but with a database in memory. */
export function testEnvironment(overrides: Partial<Environment> = {}): Environment {
  return {
    port: 0,
    host: undefined,
    databaseFile: ':memory:',
    workingDirectory: '/nowhere',
    dataDirectory: '/nowhere',
    bootstrapApiKey: undefined,
    masterSecret: undefined,
    masterSecretVariable: undefined,
    tokenSigningKey: undefined,
    trustedProxies: undefined,
    logLevel: 'info',
    configFile: undefined,
    ...overrides,
  }
}

/** What is wrong with a configuration, as `path: reason` lines; empty when nothing is. */
export function complaintsOf(load: () => LatchkeyConfig): string[] {
  try {
    load()
    return []
  } catch (error) {
    if (!(error instanceof InvalidConfigurationError)) throw error
    return error.problems.map(({ path, reason }) => `${path}: ${reason}`)
  }
}

/** A directory as working directory, and variables. */
export function loadIn(directory: string, variables: Record<string, string> = {}): LatchkeyConfig {
  return loadConfig(variables, directory)
}
