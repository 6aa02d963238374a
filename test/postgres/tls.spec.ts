import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Server } from 'node:net'
import { createSecureContext, TLSSocket } from 'node:tls'
import type { PostgresSettings } from '../../src/config/database.schema.js'
import { openDataSource } from '../../src/database/data-source.js'
import { createEntities } from '../../src/entities.js'
import { createTestCa, issue, type TestCertificate } from '../support/certificates.js'
import { createDatabase, databaseIn, dropDatabase, settingsOf } from '../support/databases.js'

const address = databaseIn('/tls')
const settings = settingsOf(address) as PostgresSettings
const authority = createTestCa({ subject: { CN: 'Database CA' } })
const certificateFor = (dns: string) => issue(authority, { subject: { CN: dns }, subjectAltName: [{ dns }] })

let proxy: Server | undefined
beforeAll(() => createDatabase(address))
afterEach(() => proxy?.close())
afterAll(() => dropDatabase(address))

/** Starts a server that accepts TLS with a certificate and forwards the connection to the test database. */
async function startTls({ pem, privateKey }: TestCertificate): Promise<number> {
  const key = privateKey.export({ type: 'pkcs8', format: 'pem' })
  const secureContext = createSecureContext({ cert: pem, key })
  proxy = createServer((socket) => {
    socket.on('error', () => undefined)
    // The client asks for TLS before it says anything else.
    socket.once('data', () => {
      socket.write('S')
      const secure = new TLSSocket(socket, { isServer: true, secureContext })
      const upstream = connect(settings.port, settings.host)
      for (const each of [secure, upstream]) each.on('error', () => socket.destroy())
      secure.pipe(upstream).pipe(secure)
    })
  })
  await once(proxy.listen(0, '127.0.0.1'), 'listening')
  return (proxy.address() as AddressInfo).port
}

async function open(port: number, ca: string | undefined): Promise<string> {
  const tlsFiles = { ...settings.tlsFiles, ca }
  const changes = { host: 'localhost', port, tls: true, tlsFiles, connectTimeout: 2000 }
  try {
    const dataSource = await openDataSource({ ...settings, ...changes }, createEntities)
    await dataSource.destroy()
    return 'connected'
  } catch (error) {
    return String(error)
  }
}

describe('a connection with TLS', () => {
  it('accepts a certificate of the configured authority for the host', async () => {
    expect(await open(await startTls(certificateFor('localhost')), authority.pem)).toBe('connected')
  })

  it.each([
    ['of an unknown authority', certificateFor('localhost'), createTestCa().pem, /verify|self-signed|issuer/],
    ['without a configured authority', certificateFor('localhost'), undefined, /verify|self-signed|issuer/],
    ['for another host', certificateFor('other.example'), authority.pem, /does not match certificate/],
  ])('rejects a certificate %s', async (_name, certificate, ca, reason) => {
    expect(await open(await startTls(certificate), ca)).toMatch(reason)
  })
})
