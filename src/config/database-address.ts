/** An SQLite database. */
interface SqliteAddress {
  readonly kind: 'sqlite'
  /** The absolute path of the file, or `:memory:`. */
  readonly file: string
}

/** A PostgreSQL database. */
export interface PostgresAddress {
  readonly kind: 'postgres'
  /** A host name, an IP address, or the directory of a Unix socket. */
  readonly host: string
  readonly port: number
  readonly user: string
  readonly password: string | undefined
  readonly database: string
  /** Whether connections use TLS. The certificate of the server and its name are always verified. */
  readonly tls: boolean
}

/** Where the database is. A relative path of a file is not resolved yet after parsing. */
export type DatabaseAddress = SqliteAddress | PostgresAddress

/** `sqlite:<path>`, with an optional authority before an absolute path. */
const SQLITE_URL = /^sqlite:(?:\/\/(?=\/))?([^?#]+)$/

const PROTOCOLS: readonly string[] = ['postgres:', 'postgresql:']
const DEFAULT_PORT = 5432

/** The values of `sslmode`. The server always verifies certificates, also for modes of libpq that do not. */
const TLS_BY_MODE: Readonly<Record<string, boolean>> = {
  disable: false,
  require: true,
  'verify-ca': true,
  'verify-full': true,
}

/** Parses `DATABASE_URL`. Returns undefined when it is invalid. */
export function parseDatabaseUrl(text: string): DatabaseAddress | undefined {
  const file = SQLITE_URL.exec(text)?.[1]
  if (file !== undefined) return { kind: 'sqlite', file }
  if (!URL.canParse(text)) return undefined
  const url = new URL(text)
  return PROTOCOLS.includes(url.protocol) ? parsePostgresUrl(url) : undefined
}

/** Returns an address without its password, for people. */
export function describeAddress(address: DatabaseAddress): string {
  if (address.kind === 'sqlite') return address.file
  const { host, port, user, database, tls } = address
  return `postgres://${user}@${host}:${port}/${database} ${tls ? 'with' : 'without'} TLS`
}

/** Returns whether the connection stays on this machine. */
export function isLocalHost(host: string): boolean {
  return host.startsWith('/') || host === 'localhost' || host === '::1' || /^127\.\d+\.\d+\.\d+$/.test(host)
}

function parsePostgresUrl(url: URL): PostgresAddress | undefined {
  const parts = decodedPartsOf(url)
  const tls = parts && tlsOf(url.searchParams.get('sslmode'), parts.host)
  const hasOnlyKnown = [...url.searchParams.keys()].every((name) => name === 'sslmode')
  if (parts === undefined || tls === undefined || !hasOnlyKnown || url.hash !== '') return undefined
  const { host, user, password, database } = parts
  if (host === '' || user === '' || database === '' || database.includes('/')) return undefined
  const port = url.port === '' ? DEFAULT_PORT : Number(url.port)
  return { kind: 'postgres', host, port, user, password: password === '' ? undefined : password, database, tls }
}

/** Decodes the parts of an address. Returns undefined when one has an invalid percent encoding. */
function decodedPartsOf({ hostname, username, password, pathname }: URL) {
  try {
    return {
      host: decodeURIComponent(hostname).replace(/^\[(.*)\]$/, '$1'),
      user: decodeURIComponent(username),
      password: decodeURIComponent(password),
      database: decodeURIComponent(pathname.slice(1)),
    }
  } catch {
    return undefined
  }
}

/** Without `sslmode`, connections to other machines use TLS. */
function tlsOf(mode: string | null, host: string): boolean | undefined {
  return mode === null ? !isLocalHost(host) : TLS_BY_MODE[mode]
}
