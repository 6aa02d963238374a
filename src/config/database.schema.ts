import type { z } from 'zod'
import type { Report } from './config-problem.js'
import type { DatabaseAddress, PostgresAddress } from './database-address.js'
import { integer, section, text } from './schema/types.js'
import type { TrustFiles } from './trust-files.js'

const file = (description: string) => text(4096).nullable().default(null).describe(description)

export const DATABASE = section(
  'Connections to PostgreSQL. SQLite ignores these keys. The variable DATABASE_URL selects the database.',
  {
    ca_file: file(
      'The certificate authorities that may issue the certificate of the database server, in PEM. null means the authorities that Node.js trusts.',
    ),
    client_certificate_file: file('The certificate with which the server identifies itself to the database, in PEM.'),
    client_key_file: file('The private key of the client certificate, in PEM.'),
    pool_size: integer(1, 500)
      .default(10)
      .describe('The maximum number of connections of a process. Further requests wait for a connection.'),
    connect_timeout_seconds: integer(1, 60)
      .default(5)
      .describe(
        'How long a request waits for a connection, including a free one of the pool. Then it fails with `database_unavailable`.',
      ),
    statement_timeout_seconds: integer(1, 600)
      .default(10)
      .describe('How long a statement may run, and how long a transaction may wait for its next statement.'),
    lock_timeout_seconds: integer(1, 60).default(5).describe('How long a statement waits for the lock of another one.'),
    idle_timeout_seconds: integer(1, 3600).default(60).describe('How long an unused connection stays open.'),
  },
)

type Section = z.output<typeof DATABASE>

/** The certificates of connections with TLS, in PEM. */
interface TlsFiles {
  readonly ca: string | undefined
  readonly cert: string | undefined
  readonly key: string | undefined
}

/** The database and the settings of its connections. Times are in milliseconds. */
export type DatabaseSettings =
  | Exclude<DatabaseAddress, PostgresAddress>
  | (PostgresAddress & {
      readonly tlsFiles: TlsFiles
      readonly poolSize: number
      readonly connectTimeout: number
      readonly statementTimeout: number
      readonly lockTimeout: number
      readonly idleTimeout: number
    })

export type PostgresSettings = Extract<DatabaseSettings, { readonly kind: 'postgres' }>

/** Resolves the section `database` and reads its files. */
export function resolveDatabase(
  section: Section,
  address: DatabaseAddress,
  files: TrustFiles,
  report: Report,
): DatabaseSettings {
  if (address.kind === 'sqlite') return address
  return Object.freeze({
    ...address,
    tlsFiles: readTlsFiles(section, files, report),
    poolSize: section.pool_size,
    connectTimeout: section.connect_timeout_seconds * 1000,
    statementTimeout: section.statement_timeout_seconds * 1000,
    lockTimeout: section.lock_timeout_seconds * 1000,
    idleTimeout: section.idle_timeout_seconds * 1000,
  })
}

function readTlsFiles(
  { ca_file, client_certificate_file, client_key_file }: Section,
  files: TrustFiles,
  report: Report,
) {
  if ((client_certificate_file === null) !== (client_key_file === null)) {
    const path = `database.${client_key_file === null ? 'client_key_file' : 'client_certificate_file'}`
    report({ path, reason: 'must be set: a client certificate and its private key belong together' })
  }
  const read = (file: string | null, key: string) => (file === null ? undefined : files.pem(file, `database.${key}`))
  return {
    ca: read(ca_file, 'ca_file'),
    cert: read(client_certificate_file, 'client_certificate_file'),
    key: read(client_key_file, 'client_key_file'),
  }
}
