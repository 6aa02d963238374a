import { createClient } from '@propelauth/byo-node'
import { createAuthenticator, type CreationOptions, type RequestOptions } from '../../../src/testing/index.js'
import {
  errorOf,
  ORIGIN,
  OTHER_ORIGIN,
  type PropelAuthBench,
  type PublicKey,
  startPropelAuthBench,
  valueOf,
} from '../../support/propelauth.js'

let bench: PropelAuthBench
beforeAll(async () => {
  bench = await startPropelAuthBench()
})
afterAll(() => bench.close())

/** Returns a new user id. */
let users = 0
const newUser = () => `user-${(users += 1)}`

/** Returns a copy in which one byte of a base64url member is changed. */
function corrupted(publicKey: PublicKey, member: string): PublicKey {
  const copy = structuredClone(publicKey) as { response: Record<string, string> }
  const bytes = Buffer.from(copy.response[member] ?? '', 'base64url')
  bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1
  copy.response[member] = bytes.toString('base64url')
  return copy
}

describe('the official PropelAuth client', () => {
  it('receives the time in seconds from Ping', async () => {
    const seconds = Math.floor(bench.server.clock.now().getTime() / 1000)
    expect(valueOf(await bench.client.ping({}))).toEqual({ timestamp: seconds })
  })

  it('receives options for a new user from StartPasskeyRegistration', async () => {
    const userId = newUser()
    const started = await bench.client.passkeys.startRegistration({
      userId,
      emailOrUsername: 'ada@example.com',
      userDisplayName: 'Ada Lovelace',
    })
    const body = valueOf(started)
    expect(Object.keys(body)).toEqual(['registrationOptions'])
    expect(body.registrationOptions).toMatchObject({
      rp: { id: 'example.com' },
      user: { name: 'ada@example.com', displayName: 'Ada Lovelace' },
      challenge: expect.stringMatching(/^[\w-]{43}$/),
    })
  })

  it('registers, authenticates and deregisters passkeys of a user', async () => {
    const userId = newUser()
    const { passkeys } = bench.client
    const publicKey = await bench.create(userId)
    expect(valueOf(await passkeys.finishRegistration({ userId, publicKey }))).toEqual({})
    // The list is ordered by creation time.
    bench.server.clock.advanceSeconds(1)
    const named = await bench.register(userId, 'Blue key')
    const listed = valueOf(await passkeys.fetchAllPasskeysForUser({ userId }))
    const [first = '', second = ''] = listed.passkeys.map(({ credentialId }) => credentialId)
    expect(listed).toEqual({ passkeys: [{ credentialId: first }, { displayName: 'Blue key', credentialId: second }] })

    const assertion = await bench.assert(userId, named)
    expect(valueOf(await passkeys.finishAuthentication({ userId, publicKey: assertion }))).toEqual({})

    expect(valueOf(await passkeys.deregisterPasskey({ userId, credentialId: first }))).toEqual({})
    expect(valueOf(await passkeys.fetchAllPasskeysForUser({ userId })).passkeys).toHaveLength(1)
    expect(valueOf(await passkeys.deregisterAllPasskeysForUser({ userId }))).toEqual({})
    expect(valueOf(await passkeys.fetchAllPasskeysForUser({ userId }))).toEqual({ passkeys: [] })
  })

  it("receives the user's passkeys from StartPasskeyAuthentication", async () => {
    const userId = newUser()
    const { credentials } = await bench.register(userId)
    const body = valueOf(await bench.client.passkeys.startAuthentication({ userId }))
    expect(Object.keys(body)).toEqual(['authenticationOptions'])
    const allowCredentials = credentials.map(({ id }) => ({ id: Buffer.from(id).toString('base64url') }))
    expect(body.authenticationOptions).toMatchObject({ rpId: 'example.com', allowCredentials })
  })

  it('may use any string of up to 255 characters as user id', async () => {
    const userId = `§/?#%00 ${'u'.repeat(247)}`
    await bench.register(userId)
    expect(valueOf(await bench.client.passkeys.fetchAllPasskeysForUser({ userId })).passkeys).toHaveLength(1)
  })

  it.each([
    [['registration:write', 'users:write'], 'ada@example.org'],
    [['registration:write'], 'ada@example.com'],
  ] as const)(
    'renames an existing user at StartPasskeyRegistration only with the right scopes: a key with %j gets %s',
    async (scopes, name) => {
      const userId = newUser()
      await bench.client.passkeys.startRegistration({ userId, emailOrUsername: 'ada@example.com' })
      const client = createClient({ url: bench.url, integrationKey: await bench.keyWith(...scopes) })
      const started = await client.passkeys.startRegistration({ userId, emailOrUsername: 'ada@example.org' })
      expect(valueOf(started).registrationOptions).toMatchObject({ user: { name } })
    },
  )

  it('can list and delete the passkeys of an unknown user, who has none', async () => {
    const userId = newUser()
    expect(valueOf(await bench.client.passkeys.fetchAllPasskeysForUser({ userId }))).toEqual({ passkeys: [] })
    expect(valueOf(await bench.client.passkeys.deregisterAllPasskeysForUser({ userId }))).toEqual({})
  })
})

