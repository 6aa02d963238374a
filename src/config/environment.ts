import { dirname, resolve } from 'node:path'
import type { Report } from './config-problem.js'
import { databasePathOf, ENVIRONMENT_SCHEMA, type LogLevel, splitList } from './environment.schema.js'
import { readValues } from './schema/read-values.js'
import { readSecretFiles } from './secret-variables.js'
import type { MasterSecretSource } from './secrets.js'

/** The settings from environment variables. */
export interface Environment extends MasterSecretSource {
  /** PORT: the port to listen on; 0 selects a free port. */
  readonly port: number
  /** HOST: the address to listen on. undefined means this machine on localhost, otherwise all addresses. */
  readonly host: string | undefined
  /** DATABASE_URL: the absolute path of the SQLite file, or `:memory:`. */
  readonly databaseFile: string
  /** The base of relative paths. */
  readonly workingDirectory: string
  /** LATCHKEY_BOOTSTRAP_API_KEY: the API key to create at startup, unless its id was used before. */
  readonly bootstrapApiKey: string | undefined
  /** LATCHKEY_TOKEN_SIGNING_KEY: the key that signs tokens, as PEM or JWK. */
  readonly tokenSigningKey: string | undefined
  /** LATCHKEY_TRUSTED_PROXIES: replaces `http.trusted_proxies`. */
  readonly trustedProxies: readonly string[] | undefined
  /** LOG_LEVEL */
  readonly logLevel: LogLevel
  /** PASSKEY_CONFIG: the absolute path of the configuration file. */
  readonly configFile: string | undefined
}

export type Variables = Readonly<Record<string, string | undefined>>

/** Reads the environment variables. Relative paths are resolved against the working directory. */
export function readEnvironment(variables: Variables, workingDirectory: string, report: Report): Environment {
  const { values: given, sources } = readSecretFiles(setVariables(variables), workingDirectory, report)
  const values = readValues(ENVIRONMENT_SCHEMA, given, ({ path, reason }) =>
    report({ path: sources.get(path) ?? path, reason }),
  )
  const databasePath = databasePathOf(values.DATABASE_URL)
  const databaseFile = databasePath === ':memory:' ? databasePath : resolve(workingDirectory, databasePath)
  const { PASSKEY_CONFIG: configFile, LATCHKEY_SECRET: masterSecret, LATCHKEY_TRUSTED_PROXIES: proxies } = values
  return {
    port: Number(values.PORT),
    host: values.HOST,
    databaseFile,
    workingDirectory,
    dataDirectory: databaseFile === ':memory:' ? resolve(workingDirectory, 'data') : dirname(databaseFile),
    bootstrapApiKey: values.LATCHKEY_BOOTSTRAP_API_KEY,
    masterSecret,
    masterSecretVariable: masterSecret && (sources.get('LATCHKEY_SECRET') ?? 'LATCHKEY_SECRET'),
    tokenSigningKey: values.LATCHKEY_TOKEN_SIGNING_KEY,
    trustedProxies: proxies === undefined ? undefined : splitList(proxies),
    logLevel: values.LOG_LEVEL,
    configFile: configFile === undefined ? undefined : resolve(workingDirectory, configFile),
  }
}

/** Returns the variables that are set. An empty variable counts as not set. */
function setVariables(variables: Variables): Readonly<Record<string, string>> {
  const entries = Object.entries(variables).flatMap(([name, value]) => (value ? [[name, value]] : []))
  return Object.fromEntries(entries) as Readonly<Record<string, string>>
}
