import { dirname, resolve } from 'node:path'
import type { Report } from './config-problem.js'
import { type DatabaseAddress, parseDatabaseUrl } from './database-address.js'
import { ENVIRONMENT_SCHEMA, type LogLevel, splitList } from './environment.schema.js'
import { readValues } from './schema/read-values.js'
import { readSecretFiles } from './secret-variables.js'
import type { MasterSecretSource } from './secrets.js'

/** The settings from environment variables. */
export interface Environment extends MasterSecretSource {
  /** PORT: the port to listen on; 0 selects a free port. */
  readonly port: number
  /** HOST: the address to listen on. undefined means this machine on localhost, otherwise all addresses. */
  readonly host: string | undefined
  /** DATABASE_URL: the database. */
  readonly database: DatabaseAddress
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

const IN_MEMORY = { kind: 'sqlite', file: ':memory:' } as const

export type Variables = Readonly<Record<string, string | undefined>>

/** Reads the environment variables. Relative paths are resolved against the working directory. */
export function readEnvironment(variables: Variables, workingDirectory: string, report: Report): Environment {
  const { values: given, sources } = readSecretFiles(setVariables(variables), workingDirectory, report)
  const values = readValues(ENVIRONMENT_SCHEMA, given, ({ path, reason }) =>
    report({ path: sources.get(path) ?? path, reason }),
  )
  const database = readAddress(values.DATABASE_URL, workingDirectory)
  const { PASSKEY_CONFIG: configFile, LATCHKEY_SECRET: masterSecret, LATCHKEY_TRUSTED_PROXIES: proxies } = values
  return {
    port: Number(values.PORT),
    host: values.HOST,
    database,
    workingDirectory,
    dataDirectory: dataDirectoryOf(database, workingDirectory),
    bootstrapApiKey: values.LATCHKEY_BOOTSTRAP_API_KEY,
    masterSecret,
    masterSecretVariable: masterSecret && (sources.get('LATCHKEY_SECRET') ?? 'LATCHKEY_SECRET'),
    tokenSigningKey: values.LATCHKEY_TOKEN_SIGNING_KEY,
    trustedProxies: proxies === undefined ? undefined : splitList(proxies),
    logLevel: values.LOG_LEVEL,
    configFile: configFile === undefined ? undefined : resolve(workingDirectory, configFile),
  }
}

/** The address in memory replaces an invalid one, which has been reported. */
function readAddress(url: string, workingDirectory: string): DatabaseAddress {
  const address = parseDatabaseUrl(url) ?? IN_MEMORY
  if (address.kind !== 'sqlite' || address.file === IN_MEMORY.file) return address
  return { kind: 'sqlite', file: resolve(workingDirectory, address.file) }
}

/** Other files are stored next to the database file. */
function dataDirectoryOf(database: DatabaseAddress, workingDirectory: string): string {
  const hasFile = database.kind === 'sqlite' && database.file !== IN_MEMORY.file
  return hasFile ? dirname(database.file) : resolve(workingDirectory, 'data')
}

/** Returns the variables that are set. An empty variable counts as not set. */
function setVariables(variables: Variables): Readonly<Record<string, string>> {
  const entries = Object.entries(variables).flatMap(([name, value]) => (value ? [[name, value]] : []))
  return Object.fromEntries(entries) as Readonly<Record<string, string>>
}
