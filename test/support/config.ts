import type { Environment } from '../../src/config/environment.js'
import { InvalidConfigurationError } from '../../src/config/invalid-configuration-error.js'
import { loadConfig } from '../../src/config/load-config.js'
import type { LatchkeyConfig } from '../../src/config/latchkey-config.js'

/** Rate limits are off, because tests send many requests from one address. Tests of rate limits configure their own. */
export const NO_RATE_LIMITS = { rate_limits: { enabled: false } }

/** Turns on the parts that are off outside localhost by default. */
export const ALL_ROUTES = {
  end_user_realm: { enabled: true, sign_up: true, page: true },
  documentation: { pages: true, openapi: true },
}

/** The environment when no variable is set, with a database in memory. */
export function testEnvironment(overrides: Partial<Environment> = {}): Environment {
  return {
    port: 0,
    host: undefined,
    database: { kind: 'sqlite', file: ':memory:' },
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

/** Returns the errors of a configuration as lines `path: reason`. */
export function complaintsOf(load: () => LatchkeyConfig): string[] {
  try {
    load()
    return []
  } catch (error) {
    if (!(error instanceof InvalidConfigurationError)) throw error
    return error.problems.map(({ path, reason }) => `${path}: ${reason}`)
  }
}

/** A working directory and environment variables. */
export function loadIn(directory: string, variables: Record<string, string> = {}): LatchkeyConfig {
  return loadConfig(variables, directory)
}
