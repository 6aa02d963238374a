import { createClient } from '@propelauth/byo-node'
import { createAuthenticator, type CreationOptions, type RequestOptions } from '../../src/testing/index.js'
import { type PublicKey, valueOf } from '../support/propelauth.js'
import { BACKEND_KEY, type BuiltServer, startBuiltServer, stopAll } from '../support/server-process.js'

let server: BuiltServer
beforeAll(async () => {
  server = await startBuiltServer()
}, 60_000)
afterAll(() => stopAll(server))

describe('the official client of PropelAuth BYO, against the built server', () => {
  it('runs every command', async () => {
    const client = createClient({ url: server.url, integrationKey: BACKEND_KEY })
    const { passkeys } = client
    const authenticator = createAuthenticator()
    const origin = server.url
    const userId = 'user-1'
    expect(valueOf(await client.ping({})).timestamp).toBeGreaterThan(1_700_000_000)

    const started = valueOf(await passkeys.startRegistration({ userId, emailOrUsername: 'ada@example.com' }))
    const created = authenticator.register(started.registrationOptions as unknown as CreationOptions, { origin })
    const finish = { userId, publicKey: created as unknown as PublicKey }
    expect(valueOf(await passkeys.finishRegistration(finish))).toEqual({})

    const { authenticationOptions } = valueOf(await passkeys.startAuthentication({ userId }))
    const asserted = authenticator.authenticate(authenticationOptions as unknown as RequestOptions, { origin })
    const login = { userId, publicKey: asserted as unknown as PublicKey }
    expect(valueOf(await passkeys.finishAuthentication(login))).toEqual({})

    const credentialId = created.id
    const listed = valueOf(await passkeys.fetchAllPasskeysForUser({ userId }))
    expect(listed).toEqual({ passkeys: [{ credentialId }] })
    expect(valueOf(await passkeys.deregisterPasskey({ userId, credentialId }))).toEqual({})
    expect(valueOf(await passkeys.deregisterAllPasskeysForUser({ userId }))).toEqual({})
    expect(valueOf(await passkeys.fetchAllPasskeysForUser({ userId }))).toEqual({ passkeys: [] })
  }, 30_000)
})
