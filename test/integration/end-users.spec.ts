import { jest } from '@jest/globals'
import { SessionsService } from '../../src/auth/sessions/sessions.service.js'
import { ceremonyIdIn } from '../../src/passkeys/ceremonies/ceremonies.service.js'
import { startTestApp, type TestApp } from '../support/app.js'
import { ALL_ROUTES } from '../support/config.js'
import { createAuthenticator, FLAG } from '../../src/testing/index.js'
import { dumpOf, expectOneCeremonyUsedUp } from '../support/dump.js'
import { assertion, Backend, bodyOf, Browser, type Json, type PasskeyJson, registration } from '../support/flows.js'
import { reuseTestApp } from '../support/reused-app.js'

let server: TestApp
let browser: Browser
beforeEach(async () => {
  server = await reuseTestApp()
  browser = new Browser(server)
})
afterEach(() => server.close())

const flip = (bytes: Uint8Array): Uint8Array => bytes.map((byte, i) => (i === bytes.length - 1 ? byte ^ 1 : byte))

describe('a sign-up', () => {
  it('creates a user with a passkey and signs in', async () => {
    const { user, passkey, tokenType, expiresAt, trace } = await browser.signUp('Ada@Example.org')
    expect(user).toEqual({
      userId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      emailOrUsername: 'Ada@Example.org',
      displayName: null,
    })
    expect(tokenType).toBe('Bearer')
    expect(Date.parse(expiresAt)).toBe(server.clock.now().getTime() + 900_000)
    expect(trace).toMatchObject({ ceremony: 'registration', outcome: 'passed' })
    expect((await browser.send('GET', '/v1/me')).body).toEqual(user)
    expect((await browser.send('GET', '/v1/me/passkeys')).body).toMatchObject({ items: [passkey] })
  })

  it('requires a discoverable passkey', async () => {
    const options = await browser.startSignUp('ada@example.org')
    expect(options).toMatchObject({
      user: { name: 'ada@example.org', displayName: 'ada@example.org' },
      authenticatorSelection: { residentKey: 'required', requireResidentKey: true },
    })
    const publicKey = registration(browser.authenticator, options, {
      clientExtensionResults: { credProps: { rk: false } },
    })
    const answer = await browser.finish('/v1/sign-up/finish', publicKey)
    expect(answer).toMatchObject({ status: 403, body: { code: 'extension_output_refused' } })
  })

  it('creates no user before it is finished', async () => {
    const options = await browser.startSignUp('ada@example.org')
    expect((await dumpOf(server)).users).toEqual([])
    const publicKey = registration(browser.authenticator, options, { origin: 'https://evil.example' })
    const before = await dumpOf(server)
    await browser.finish('/v1/sign-up/finish', publicKey)
    expectOneCeremonyUsedUp(before, await dumpOf(server))
  })

  it('starts the same way for a used and an unused e-mail address', async () => {
    await browser.signUp('ada@example.org')
    const start = (email: string) => new Browser(server).send('POST', '/v1/sign-up/start', { email })
    const [taken, free] = [await start('ada@example.org'), await start('eve@example.org')]
    const shape = (text: string) => text.replace(/"(id|challenge)":"[\w-]+"/g, '"$1":""').replace(/ada|eve/g, 'xxx')
    expect(taken.status).toBe(free.status)
    expect(shape(taken.text)).toBe(shape(free.text))
  })

  it.each(['ada@example.org', 'ADA@EXAMPLE.ORG', 'ａda@example.org'])(
    'cannot be finished for %s when ada@example.org exists',
    async (email) => {
      await browser.signUp('ada@example.org')
      const other = new Browser(server)
      const publicKey = registration(other.authenticator, await other.startSignUp(email))
      const before = await dumpOf(server)
      const answer = await other.finish('/v1/sign-up/finish', publicKey)
      expect(answer).toMatchObject({ status: 409, body: { code: 'user_already_exists' } })
      expectOneCeremonyUsedUp(before, await dumpOf(server))
    },
  )

  it('succeeds once for two concurrent sign-ups with the same e-mail address', async () => {
    const browsers = Array.from({ length: 10 }, () => new Browser(server))
    const finishes: (() => Promise<{ status: number }>)[] = []
    for (const each of browsers) {
      const publicKey = registration(each.authenticator, await each.startSignUp('ada@example.org'))
      finishes.push(() => each.finish('/v1/sign-up/finish', publicKey))
    }
    const statuses = (await Promise.all(finishes.map((finish) => finish()))).map(({ status }) => status)
    expect(statuses.sort()).toEqual([200, ...Array.from({ length: 9 }, () => 409)])
    expect((await dumpOf(server)).users).toHaveLength(1)
  })

  it('cannot register the credential of another user [reg.step-26.unique]', async () => {
    await browser.signUp('ada@example.org')
    const [{ id: credentialId } = { id: new Uint8Array() }] = browser.authenticator.credentials
    const other = new Browser(server)
    const publicKey = registration(other.authenticator, await other.startSignUp('eve@example.org'), { credentialId })
    const before = await dumpOf(server)
    const answer = await other.finish('/v1/sign-up/finish', publicKey)
    expect(answer).toMatchObject({ status: 422, body: { code: 'credential_already_registered' } })
    expectOneCeremonyUsedUp(before, await dumpOf(server))
  })

  it.each([[{ email: 'no address' }], [{ email: '' }], [{}], [{ email: 'a@b.c', role: 'admin' }]])(
    'does not start with %j',
    async (body) => {
      const answer = await browser.send('POST', '/v1/sign-up/start', body)
      expect(answer).toMatchObject({ status: 400, body: { code: 'request_invalid' } })
    },
  )

  it('returns an error code to the browser without the step, the origins and the challenge [reg.error.no-oracle]', async () => {
    const options = await browser.startSignUp('ada@example.org')
    const publicKey = registration(browser.authenticator, options, { origin: 'https://evil.example' })
    const answer = await browser.finish('/v1/sign-up/finish', publicKey)
    expect(answer).toMatchObject({ status: 422, body: { code: 'origin_unexpected' } })
    expect(Object.keys(bodyOf(answer)).sort()).toEqual(['code', 'requestId', 'status', 'title', 'type'])
    expect(answer.text).not.toContain('localhost')
    expect(answer.text).not.toContain(options.challenge)
    expect(server.log.some((line) => line.includes('"registration.origin"'))).toBe(true)
  })
})

