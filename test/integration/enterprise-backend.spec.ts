import { createRemoteJWKSet, jwtVerify } from 'jose'
import { createLatchkeyClient, type LatchkeyClient, LatchkeyError, orThrow } from 'latchkey-client'
import { startTestApp, TEST_API_KEY, type TestApp } from '../support/app.js'
import { createAuthenticator } from '../../src/testing/index.js'
import { assertion, Browser, registration } from '../support/flows.js'

/** A backend that uses only the generated client, over real HTTP, and an operator who creates its key. */
let server: TestApp
let url: string
let operator: LatchkeyClient
beforeAll(async () => {
  server = await startTestApp()
  url = await server.listen()
  operator = createLatchkeyClient({ baseUrl: url, apiKey: TEST_API_KEY })
})
afterAll(() => server.close())

const userId = 'customer-1'
const onLaptop = createAuthenticator()
const onPhone = createAuthenticator()

it('a backend manages users and passkeys with the generated client, through a key rotation', async () => {
  // A key with only the scopes that the backend needs.
  const scopes = [
    'registration:write',
    'authentication:write',
    'passkeys:read',
    'passkeys:write',
    'users:write',
  ] as const
  const made = await orThrow(operator.POST('/v1/api-keys', { body: { name: 'backend', scopes: [...scopes] } }))
  let { key } = made
  const backend = createLatchkeyClient({ baseUrl: url, apiKey: () => key })

  // A user with a first passkey.
  const profile = { emailOrUsername: 'ada@example.com', displayName: 'Ada' }
  await orThrow(backend.POST('/v1/users', { body: { userId, ...profile } }))
  const path = { userId }
  const started = await orThrow(
    backend.POST('/v1/registration/start', { body: { userId, emailOrUsername: profile.emailOrUsername } }),
  )
  const laptop = await orThrow(
    backend.POST('/v1/registration/finish', {
      body: { userId, publicKey: registration(onLaptop, started.registrationOptions) },
    }),
  )
  expect(laptop.trace).toBeNull()

  // A second passkey on a device where the user is not signed in, with an enrolment token.
  const { enrolmentToken } = await orThrow(
    backend.POST('/v1/users/{userId}/enrolment-tokens', {
      params: { path },
      body: { passkey: { displayName: 'Phone' } },
    }),
  )
  server.clock.advanceSeconds(1)
  await enrolOnPhone(enrolmentToken)
  const { items: passkeys } = await orThrow(backend.GET('/v1/users/{userId}/passkeys', { params: { path } }))
  expect(passkeys.map(({ displayName }) => displayName)).toEqual([null, 'Phone'])
  const phone = passkeys[1]?.id ?? ''

  // A login without a user name. Another service verifies the token.
  const login = await orThrow(backend.POST('/v1/authentication/start', { body: {} }))
  const loggedIn = await orThrow(
    backend.POST('/v1/authentication/finish', {
      body: { publicKey: assertion(onPhone, login.authenticationOptions) },
    }),
  )
  expect(loggedIn).toMatchObject({ user: { userId }, passkey: { id: phone }, purpose: 'login' })
  const keys = createRemoteJWKSet(new URL('/.well-known/jwks.json', url))
  const { payload } = await jwtVerify(loggedIn.resultToken, keys, {
    typ: 'authentication-result+jwt',
    currentDate: server.clock.now(),
  })
  expect(payload).toMatchObject({ sub: userId, purpose: 'login', passkey_id: phone })

  // A step-up with a single-use token.
  const stepUp = await orThrow(backend.POST('/v1/authentication/start', { body: { userId, purpose: 'step-up' } }))
  const proven = await orThrow(
    backend.POST('/v1/authentication/finish', {
      body: { userId, publicKey: assertion(onLaptop, stepUp.authenticationOptions), singleUse: true },
    }),
  )
  const token = { body: { token: proven.resultToken } }
  expect(await orThrow(backend.POST('/v1/tokens/redeem', token))).toMatchObject({ sub: userId, purpose: 'step-up' })
  await expect(orThrow(backend.POST('/v1/tokens/redeem', token))).rejects.toMatchObject({ code: 'token_already_used' })

  // Rename, suspend, resume and delete.
  const one = { params: { path: { userId, passkeyId: phone } } }
  const names = { ...one, body: { displayName: 'Telephone' } }
  await orThrow(backend.PATCH('/v1/users/{userId}/passkeys/{passkeyId}', names))
  await orThrow(backend.POST('/v1/users/{userId}/passkeys/{passkeyId}/suspend', one))
  const refused = await orThrow(backend.POST('/v1/authentication/start', { body: {} }))
  const { error } = await backend.POST('/v1/authentication/finish', {
    body: { publicKey: assertion(onPhone, refused.authenticationOptions) },
  })
  expect(error?.code).toBe('passkey_suspended')
  await orThrow(backend.POST('/v1/users/{userId}/passkeys/{passkeyId}/resume', one))
  await orThrow(backend.DELETE('/v1/users/{userId}/passkeys/{passkeyId}', one))
  const left = await orThrow(backend.GET('/v1/users/{userId}/passkeys', { params: { path } }))
  expect(left.items).toMatchObject([{ id: laptop.passkey.id, state: 'active' }])

  // A new key. The old one stays valid for an hour.
  const rotation = { params: { path: { keyId: made.id } }, body: { overlapSeconds: 3600 } }
  const rotated = await orThrow(operator.POST('/v1/api-keys/{keyId}/rotate', rotation))
  await orThrow(backend.GET('/v1/users/{userId}/passkeys', { params: { path } }))
  key = rotated.key
  await orThrow(backend.GET('/v1/users/{userId}/passkeys', { params: { path } }))
  await orThrow(backend.DELETE('/v1/users/{userId}', { params: { path } }))
})

