import { z } from 'zod'
import { parseDatabaseUrl } from './database-address.js'
import {
  API_KEY_WEAK,
  isWeakApiKey,
  isWeakMasterSecret,
  parseMasterSecret,
  parseTokenKey,
  SECRET_TYPE,
  SECRET_WEAK,
  TOKEN_KEY_TYPE,
} from './secrets.js'
import { proxyAddress } from './trusted-proxies.js'

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const

export type LogLevel = (typeof LOG_LEVELS)[number]

/** `lk_<id>_<secret>`; the length of the secret prevents guessing. */
const BOOTSTRAP_API_KEY = /^lk_[A-Za-z0-9-]{1,64}_[A-Za-z0-9._~-]{32,256}$/

const path = z.string().meta({ title: 'the path of a file' })

/** The path of a file that contains the value of another variable. */
const secretFile = (name: string) =>
  path
    .optional()
    .describe(`A file that contains \`${name}\`, for container secrets. The two variables cannot be combined.`)

/** Every environment variable, except overrides of configuration keys. */
export const ENVIRONMENT_SCHEMA = z.object({
  PORT: z
    .string()
    .refine((port) => /^\d{1,5}$/.test(port) && Number(port) <= 65_535)
    .meta({ title: 'a whole number from 0 to 65535' })
    .default('3000')
    .describe('The port to listen on; `0` selects a free port.'),
  HOST: z
    .string()
    .meta({ title: 'an address or a host name' })
    .optional()
    .describe(
      'The address to listen on. By default, the server listens on all addresses, or only on the loopback interface if the RP ID is on localhost.',
    ),
  DATABASE_URL: z
    .string()
    .refine((url) => parseDatabaseUrl(url) !== undefined)
    .meta({ title: 'sqlite:<path of a file> or postgres://<user>:<password>@<host>:<port>/<database>?sslmode=<mode>' })
    .default('sqlite:data/latchkey.db')
    .describe(
      'The database. For SQLite, the server creates a missing directory and stores its other files in the same directory. For PostgreSQL, `sslmode` is `verify-full`, or `disable` for a connection without TLS; the default is `verify-full`, except on the same machine. `require` and `verify-ca` also verify the certificate and the host name. The directory of a Unix socket is a host too, as in `postgres://latchkey@%2Frun%2Fpostgresql/latchkey`.',
    ),
  DATABASE_URL_FILE: secretFile('DATABASE_URL'),
  PASSKEY_CONFIG: path
    .optional()
    .describe(
      'The configuration file. The default is `passkey_config.jsonc`, which may be missing. In that case, every key has its default value.',
    ),
  LATCHKEY_BOOTSTRAP_API_KEY: z
    .string()
    .regex(BOOTSTRAP_API_KEY)
    .refine((key) => !isWeakApiKey(key), { params: { reason: API_KEY_WEAK } })
    .meta({
      title: 'lk_<id>_<secret>, with an id of letters and digits and a secret of at least 32 characters',
    })
    .optional()
    .describe(
      'An API key with the scope `admin` to create at startup, unless a key with this id was created before. Without it, the first start creates a random key. It is printed once to a terminal, or written to the file `first-api-key` next to the database, readable only by its owner.',
    ),
  LATCHKEY_BOOTSTRAP_API_KEY_FILE: secretFile('LATCHKEY_BOOTSTRAP_API_KEY'),
  LATCHKEY_SECRET: z
    .string()
    .refine((secret) => parseMasterSecret(secret) !== undefined)
    .refine((secret) => !isWeakMasterSecret(secret), { params: { reason: SECRET_WEAK } })
    .meta({ title: SECRET_TYPE })
    .optional()
    .describe(
      'The master secret. All processes that share a database need the same secret. Without it, the first start creates the file `latchkey-secret` next to the database, readable only by its owner.',
    ),
  LATCHKEY_SECRET_FILE: secretFile('LATCHKEY_SECRET'),
  LATCHKEY_TOKEN_SIGNING_KEY: z
    .string()
    .refine((key) => parseTokenKey(key) !== undefined)
    .meta({ title: TOKEN_KEY_TYPE })
    .optional()
    .describe(
      'Pins the key that signs tokens. Without it, the server stores signing keys in the database, encrypted with the master secret, and rotates them.',
    ),
  LATCHKEY_TOKEN_SIGNING_KEY_FILE: secretFile('LATCHKEY_TOKEN_SIGNING_KEY'),
  LATCHKEY_TRUSTED_PROXIES: z
    .string()
    .refine((list) => splitList(list).every((proxy) => proxyAddress.safeParse(proxy).success))
    .meta({ title: `a comma-separated list, each entry ${proxyAddress.meta()?.title ?? ''}` })
    .optional()
    .describe('Replaces the configuration key `http.trusted_proxies`.'),
  LOG_LEVEL: z.enum(LOG_LEVELS).default('info').describe('The minimum level of log messages.'),
})

/** Splits a comma-separated list. */
export function splitList(list: string): readonly string[] {
  return list.split(',').map((entry) => entry.trim())
}