describe('a sign-in', () => {
  beforeEach(async () => {
    await browser.signUp('ada@example.org')
  })

  it('identifies the user without a name', async () => {
    await browser.send('POST', '/v1/sign-out')
    const { user, passkey, trace } = await browser.signIn()
    expect(user.emailOrUsername).toBe('ada@example.org')
    expect(passkey.lastUsedAt).toBe(server.clock.now().toISOString())
    expect(trace).toMatchObject({ ceremony: 'authentication', outcome: 'passed' })
    expect((await browser.send('GET', '/v1/me')).body).toEqual(user)
  })

  it('offers no credentials without a name [auth.enumeration-decoys]', async () => {
    expect(await browser.startSignIn()).toMatchObject({ rpId: 'localhost', allowCredentials: [] })
  })

  it('reports an unreadable stored key as a server error', async () => {
    const damaged = [Buffer.from([0xa1])]
    await server.unitOfWork.transaction((manager) => manager.query('UPDATE passkeys SET public_key = $1', damaged))
    const publicKey = assertion(browser.authenticator, await browser.startSignIn())
    const answer = await browser.finish('/v1/sign-in/finish', publicKey)
    expect(answer).toMatchObject({ status: 500, body: { code: 'expectation_invalid' } })
    expect(answer.text).not.toContain('credential.record')
  })

  it('fails with one uniform error for every invalid credential', async () => {
    const stranger = createAuthenticator()
    const backend = new Backend(server)
    await backend.enrol('stranger', stranger)
    await backend.send('DELETE', '/v1/users/stranger')
    const { authenticator } = browser
    const fields = { signCount: 0 }
    const refusals: [string, (options: Awaited<ReturnType<Browser['startSignIn']>>) => unknown][] = [
      ['an unknown credential', (options) => assertion(stranger, options)],
      ['a bad signature', (options) => assertion(authenticator, options, { tamper: { signature: flip } })],
      [
        'a malformed signature',
        (options) => assertion(authenticator, options, { tamper: { signature: () => new Uint8Array(3) } }),
      ],
      [
        'a cloned counter',
        (options) => assertion(authenticator, options, { tamper: { fields: (own) => ({ ...own, ...fields }) } }),
      ],
      ['another origin', (options) => assertion(authenticator, options, { origin: 'https://evil.example' })],
      [
        'malformed authenticator data',
        (options) => assertion(authenticator, options, { tamper: { sentAuthenticatorData: () => new Uint8Array(5) } }),
      ],
      [
        'the user handle of another user',
        (options) => {
          const { response, ...credential } = assertion(authenticator, options)
          return { ...credential, response: { ...response, userHandle: 'AAAA' } }
        },
      ],
      [
        'no user handle',
        (options) => {
          const {
            response: { userHandle: _left, ...response },
            ...credential
          } = assertion(authenticator, options)
          return { ...credential, response }
        },
      ],
    ]
    await browser.signIn()
    const answers = new Map<string, string>()
    for (const [what, respond] of refusals) {
      const publicKey = respond(await browser.startSignIn())
      const before = await dumpOf(server)
      const answer = await browser.finish('/v1/sign-in/finish', publicKey)
      expect([what, answer.status]).toEqual([what, 401])
      expectOneCeremonyUsedUp(before, await dumpOf(server))
      const { requestId: _id, ...body } = bodyOf(answer)
      answers.set(JSON.stringify(body), what)
    }
    expect([...answers.keys()]).toEqual([
      JSON.stringify({
        type: '/docs/errors#authentication_failed',
        title: 'The sign-in failed.',
        status: 401,
        code: 'authentication_failed',
      }),
    ])
    const steps = [
      'authentication.user',
      'authentication.signature',
      'authentication.signCount',
      'authentication.origin',
    ]
    for (const step of steps) expect(server.log.some((line) => line.includes(`"${step}"`))).toBe(true)
  })

  it('fails with the same error for a suspended passkey [auth.step-24.update-deferred]', async () => {
    const { user, passkey } = await browser.signIn()
    await new Backend(server).send('POST', `/v1/users/${user.userId}/passkeys/${passkey.id}/suspend`)
    const publicKey = assertion(browser.authenticator, await browser.startSignIn())
    const before = await dumpOf(server)
    const answer = await browser.finish('/v1/sign-in/finish', publicKey)
    expect(answer).toMatchObject({ status: 401, body: { code: 'authentication_failed' } })
    expectOneCeremonyUsedUp(before, await dumpOf(server))
  })

  it('cannot be replayed [auth.session.single-use]', async () => {
    const publicKey = assertion(browser.authenticator, await browser.startSignIn())
    expect((await browser.finish('/v1/sign-in/finish', publicKey)).status).toBe(200)
    const before = await dumpOf(server)
    const answer = await browser.finish('/v1/sign-in/finish', publicKey)
    expect(answer).toMatchObject({ status: 404, body: { code: 'challenge_unknown' } })
    expect(await dumpOf(server)).toEqual(before)
  })

  it('expires [auth.session.expiry]', async () => {
    const publicKey = assertion(browser.authenticator, await browser.startSignIn())
    server.clock.advanceSeconds(301)
    const answer = await browser.finish('/v1/sign-in/finish', publicKey)
    expect(answer).toMatchObject({ status: 410, body: { code: 'challenge_expired' } })
  })

  it('cannot be finished with the challenge of a sign-up', async () => {
    const { challenge } = await browser.startSignUp('eve@example.org')
    const publicKey = assertion(browser.authenticator, { ...(await browser.startSignIn()), challenge })
    const before = await dumpOf(server)
    const answer = await browser.finish('/v1/sign-in/finish', publicKey)
    expect(answer).toMatchObject({ status: 404, body: { code: 'challenge_unknown' } })
    expectOneCeremonyUsedUp(before, await dumpOf(server))
  })
})

