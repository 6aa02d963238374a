import { dirname, resolve } from 'node:path'
import type { Report } from './schema/field.js'
import { parseMasterSecret, parseTokenKey, SECRET_INVALID, TOKEN_KEY_INVALID } from './secrets.js'
import { proxyAddress } from './trusted-proxies.js'

/** What comes from environment variables. */
export interface Environment {
  /** PORT: the port to listen on; 0 takes a free one. */
  readonly port: number
  /** HOST: the address to listen on; undefined: this machine alone on localhost, else every address. */
  readonly host: string | undefined
  /** DATABASE_URL: path of the SQLite file, absolute, or `:memory:`. */
  readonly databaseFile: string
  /** Relative paths are taken from here. */
  readonly workingDirectory: string
  /** Where the service keeps its own files: the directory of the database. */
  readonly dataDirectory: string
  /** LATCHKEY_BOOTSTRAP_API_KEY: the API key that is made at the start, unless its id was used before. */
  readonly bootstrapApiKey: string | undefined
  /** LATCHKEY_SECRET: the master secret, base64url, at least 32 bytes; undefined: the file in the data directory. */
  readonly masterSecret: string | undefined
  /** LATCHKEY_TOKEN_SIGNING_KEY: the key that signs tokens, as PEM or JWK. */
  readonly tokenSigningKey: string | undefined
  /** LATCHKEY_TRUSTED_PROXIES: takes the place of `http.trusted_proxies`. */
  readonly trustedProxies: readonly string[] | undefined
  /** LOG_LEVEL */
  readonly logLevel: LogLevel
  /** PASSKEY_CONFIG: path of the configuration file, absolute. */
  readonly configFile: string | undefined
}

export type Variables = Readonly<Record<string, string | undefined>>

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const

export type LogLevel = (typeof LOG_LEVELS)[number]

/** `lk_<id>_<secret>`; the secret is long enough that nobody guesses it. */
const BOOTSTRAP_API_KEY = /^lk_[A-Za-z0-9-]{1,64}_[A-Za-z0-9._~-]{32,256}$/

/** Reads the environment; relative paths are taken from the working directory. */
export function readEnvironment(variables: Variables, workingDirectory: string, report: Report): Environment {
  const read = (name: string) => (variables[name] === '' ? undefined : variables[name])
  const databaseFile = readDatabaseUrl(read('DATABASE_URL') ?? 'sqlite:data/latchkey.db', workingDirectory, report)
  const configFile = read('PASSKEY_CONFIG')
  return {
    port: readPort(read('PORT') ?? '3000', report),
    host: read('HOST'),
    databaseFile,
    workingDirectory,
    dataDirectory: databaseFile === ':memory:' ? resolve(workingDirectory, 'data') : dirname(databaseFile),
    bootstrapApiKey: readBootstrapApiKey(read('LATCHKEY_BOOTSTRAP_API_KEY'), report),
    masterSecret: readMasterSecret(read('LATCHKEY_SECRET'), report),
    tokenSigningKey: readTokenSigningKey(read('LATCHKEY_TOKEN_SIGNING_KEY'), report),
    trustedProxies: readTrustedProxies(read('LATCHKEY_TRUSTED_PROXIES'), report),
    logLevel: readLogLevel(read('LOG_LEVEL') ?? 'info', report),
    configFile: configFile === undefined ? undefined : resolve(workingDirectory, configFile),
  }
}

function readPort(text: string, report: Report): number {
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65_535) return Number(text)
  report({ path: 'PORT', reason: 'must be a whole number from 0 to 65535' })
  return 0
}

function readDatabaseUrl(url: string, workingDirectory: string, report: Report): string {
  const [, path] = /^sqlite:(?:\/\/(?=\/))?([^?#]+)$/.exec(url) ?? []
  if (path === ':memory:') return path
  if (path !== undefined) return resolve(workingDirectory, path)
  report({ path: 'DATABASE_URL', reason: 'must be sqlite:<path of a file>, e.g. sqlite:data/latchkey.db' })
  return ':memory:'
}

function readBootstrapApiKey(key: string | undefined, report: Report): string | undefined {
  if (key === undefined || BOOTSTRAP_API_KEY.test(key)) return key
  report({
    path: 'LATCHKEY_BOOTSTRAP_API_KEY',
    reason: 'must be lk_<id>_<secret>, with an id of letters and digits and a secret of at least 32 characters',
  })
  return undefined
}

function readMasterSecret(secret: string | undefined, report: Report): string | undefined {
  if (secret === undefined || parseMasterSecret(secret) !== undefined) return secret
  report({ path: 'LATCHKEY_SECRET', reason: SECRET_INVALID })
  return undefined
}

function readTokenSigningKey(key: string | undefined, report: Report): string | undefined {
  if (key === undefined || parseTokenKey(key) !== undefined) return key
  report({ path: 'LATCHKEY_TOKEN_SIGNING_KEY', reason: TOKEN_KEY_INVALID })
  return undefined
}

function readTrustedProxies(text: string | undefined, report: Report): readonly string[] | undefined {
  if (text === undefined) return undefined
  const proxies = text.split(',').map((item) => item.trim())
  if (proxies.some((proxy) => proxyAddress.read(proxy) === undefined)) {
    report({ path: 'LATCHKEY_TRUSTED_PROXIES', reason: `must be a list with commas, each ${proxyAddress.accepts}` })
  }
  return proxies
}

function readLogLevel(text: string, report: Report): LogLevel {
  const level = LOG_LEVELS.find((known) => known === text)
  if (level === undefined) report({ path: 'LOG_LEVEL', reason: `must be one of ${LOG_LEVELS.join(', ')}` })
  return level ?? 'info'
}