describe('an additional origin', () => {
  const start = { emailOrUsername: 'ada', additionalAllowedOrigin: OTHER_ORIGIN }

  it('is accepted when the ceremony starts with it', async () => {
    const userId = newUser()
    const { passkeys } = bench.client
    const authenticator = createAuthenticator()
    const { registrationOptions } = valueOf(await passkeys.startRegistration({ userId, ...start }))
    const created = authenticator.register(registrationOptions as unknown as CreationOptions, { origin: OTHER_ORIGIN })
    const publicKey = created as unknown as PublicKey
    const additionalAllowedOrigin = OTHER_ORIGIN
    expect(valueOf(await passkeys.finishRegistration({ userId, publicKey, additionalAllowedOrigin }))).toEqual({})

    const started = valueOf(await passkeys.startAuthentication({ userId, additionalAllowedOrigin }))
    const options = started.authenticationOptions as unknown as RequestOptions
    const asserted = authenticator.authenticate(options, { origin: OTHER_ORIGIN }) as unknown as PublicKey
    expect(valueOf(await passkeys.finishAuthentication({ userId, publicKey: asserted }))).toEqual({})
  })

  it('is not accepted when only the request that finishes a registration contains it', async () => {
    const userId = newUser()
    const publicKey = await bench.create(userId, { origin: OTHER_ORIGIN })
    const finish = { userId, publicKey, additionalAllowedOrigin: OTHER_ORIGIN }
    expect(errorOf(await bench.client.passkeys.finishRegistration(finish))).toMatchObject({ type: 'OriginNotAllowed' })
  })

  it('is not accepted when only the request that finishes an authentication contains it', async () => {
    const userId = newUser()
    const publicKey = await bench.assert(userId, await bench.register(userId), { origin: OTHER_ORIGIN })
    const finish = { userId, publicKey, additionalAllowedOrigin: OTHER_ORIGIN }
    expect(errorOf(await bench.client.passkeys.finishAuthentication(finish))).toMatchObject({
      type: 'OriginNotAllowed',
    })
  })

  const invalid = [
    'app.example.com',
    'https://example.com.evil.org',
    'https://example.org',
    'https://example.com/path',
    'http://app.example.com',
    'null',
    '',
  ]

  it.each(invalid)('is rejected as %j by every command', async (additionalAllowedOrigin) => {
    const userId = newUser()
    const { passkeys } = bench.client
    const authenticator = await bench.register(userId)
    const publicKey = await bench.assert(userId, authenticator)
    const refusals = [
      await passkeys.startRegistration({ userId, emailOrUsername: 'ada', additionalAllowedOrigin }),
      await passkeys.finishRegistration({ userId, publicKey, additionalAllowedOrigin }),
      await passkeys.startAuthentication({ userId, additionalAllowedOrigin }),
      await passkeys.finishAuthentication({ userId, publicKey, additionalAllowedOrigin }),
    ]
    const expected = refusals.map(() => ({ type: 'CannotParseAdditionalAllowedOrigin' }))
    expect(refusals.map((refusal) => errorOf<unknown>(refusal))).toEqual(expected)
  })
})

describe('StartPasskeyRegistration rejects', () => {
  it('a user with the maximum number of passkeys', async () => {
    const userId = newUser()
    await bench.register(userId)
    await bench.register(userId)
    const refused = await bench.client.passkeys.startRegistration({ userId, emailOrUsername: 'ada' })
    const details = { max_passkeys: 2, current_count: 2 }
    expect(errorOf(refused)).toEqual({ type: 'TooManyPasskeys', details })
  })
})