describe('the browser binding of a ceremony', () => {
  it('uses a cookie that is HttpOnly and SameSite=Strict', async () => {
    const { headers } = await browser.send('POST', '/v1/sign-in/start')
    expect(headers['set-cookie']).toMatch(
      /^latchkey-browser=[\w-]{43}; Max-Age=420; Path=\/; HttpOnly; SameSite=Strict$/,
    )
  })

  it('uses a cookie with the __Host- prefix over HTTPS', async () => {
    const remote = await startTestApp({ config: { ...ALL_ROUTES, hostname: 'example.com' } })
    const { headers } = await remote.send({ method: 'POST', url: '/v1/sign-in/start' })
    expect(headers['set-cookie']).toMatch(
      /^__Host-latchkey-browser=[\w-]{43}; Max-Age=420; Path=\/; HttpOnly; Secure; SameSite=Strict$/,
    )
    await remote.close()
  })

  it('allows several ceremonies at once', async () => {
    await browser.signUp('ada@example.org')
    const [first, second] = [await browser.startSignIn(), await browser.startSignIn()]
    for (const options of [first, second]) {
      const publicKey = assertion(browser.authenticator, options)
      expect((await browser.finish('/v1/sign-in/finish', publicKey)).status).toBe(200)
    }
  })

  it.each(['latchkey-browser=short', 'latchkey-browser=', `latchkey-browser=${'*'.repeat(43)}`])(
    'replaces an invalid secret: %s',
    async (cookie) => {
      const { headers } = await server.send({ method: 'POST', url: '/v1/sign-in/start', headers: { cookie } })
      expect(headers['set-cookie']).toMatch(/^latchkey-browser=[\w-]{43};/)
    },
  )

  it.each([
    ['another browser', (other: Browser) => other.startSignIn()],
    ['a browser without a cookie', () => Promise.resolve()],
  ])('rejects %s when the sign-in is finished [auth.session.browser-binding]', async (_what, prepare) => {
    await browser.signUp('mallory@example.org')
    const victim = new Browser(server)
    const publicKey = assertion(browser.authenticator, await browser.startSignIn())
    await prepare(victim)
    const before = await dumpOf(server)
    const answer = await victim.finish('/v1/sign-in/finish', publicKey)
    expect(answer).toMatchObject({ status: 403, body: { code: 'ceremony_browser_mismatch' } })
    expectOneCeremonyUsedUp(before, await dumpOf(server))
  })

  it('rejects a different browser when the sign-up is finished', async () => {
    const publicKey = registration(browser.authenticator, await browser.startSignUp('mallory@example.org'))
    const answer = await new Browser(server).finish('/v1/sign-up/finish', publicKey)
    expect(answer).toMatchObject({ status: 403, body: { code: 'ceremony_browser_mismatch' } })
    expect((await dumpOf(server)).users).toEqual([])
  })
})

