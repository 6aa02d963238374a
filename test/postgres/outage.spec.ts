import { setTimeout } from 'node:timers/promises'
import { createAuthenticator } from '../../src/testing/index.js'
import { startTestApp, type TestApp } from '../support/app.js'
import { administer } from '../support/databases.js'
import { assertion, Backend, bodyOf } from '../support/flows.js'

let server: TestApp
let backend: Backend
beforeEach(async () => {
  server = await startTestApp()
  backend = new Backend(server)
})
afterEach(() => server.close())

/** Refuses or accepts connections, and closes the ones of the server. */
async function setAvailable(isAvailable: boolean): Promise<void> {
  const { database } = server.config
  const name = database.kind === 'postgres' ? database.database : ''
  await administer(`ALTER DATABASE ${name} ALLOW_CONNECTIONS ${String(isAvailable)}`)
  await administer(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${name}'`)
  // The driver learns of a closed connection later.
  await setTimeout(100)
}

describe('an outage of the database', () => {
  it('is a 503 response with Retry-After on every kind of route, and ends without a restart', async () => {
    const authenticator = createAuthenticator()
    await backend.enrol('ada', authenticator)
    const publicKey = assertion(authenticator, await backend.requestOptions())
    await setAvailable(false)
    const answers = [
      await backend.send('GET', '/v1/users/ada'),
      await backend.send('GET', '/v1/users?search=ada'),
      await backend.send('DELETE', '/v1/users/ada'),
      await backend.send('POST', '/v1/registration/start', { userId: 'eve', emailOrUsername: 'eve' }),
      await backend.finishAuthentication(publicKey),
    ]
    for (const { status, headers, body } of answers) {
      expect([status, headers['retry-after'], body]).toMatchObject([503, '5', { code: 'database_unavailable' }])
    }
    expect(server.log.join('')).toContain('database_unavailable')
    await setAvailable(true)
    expect((await backend.send('GET', '/v1/users/ada')).status).toBe(200)
    expect(bodyOf(await backend.finishAuthentication(publicKey))).toMatchObject({ user: { userId: 'ada' } })
  })
})