describe('FinishPasskeyRegistration rejects', () => {
  const finish = async (userId: string, publicKey: PublicKey) =>
    errorOf(await bench.client.passkeys.finishRegistration({ userId, publicKey }))

  it('a used challenge', async () => {
    const userId = newUser()
    const publicKey = await bench.create(userId)
    valueOf(await bench.client.passkeys.finishRegistration({ userId, publicKey }))
    expect(await finish(userId, publicKey)).toEqual({ type: 'NoRegistrationChallengeFound' })
  })

  it('a challenge used by a failed attempt', async () => {
    const userId = newUser()
    const publicKey = await bench.create(userId, { origin: OTHER_ORIGIN })
    expect(await finish(userId, publicKey)).toMatchObject({ type: 'OriginNotAllowed' })
    expect(await finish(userId, publicKey)).toEqual({ type: 'NoRegistrationChallengeFound' })
  })

  it('a challenge of another user', async () => {
    const publicKey = await bench.create(newUser())
    expect(await finish(newUser(), publicKey)).toEqual({ type: 'NoRegistrationChallengeFound' })
  })

  it('an expired challenge', async () => {
    const userId = newUser()
    const publicKey = await bench.create(userId)
    bench.server.clock.advanceSeconds(301)
    expect(await finish(userId, publicKey)).toEqual({ type: 'NoRegistrationChallengeFound' })
  })

  it('an unexpected origin', async () => {
    const userId = newUser()
    const publicKey = await bench.create(userId, { origin: 'https://evil.example' })
    const message = 'The ceremony ran on an origin that the relying party does not allow. Got: https://evil.example'
    expect(await finish(userId, publicKey)).toEqual({ type: 'OriginNotAllowed', details: { message } })
  })

  it('a passkey that is already registered', async () => {
    const credentialId = Buffer.alloc(32, 7)
    const [one, other] = [newUser(), newUser()]
    const publicKey = await bench.create(one, { credentialId })
    valueOf(await bench.client.passkeys.finishRegistration({ userId: one, publicKey }))
    const again = await bench.create(one, { credentialId })
    expect(await finish(one, again)).toEqual({ type: 'PasskeyForUserAlreadyExists' })
    const others = await bench.create(other, { credentialId })
    expect(await finish(other, others)).toEqual({ type: 'PasskeyForUserAlreadyExists' })
  })

  it('an invalid response with its error code', async () => {
    const userId = newUser()
    const publicKey = await bench.create(userId, {
      tamper: { fields: (fields) => ({ ...fields, rpIdHash: new Uint8Array(32) }) },
    })
    expect(await finish(userId, publicKey)).toEqual({
      type: 'UnexpectedError',
      details: expect.stringMatching(/^rp_id_hash_mismatch: /),
    })
  })
})

describe('StartPasskeyAuthentication rejects', () => {
  it.each(['an unknown user', 'a user without passkeys'])('%s', async (what) => {
    const userId = newUser()
    if (what === 'a user without passkeys') await bench.create(userId)
    const refused = await bench.client.passkeys.startAuthentication({ userId })
    expect(errorOf(refused)).toEqual({ type: 'NoPasskeysRegisteredForUser' })
  })
})

describe('FinishPasskeyAuthentication rejects', () => {
  const finish = async (userId: string, publicKey: PublicKey) =>
    errorOf(await bench.client.passkeys.finishAuthentication({ userId, publicKey }))

  it('a used challenge', async () => {
    const userId = newUser()
    const publicKey = await bench.assert(userId, await bench.register(userId))
    valueOf(await bench.client.passkeys.finishAuthentication({ userId, publicKey }))
    expect(await finish(userId, publicKey)).toEqual({ type: 'NoAuthenticationChallengeFound' })
  })

  it('a challenge of another user', async () => {
    const [one, other] = [newUser(), newUser()]
    const publicKey = await bench.assert(one, await bench.register(one))
    expect(await finish(other, publicKey)).toEqual({ type: 'NoAuthenticationChallengeFound' })
  })

  it('an expired challenge', async () => {
    const userId = newUser()
    const publicKey = await bench.assert(userId, await bench.register(userId))
    bench.server.clock.advanceSeconds(301)
    expect(await finish(userId, publicKey)).toEqual({ type: 'NoAuthenticationChallengeFound' })
  })

  it('the challenge of a registration', async () => {
    const userId = newUser()
    const authenticator = await bench.register(userId)
    const started = await bench.client.passkeys.startRegistration({ userId, emailOrUsername: 'ada' })
    const { challenge } = valueOf(started).registrationOptions as unknown as CreationOptions
    const asserted = authenticator.authenticate({ challenge, rpId: 'example.com' }, { origin: ORIGIN })
    expect(await finish(userId, asserted as unknown as PublicKey)).toEqual({ type: 'NoAuthenticationChallengeFound' })
  })

  it('an unexpected origin', async () => {
    const userId = newUser()
    const publicKey = await bench.assert(userId, await bench.register(userId), { origin: 'https://evil.example' })
    const message = 'The ceremony ran on an origin that the relying party does not allow. Got: https://evil.example'
    expect(await finish(userId, publicKey)).toEqual({ type: 'OriginNotAllowed', details: { message } })
  })

  it.each([
    ['signature', /^signature_(?:invalid|malformed): /],
    ['authenticatorData', /^signature_invalid: /],
  ])('a modified %s with its error code', async (member, details) => {
    const userId = newUser()
    const publicKey = corrupted(await bench.assert(userId, await bench.register(userId)), member)
    expect(await finish(userId, publicKey)).toEqual({
      type: 'UnexpectedError',
      details: expect.stringMatching(details),
    })
  })
})