describe('a session', () => {
  it('ends at the sign-out', async () => {
    await browser.signUp('ada@example.org')
    expect((await browser.send('POST', '/v1/sign-out')).status).toBe(204)
    expect(await browser.send('GET', '/v1/me')).toMatchObject({ status: 401, body: { code: 'credentials_invalid' } })
  })

  it('ends without ending other sessions of the user', async () => {
    await browser.signUp('ada@example.org')
    const other = new Browser(server, browser.authenticator)
    await other.signIn()
    await browser.send('POST', '/v1/sign-out')
    expect((await other.send('GET', '/v1/me')).status).toBe(200)
  })

  it.each([
    [899, 200],
    [900, 401],
  ])('after %i seconds without a refresh, gets the status %i', async (seconds, status) => {
    await browser.signUp('ada@example.org')
    server.clock.advanceSeconds(seconds)
    expect((await browser.send('GET', '/v1/me')).status).toBe(status)
  })

  it('ends when its user is deleted', async () => {
    const { user } = await browser.signUp('ada@example.org')
    await new Backend(server).send('DELETE', `/v1/users/${user.userId}`)
    expect((await browser.send('GET', '/v1/me')).status).toBe(401)
  })

  it.each([
    ['GET', '/v1/me', 404, 'user_not_found'],
    ['GET', '/v1/me/passkeys', 404, 'user_not_found'],
    ['POST', '/v1/me/passkeys/start', 404, 'user_not_found'],
    ['PATCH', '/v1/me/passkeys/:id', 404, 'passkey_not_found'],
    ['DELETE', '/v1/me/passkeys/:id', 404, 'passkey_not_found'],
    ['POST', '/v1/sign-out', 204, undefined],
    ['POST', '/v1/sign-out/all', 404, 'user_not_found'],
  ] as const)(
    'gets an error for %s %s when its user is deleted during the request',
    async (method, path, status, code) => {
      const { user, passkey } = await browser.signUp('ada@example.org')
      const sessions = server.app.get(SessionsService, { strict: false })
      const authenticate = sessions.authenticate.bind(sessions)
      jest.spyOn(sessions, 'authenticate').mockImplementation(async (token) => {
        const caller = await authenticate(token)
        await new Backend(server).send('DELETE', `/v1/users/${user.userId}`)
        return caller
      })
      const url = path.replace(':id', passkey.id)
      const body = method === 'PATCH' ? { displayName: 'Mine' } : undefined
      const answer = await browser.send(method, url, body, { confirmation: 'lc_0' })
      expect([answer.status, bodyOf<Json | undefined>(answer)?.['code']]).toEqual([status, code])
      expect((await dumpOf(server)).ceremonies).toEqual([])
    },
  )

  it('is deleted after its expiry', async () => {
    await browser.signUp('ada@example.org')
    const { SessionsService } = await import('../../src/auth/sessions/sessions.service.js')
    server.clock.advanceSeconds(7 * 86_400 + 1)
    await server.app.get(SessionsService, { strict: false }).purge()
    expect((await dumpOf(server)).sessions).toEqual([])
  })
})

