import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { DataSource, type EntitySchema } from 'typeorm'
import { describeAddress } from '../config/database-address.js'
import type { PostgresSettings } from '../config/database.schema.js'
import { InvalidConfigurationError } from '../config/invalid-configuration-error.js'
import { driverErrorOf } from './database-errors.js'
import { MIGRATIONS } from './migrations.js'
import { migratePostgres } from './postgres-migrations.js'

/** How long the driver waits for the result of a statement after the server should have cancelled it, in milliseconds. */
const CANCEL_GRACE = 2000

/** The interval between attempts to connect at start, in milliseconds. */
const CONNECT_INTERVAL = 500

/** Errors of a database that is starting, has too many connections, or is not reachable yet. */
const TRANSIENT = new Set(['ECONNREFUSED', 'ECONNRESET', 'EAI_AGAIN', 'ENOTFOUND', '53300', '57P03'])

/**
 * Connects to the database and runs pending migrations. Waits for a database that is starting.
 *
 * @throws InvalidConfigurationError when the database cannot be used
 */
export async function openPostgres(settings: PostgresSettings, entities: EntitySchema[]): Promise<DataSource> {
  const dataSource = await connect(settings, entities)
  try {
    await migratePostgres(dataSource)
    return dataSource
  } catch (error) {
    await dataSource.destroy()
    throw error
  }
}

async function connect(settings: PostgresSettings, entities: EntitySchema[]): Promise<DataSource> {
  const attempts = Math.ceil(settings.connectTimeout / CONNECT_INTERVAL)
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await createDataSource(settings, entities).initialize()
    } catch (error) {
      if (attempt >= attempts || !TRANSIENT.has(driverErrorOf(error).code)) throw explain(error, settings)
      await sleep(CONNECT_INTERVAL)
    }
  }
}

function createDataSource(settings: PostgresSettings, entities: EntitySchema[]): DataSource {
  const { host, port, user: username, password, database } = settings
  return new DataSource({
    type: 'postgres',
    driver: pg,
    ...{ host, port, username, database, ...(password !== undefined && { password }) },
    ssl: settings.tls && tlsOptionsOf(settings),
    applicationName: 'latchkey',
    poolSize: settings.poolSize,
    connectTimeoutMS: settings.connectTimeout,
    // The driver reports lost idle connections, which the pool has already removed.
    poolErrorHandler: () => undefined,
    extra: {
      idleTimeoutMillis: settings.idleTimeout,
      keepAlive: true,
      statement_timeout: settings.statementTimeout,
      lock_timeout: settings.lockTimeout,
      idle_in_transaction_session_timeout: settings.statementTimeout,
      query_timeout: settings.statementTimeout + CANCEL_GRACE,
    },
    installExtensions: false,
    synchronize: false,
    entities,
    migrations: MIGRATIONS,
  })
}

/** The server verifies the certificate of the database and its name. */
function tlsOptionsOf({ tlsFiles: { ca, cert, key } }: PostgresSettings) {
  return {
    rejectUnauthorized: true,
    ...(ca !== undefined && { ca }),
    ...(cert !== undefined && { cert }),
    ...(key !== undefined && { key }),
  }
}

/** Returns an InvalidConfigurationError that names the database without its password. */
function explain(error: unknown, settings: PostgresSettings): InvalidConfigurationError {
  const reason = `${describeAddress(settings)} cannot be used: ${driverErrorOf(error).message}`
  return new InvalidConfigurationError([{ path: 'DATABASE_URL', reason }])
}