describe('DeregisterPasskey rejects', () => {
  it.each([
    ['an unknown passkey', Buffer.alloc(32).toString('base64url')],
    ['a credential id that is not base64url', 'not base64url!'],
    ['an empty credential id', ''],
  ])('%s', async (_what, credentialId) => {
    const userId = newUser()
    await bench.register(userId)
    expect(errorOf(await bench.client.passkeys.deregisterPasskey({ userId, credentialId }))).toEqual({
      type: 'PasskeyNotFound',
    })
  })

  it('a passkey of another user', async () => {
    const [one, other] = [newUser(), newUser()]
    await bench.register(one)
    const { passkeys } = valueOf(await bench.client.passkeys.fetchAllPasskeysForUser({ userId: one }))
    const credentialId = passkeys[0]?.credentialId ?? ''
    const refused = await bench.client.passkeys.deregisterPasskey({ userId: other, credentialId })
    expect(errorOf(refused)).toEqual({ type: 'PasskeyNotFound' })
    expect(valueOf(await bench.client.passkeys.fetchAllPasskeysForUser({ userId: one })).passkeys).toHaveLength(1)
  })
})

describe('a command that the server does not support', () => {
  it('returns an UnexpectedError', async () => {
    const details = 'command_unknown: The command is unknown.'
    expect(errorOf<unknown>(await bench.client.session.getJwks({}))).toEqual({ type: 'UnexpectedError', details })
  })
})

describe('an integration key', () => {
  it('is rejected when it is unknown', async () => {
    const stranger = createClient({ url: bench.url, integrationKey: `lk_test_${'x'.repeat(43)}` })
    expect(errorOf(await stranger.ping({}))).toEqual({ type: 'IntegrationKeyNotFound' })
  })

  it('is rejected when it is malformed', async () => {
    const stranger = createClient({ url: bench.url, integrationKey: 'nonsense' })
    expect(errorOf(await stranger.ping({}))).toEqual({ type: 'IntegrationKeyNotFound' })
  })

  const commands = {
    StartPasskeyRegistration: 'registration:write',
    FinishPasskeyRegistration: 'registration:write',
    StartPasskeyAuthentication: 'authentication:write',
    FinishPasskeyAuthentication: 'authentication:write',
    FetchAllPasskeysForUser: 'passkeys:read',
    DeregisterPasskey: 'passkeys:write',
    DeregisterAllPasskeysForUser: 'passkeys:write',
  } as const
  const all = [...new Set(Object.values(commands))]

  it.each(Object.entries(commands))('cannot run %s without the scope %s', async (command, scope) => {
    const run = async (key: string) => {
      const headers = { 'content-type': 'application/json', authorization: `Bearer ${key}` }
      const body = JSON.stringify({ command, data: {} })
      const answer = await fetch(`${bench.url}/run-command`, { method: 'POST', headers, body })
      return { status: answer.status, body: (await answer.json()) as { type: string } }
    }
    const refused = { type: 'CommandNotAllowed', details: { command_name: command } }
    const without = await bench.keyWith(...all.filter((other) => other !== scope))
    expect(await run(without)).toEqual({ status: 403, body: refused })
    expect((await run(await bench.keyWith(scope))).body.type).toBe('UnexpectedError')
  })

  it('can run Ping without any scope', async () => {
    const client = createClient({ url: bench.url, integrationKey: await bench.keyWith('users:read') })
    expect(valueOf(await client.ping({}))).toEqual({ timestamp: expect.any(Number) })
  })
})