describe('my passkeys', () => {
  const mine = async (): Promise<PasskeyJson[]> =>
    bodyOf<{ items: PasskeyJson[] }>(await browser.send('GET', '/v1/me/passkeys')).items

  async function add(body: Json = {}): Promise<PasskeyJson> {
    const publicKey = registration(createAuthenticator(), await browser.startAdding(body))
    return bodyOf<{ passkey: PasskeyJson }>(await browser.finishAdding(publicKey)).passkey
  }

  beforeEach(async () => {
    await browser.signUp('ada@example.org')
  })

  it('include an added passkey', async () => {
    const options = await browser.startAdding({ passkey: { displayName: 'Phone' } })
    expect(options).toMatchObject({
      excludeCredentials: [{ id: browser.authenticator.credentials[0] && expect.any(String) }],
      authenticatorSelection: { residentKey: 'required' },
    })
    server.clock.advanceSeconds(1)
    const publicKey = registration(createAuthenticator(), options)
    const answer = await browser.finishAdding(publicKey)
    expect(answer).toMatchObject({
      status: 200,
      body: { passkey: { displayName: 'Phone' }, trace: { outcome: 'passed' } },
    })
    expect(await mine()).toEqual([expect.anything(), bodyOf(answer)['passkey']])
  })

  it('exclude authenticators that already have one', async () => {
    const options = await browser.startAdding()
    expect(() => registration(browser.authenticator, options)).toThrow('excluded credential')
  })

  it('cannot exceed the limit', async () => {
    for (let i = 0; i < 4; i += 1) await add()
    const answer = await browser.send('POST', '/v1/me/passkeys/start', {})
    expect(answer).toMatchObject({ status: 409, body: { code: 'passkey_limit_reached', max: 5, current: 5 } })
  })

  it('can be renamed', async () => {
    const [{ id } = { id: '' }] = await mine()
    const answer = await browser.send('PATCH', `/v1/me/passkeys/${id}`, { displayName: 'Laptop' })
    expect(answer).toMatchObject({ status: 200, body: { passkey: { id, displayName: 'Laptop' } } })
    expect(await mine()).toEqual([bodyOf<{ passkey: PasskeyJson }>(answer).passkey])
  })

  it('can be deleted', async () => {
    const { id } = await add()
    expect((await browser.deletePasskey(id)).status).toBe(200)
    expect((await mine()).map((passkey) => passkey.id)).not.toContain(id)
    expect((await browser.send('DELETE', `/v1/me/passkeys/${id}`)).status).toBe(404)
  })

  it('cannot be added when another user started the registration [reg.session.user-binding]', async () => {
    const options = await browser.startAdding()
    await browser.signUp('eve@example.org')
    const publicKey = registration(createAuthenticator(), options)
    const token = await browser.confirm('passkey.add', ceremonyIdIn('registration', publicKey))
    const before = await dumpOf(server)
    const answer = await browser.sendConfirmed(token, 'POST', '/v1/me/passkeys/finish', { publicKey })
    expect(answer).toMatchObject({ status: 404, body: { code: 'challenge_unknown' } })
    expectOneCeremonyUsedUp(before, await dumpOf(server))
  })

  it('cannot be added with the ceremony of a sign-up, nor the reverse', async () => {
    const signUp = registration(createAuthenticator(), await browser.startSignUp('eve@example.org'))
    const adding = registration(createAuthenticator(), await browser.startAdding())
    const answers = [await browser.finishAdding(signUp), await browser.finish('/v1/sign-up/finish', adding)]
    expect(answers.map(({ body }) => (body as { code: string }).code)).toEqual([
      'challenge_unknown',
      'challenge_unknown',
    ])
    expect(await mine()).toHaveLength(1)
  })

  it('are rejected without revealing the step [reg.error.no-oracle]', async () => {
    const publicKey = registration(createAuthenticator(), await browser.startAdding(), {
      origin: 'https://evil.example',
    })
    const answer = await browser.finishAdding(publicKey)
    expect(answer).toMatchObject({ status: 422, body: { code: 'origin_unexpected' } })
    expect(bodyOf(answer)).not.toHaveProperty('trace')
    expect(answer.text).not.toContain('localhost')
  })

  it.each(['GET', 'PATCH', 'DELETE'] as const)('cannot be accessed by other users: %s', async (method) => {
    const [{ id } = { id: '' }] = await mine()
    const eve = new Browser(server)
    await eve.signUp('eve@example.org')
    const before = await dumpOf(server)
    const answer = await eve.send(
      method,
      `/v1/me/passkeys/${id}`,
      method === 'PATCH' ? { displayName: 'x' } : undefined,
    )
    expect([404, 405]).toContain(answer.status)
    expect(await dumpOf(server)).toEqual(before)
  })
})