/** The browser of the second device calls the server directly. */
async function enrolOnPhone(enrolmentToken: string): Promise<void> {
  const browser = new Browser(server, onPhone)
  const started = await browser.send('POST', '/v1/enrolment/start', { enrolmentToken })
  expect(started.status).toBe(200)
  const { registrationOptions } = started.body as { registrationOptions: Parameters<typeof registration>[1] }
  const finished = await browser.finish('/v1/enrolment/finish', registration(onPhone, registrationOptions))
  expect(finished.status).toBe(200)
}

describe('the client', () => {
  it('reports the server’s problem', async () => {
    const stranger = createLatchkeyClient({ baseUrl: url, apiKey: `lk_stranger_${'x'.repeat(43)}` })
    const error: unknown = await orThrow(stranger.GET('/v1/users')).catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(LatchkeyError)
    expect(error).toMatchObject({ code: 'credentials_invalid', status: 401, requestId: expect.any(String) })
  })

  it('recognises a response that did not come from the server', async () => {
    const fetch = () => Promise.resolve(new Response('<h1>Bad gateway</h1>', { status: 502 }))
    const client = createLatchkeyClient({ baseUrl: url, apiKey: 'lk_x', fetch })
    const error: unknown = await orThrow(client.GET('/v1/users')).catch((reason: unknown) => reason)
    expect(error).toMatchObject({ status: 502, code: undefined, message: 'the server answered 502' })
  })

  it('times out', async () => {
    const fetch = ({ signal }: Request) =>
      new Promise<Response>((_resolve, reject) =>
        signal.addEventListener('abort', () => reject(signal.reason as Error)),
      )
    const client = createLatchkeyClient({ baseUrl: url, apiKey: 'lk_x', fetch, timeoutMillis: 1 })
    await expect(client.GET('/v1/users')).rejects.toMatchObject({ name: 'TimeoutError' })
  })

  it.each(['.', '..'])('rejects the id %j, a dot segment', async (id) => {
    await orThrow(operator.POST('/v1/users', { body: { userId: 'passkeys' } }))
    const params = { path: { userId: id } }
    await expect(operator.DELETE('/v1/users/{userId}/passkeys', { params })).rejects.toThrow(TypeError)
    const neighbour = { params: { path: { userId: 'passkeys' } } }
    expect((await operator.GET('/v1/users/{userId}', neighbour)).response.status).toBe(200)
    await orThrow(operator.DELETE('/v1/users/{userId}', neighbour))
  })
})