describe('a passkey that the browser creates without a prompt', () => {
  it.each([
    ['conditional', 200],
    [undefined, 422],
  ])('is created or rejected with mediation %p and without user presence: %i', async (mediation, status) => {
    await browser.signUp('ada@example.org')
    const options = await browser.startAdding(mediation === undefined ? {} : { mediation })
    const publicKey = registration(createAuthenticator(), options, {
      tamper: { fields: (fields) => ({ ...fields, flags: fields.flags & ~(FLAG.UP | FLAG.UV) }) },
    })
    expect((await browser.finishAdding(publicKey)).status).toBe(status)
  })
})

describe('the configuration', () => {
  it('hides traces from browsers unless the RP ID is localhost', async () => {
    const remote = await startTestApp({ config: { ...ALL_ROUTES, hostname: 'example.com' } })
    const far = new Browser(remote, createAuthenticator(), 'https://example.com')
    expect(await far.signUp('ada@example.org')).toMatchObject({ trace: null })
    expect(await far.signIn()).toMatchObject({ trace: null })
    await remote.close()
  })

  it('can disable sign-ups: users that backends create can sign in', async () => {
    const closed = await startTestApp({ config: { end_user_realm: { sign_up: false } } })
    for (const url of ['/v1/sign-up/start', '/v1/sign-up/finish']) {
      const answer = await closed.send({ method: 'POST', url, payload: {} })
      expect(answer).toMatchObject({ status: 404, body: { code: 'route_not_found' } })
    }
    const ada = new Browser(closed)
    const { credentialId } = await new Backend(closed).enrol('ada', ada.authenticator)
    expect(await ada.signIn()).toMatchObject({ passkey: { credentialId } })
    await closed.close()
  })

  it('can disable the end-user realm', async () => {
    const closed = await startTestApp({ config: { end_user_realm: { enabled: false } } })
    for (const url of ['/v1/sign-up/start', '/v1/sign-in/start', '/v1/sign-out', '/v1/me/passkeys/start']) {
      const answer = await closed.send({ method: 'POST', url, payload: {} })
      expect([url, answer.status]).toEqual([url, 404])
    }
    await new Backend(closed).enrol('ada', createAuthenticator())
    await closed.close()
  })
})
