import { decodeJwt } from 'jose'
import { ceremonyIdIn } from '../../src/passkeys/ceremonies/ceremonies.service.js'
import {
  type ConfirmationKey,
  ConfirmationsRepository,
} from '../../src/passkeys/confirmations/confirmations.repository.js'
import { ConfirmationTokens } from '../../src/passkeys/confirmations/confirmation-tokens.js'
import { createAuthenticator, FLAG, type RequestOptions, type SoftwareAuthenticator } from '../../src/testing/index.js'
import type { TestApp, TestResponse } from '../support/app.js'
import { dumpOf, expectOneCeremonyUsedUp } from '../support/dump.js'
import {
  assertion,
  Backend,
  bodyOf,
  Browser,
  type Json,
  type Method,
  type PasskeyJson,
  registration,
  type SignedInJson,
} from '../support/flows.js'
import { reuseTestApp } from '../support/reused-app.js'

let server: TestApp
let browser: Browser
let ada: SignedInJson
beforeEach(async () => {
  server = await reuseTestApp()
  browser = new Browser(server)
  ada = await browser.signUp('ada@example.org')
})
afterEach(() => server.close())

const FINISH = '/v1/me/confirmations/finish'

const outcome = ({ status, body }: TestResponse): [number, unknown] => [status, (body as Json | undefined)?.['code']]

const sessionOf = ({ accessToken = '' }: Browser): string => String(decodeJwt(accessToken)['sid'])

const passkeysOf = async (client: Browser): Promise<PasskeyJson[]> =>
  bodyOf<{ items: PasskeyJson[] }>(await client.send('GET', '/v1/me/passkeys')).items

/** Another browser with a copy of the access token, as a thief has it. */
function thiefOf({ accessToken }: Browser): Browser {
  const thief = new Browser(server)
  thief.accessToken = accessToken
  return thief
}

/** Another browser that signs in with the same authenticator. */
async function signInElsewhere(): Promise<Browser> {
  const elsewhere = new Browser(server, browser.authenticator)
  await elsewhere.signIn()
  return elsewhere
}

/** An assertion or a registration without user verification. */
const WITHOUT_UV = {
  tamper: {
    fields: <F extends { readonly flags: number }>(fields: F): F => ({ ...fields, flags: fields.flags & ~FLAG.UV }),
  },
}

describe('a stolen access token', () => {
  it('adds no passkey right after a sign-in, not even with the cookies of the thief', async () => {
    const thief = thiefOf(browser)
    const publicKey = registration(thief.authenticator, await thief.startAdding())
    expect(outcome(await thief.finish('/v1/me/passkeys/finish', publicKey))).toEqual([403, 'confirmation_required'])
    expect(await passkeysOf(browser)).toHaveLength(1)
  })

  it('adds and deletes no passkey after the owner steps up', async () => {
    const { id } = await browser.addPasskey()
    const thief = thiefOf(browser)
    server.clock.advanceSeconds(600)
    const proof = assertion(browser.authenticator, await browser.startStepUp())
    expect((await browser.finish('/v1/me/step-up/finish', proof)).status).toBe(200)
    const publicKey = registration(thief.authenticator, await thief.startAdding())
    const answers = [
      await thief.finish('/v1/me/passkeys/finish', publicKey),
      await thief.send('DELETE', `/v1/me/passkeys/${id}`),
      await thief.send('DELETE', `/v1/me/passkeys/${ada.passkey.id}`),
    ]
    for (const answer of answers) expect(outcome(answer)).toEqual([403, 'confirmation_required'])
    expect(await passkeysOf(browser)).toHaveLength(2)
  })

  it('ends no other session', async () => {
    const elsewhere = await signInElsewhere()
    const thief = thiefOf(browser)
    const requests: [Method, string][] = [
      ['DELETE', `/v1/me/sessions/${sessionOf(elsewhere)}`],
      ['DELETE', '/v1/me/sessions'],
      ['POST', '/v1/sign-out/all'],
    ]
    for (const [method, url] of requests) {
      expect(outcome(await thief.send(method, url))).toEqual([403, 'confirmation_required'])
    }
    expect((await elsewhere.send('GET', '/v1/me')).status).toBe(200)
  })

  it('cannot use a confirmation that the owner made', async () => {
    const token = await browser.confirm('passkey.delete', ada.passkey.id)
    await browser.addPasskey()
    const thief = thiefOf(browser)
    await thief.startAdding()
    const answer = await thief.sendConfirmed(token, 'DELETE', `/v1/me/passkeys/${ada.passkey.id}`)
    expect(outcome(answer)).toEqual([403, 'confirmation_invalid'])
    expect(await passkeysOf(browser)).toHaveLength(2)
  })
})

describe('the values that a confirmation is bound to', () => {
  /** A request to delete a passkey. Each change makes one value of it wrong. */
  interface Attempt {
    client: Browser
    passkeyId: string
    token: string
    late: boolean
  }

  const CHANGES: Readonly<Record<string, (attempt: Attempt, other: PasskeyJson) => Promise<void>>> = {
    act: async (attempt) => {
      attempt.token = await browser.confirm('passkey.add', attempt.passkeyId)
    },
    target: (attempt, other) => Promise.resolve(void (attempt.passkeyId = other.id)),
    user: async (attempt) => {
      const eve = new Browser(server)
      await eve.signUp('eve@example.org')
      const passkey = await eve.addPasskey()
      for (const [name, value] of attempt.client.cookies) eve.cookies.set(name, value)
      attempt.token = await eve.confirm('passkey.delete', attempt.passkeyId)
      expect(passkey.state).toBe('active')
    },
    session: async (attempt) => {
      const elsewhere = await signInElsewhere()
      const before = attempt.client
      attempt.client = new Browser(server, browser.authenticator)
      for (const [name, value] of before.cookies) attempt.client.cookies.set(name, value)
      attempt.client.accessToken = elsewhere.accessToken
    },
    browser: async (attempt) => {
      const { accessToken } = attempt.client
      attempt.client = new Browser(server)
      attempt.client.accessToken = accessToken
      await attempt.client.startAdding()
    },
    cookie: (attempt) => {
      const { accessToken } = attempt.client
      attempt.client = new Browser(server)
      attempt.client.accessToken = accessToken
      return Promise.resolve()
    },
    expiry: (attempt) => Promise.resolve(void (attempt.late = true)),
    token: (attempt) => Promise.resolve(void (attempt.token = `lc_${'0'.repeat(64)}`)),
  }
  const NAMES = Object.keys(CHANGES)
  const CASES = NAMES.flatMap((one, i) => [[one], ...NAMES.slice(i + 1).map((other) => [one, other])])

  it.each(CASES.map((names) => [names.join(' and '), names] as const))('reject a wrong %s', async (_title, names) => {
    const [one, other] = [await browser.addPasskey(), await browser.addPasskey()]
    const token = await browser.confirm('passkey.delete', one.id)
    const attempt: Attempt = { client: browser, passkeyId: one.id, token, late: false }
    for (const name of names) await CHANGES[name]?.(attempt, other)
    if (attempt.late) server.clock.advanceSeconds(300)
    const before = await dumpOf(server)
    const answer = await attempt.client.sendConfirmed(attempt.token, 'DELETE', `/v1/me/passkeys/${attempt.passkeyId}`)
    const { requestId: _id, ...body } = bodyOf(answer)
    expect(body).toEqual({
      type: '/docs/errors#confirmation_invalid',
      title: expect.any(String),
      status: 403,
      code: 'confirmation_invalid',
    })
    expect(await dumpOf(server)).toEqual(before)
  })

  it('accept the right values until the last second', async () => {
    const { id } = await browser.addPasskey()
    const token = await browser.confirm('passkey.delete', id)
    server.clock.advanceSeconds(299)
    expect((await browser.sendConfirmed(token, 'DELETE', `/v1/me/passkeys/${id}`)).status).toBe(200)
  })

  it('include the registration of an added passkey', async () => {
    const [one, other] = [await browser.startAdding(), await browser.startAdding()]
    const responses = [one, other].map((options) => registration(createAuthenticator(), options))
    const token = await browser.confirm('passkey.add', ceremonyIdIn('registration', responses[0]))
    const answer = await browser.sendConfirmed(token, 'POST', '/v1/me/passkeys/finish', { publicKey: responses[1] })
    expect(outcome(answer)).toEqual([403, 'confirmation_invalid'])
    const right = await browser.sendConfirmed(token, 'POST', '/v1/me/passkeys/finish', { publicKey: responses[0] })
    expect(right.status).toBe(200)
  })
})

describe('the statement that consumes a confirmation', () => {
  const at = (seconds: number) => new Date(server.clock.now().getTime() + seconds * 1000)
  const bytes = (filling: number) => new Uint8Array(32).fill(filling)
  const key = (): ConfirmationKey => ({
    tokenHash: bytes(1),
    userId: ada.user.userId,
    sessionId: 'session',
    browserHash: bytes(2),
    act: 'passkey.delete',
    target: 'target',
  })
  const WRONG: Readonly<Record<keyof ConfirmationKey, Partial<ConfirmationKey>>> = {
    tokenHash: { tokenHash: bytes(3) },
    userId: { userId: 'eve' },
    sessionId: { sessionId: 'other' },
    browserHash: { browserHash: bytes(3) },
    act: { act: 'passkey.add' },
    target: { target: 'other' },
  }
  const FIELDS = Object.keys(WRONG) as (keyof ConfirmationKey)[]
  const CASES = FIELDS.flatMap((one, i) => [[one], ...FIELDS.slice(i + 1).map((other) => [one, other])])

  const repository = () => server.app.get(ConfirmationsRepository, { strict: false })

  beforeEach(async () => {
    const { tokenHash, ...bound } = key()
    const proof = { passkeyId: ada.passkey.id, userVerified: true }
    await repository().insert(tokenHash, { ...bound, ...proof, createdAt: at(0), expiresAt: at(300) })
  })

  it.each(CASES.map((fields) => [fields.join(' and '), fields] as const))('compares %s', async (_title, fields) => {
    const wrong = fields.reduce<ConfirmationKey>((result, field) => ({ ...result, ...WRONG[field] }), key())
    expect(await repository().consume(wrong, at(0))).toBeUndefined()
    expect(await repository().consume(key(), at(0))).toEqual({ passkeyId: ada.passkey.id, userVerified: true })
    expect(await repository().consume(key(), at(0))).toBeUndefined()
  })

  it('compares the expiry', async () => {
    expect(await repository().consume(key(), at(300))).toBeUndefined()
    expect(await repository().consume(key(), at(299))).toBeDefined()
  })
})

describe('the ceremony of a confirmation', () => {
  const start = (client = browser) => client.startConfirmation('passkey.delete', ada.passkey.id)

  it('offers the passkeys of the user and expires after two minutes', async () => {
    expect(await start()).toMatchObject({
      allowCredentials: [{ id: ada.passkey.credentialId }],
      userVerification: 'required',
      timeout: 120_000,
    })
  })

  it.each([
    ['finishes no sign-in', '/v1/sign-in/finish', () => start()],
    ['finishes no step-up', '/v1/me/step-up/finish', () => start()],
    ['is not finished with a sign-in', FINISH, () => browser.startSignIn('ada@example.org')],
    ['is not finished with a step-up', FINISH, () => browser.startStepUp()],
  ])('%s', async (_title, url, begin) => {
    const publicKey = assertion(browser.authenticator, await begin())
    const before = await dumpOf(server)
    expect(outcome(await browser.finish(url, publicKey))).toEqual([404, 'challenge_unknown'])
    expectOneCeremonyUsedUp(before, await dumpOf(server))
  })

  it('is bound to the session', async () => {
    const publicKey = assertion(browser.authenticator, await start())
    browser.accessToken = (await signInElsewhere()).accessToken
    expect(outcome(await browser.finish(FINISH, publicKey))).toEqual([404, 'challenge_unknown'])
  })

  it('is bound to the user', async () => {
    const publicKey = assertion(browser.authenticator, await start())
    await browser.signUp('eve@example.org')
    expect(outcome(await browser.finish(FINISH, publicKey))).toEqual([404, 'challenge_unknown'])
  })

  it('is bound to the browser', async () => {
    const publicKey = assertion(browser.authenticator, await start())
    expect(outcome(await thiefOf(browser).finish(FINISH, publicKey))).toEqual([403, 'ceremony_browser_mismatch'])
  })

  it('fails with the uniform error without user verification', async () => {
    const publicKey = assertion(browser.authenticator, await start(), WITHOUT_UV)
    expect(outcome(await browser.finish(FINISH, publicKey))).toEqual([401, 'authentication_failed'])
  })

  it('allows one of 50 concurrent finishes', async () => {
    const publicKey = assertion(browser.authenticator, await start())
    const answers = await Promise.all(Array.from({ length: 50 }, () => browser.finish(FINISH, publicKey)))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  })

  it.each([{}, { act: 'passkey.delete' }, { act: 'user.delete', target: 'x' }, { act: 'constructor', target: 'x' }])(
    'does not start with %j',
    async (body) => {
      const answer = await browser.send('POST', '/v1/me/confirmations/start', body)
      expect(outcome(answer)).toEqual([400, 'request_invalid'])
    },
  )
})

describe('a confirmation', () => {
  it('is consumed by one of 50 concurrent requests', async () => {
    const elsewhere = await signInElsewhere()
    const token = await browser.confirm('sessions.end', 'others')
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => browser.sendConfirmed(token, 'DELETE', '/v1/me/sessions')),
    )
    expect(answers.filter(({ status }) => status === 204)).toHaveLength(1)
    expect(answers.filter((answer) => outcome(answer)[1] === 'confirmation_invalid')).toHaveLength(49)
    expect((await elsewhere.send('GET', '/v1/me')).status).toBe(401)
  })

  it('adds one passkey with 50 concurrent finishes', async () => {
    const publicKey = registration(createAuthenticator(), await browser.startAdding())
    const token = await browser.confirm('passkey.add', ceremonyIdIn('registration', publicKey))
    const finish = () => browser.sendConfirmed(token, 'POST', '/v1/me/passkeys/finish', { publicKey })
    const answers = await Promise.all(Array.from({ length: 50 }, finish))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(await passkeysOf(browser)).toHaveLength(2)
  })

  it('remains valid when the change fails', async () => {
    const token = await browser.confirm('passkey.delete', ada.passkey.id)
    const remove = () => browser.sendConfirmed(token, 'DELETE', `/v1/me/passkeys/${ada.passkey.id}`)
    expect(outcome(await remove())).toEqual([409, 'last_passkey'])
    await browser.addPasskey()
    expect(outcome(await remove())).toEqual([200, undefined])
  })

  it('ends when its passkey is suspended', async () => {
    const authenticator = createAuthenticator()
    const { id } = await browser.addPasskey(authenticator)
    const token = await browser.confirm('passkey.delete', ada.passkey.id, authenticator)
    await new Backend(server).send('POST', `/v1/users/${ada.user.userId}/passkeys/${id}/suspend`)
    const answer = await browser.sendConfirmed(token, 'DELETE', `/v1/me/passkeys/${ada.passkey.id}`)
    expect(outcome(answer)).toEqual([403, 'confirmation_invalid'])
  })

  it('is named by the error of a request without one', async () => {
    const { id } = await browser.addPasskey()
    const answer = await browser.send('DELETE', `/v1/me/passkeys/${id}`)
    expect(bodyOf(answer)['confirmation']).toEqual({ act: 'passkey.delete', target: id })
    const publicKey = registration(createAuthenticator(), await browser.startAdding())
    const adding = bodyOf(await browser.finish('/v1/me/passkeys/finish', publicKey))
    expect(adding['confirmation']).toEqual({ act: 'passkey.add', target: ceremonyIdIn('registration', publicKey) })
    expect((await browser.finishAdding(publicKey)).status).toBe(200)
  })

  it('is stored as a hash and purged after its expiry', async () => {
    const token = await browser.confirm('passkey.delete', ada.passkey.id)
    expect(token).toMatch(/^lc_[0-9a-f]{64}$/)
    const rows = () =>
      server.unitOfWork.transaction((manager) => manager.query<object[]>('SELECT * FROM confirmations'))
    expect(JSON.stringify(await rows())).not.toContain(token.slice(3))
    server.clock.advanceSeconds(301)
    await server.app.get(ConfirmationTokens, { strict: false }).purge()
    expect(await rows()).toEqual([])
  })
})

describe('trust in user verification', () => {
  /** Whether the user verification of each passkey counts as a factor. */
  const verified = async () => (await passkeysOf(browser)).map((each) => (each as unknown as Json)['userVerified'])

  it('is given to the first passkey, which can step up', async () => {
    expect(await verified()).toEqual([true])
    const proof = assertion(browser.authenticator, await browser.startStepUp())
    expect((await browser.finish('/v1/me/step-up/finish', proof)).status).toBe(200)
  })

  it('is given to a passkey that a confirmation with user verification authorises', async () => {
    await browser.addPasskey()
    expect(await verified()).toEqual([true, true])
  })

  it('is not laundered by a thief of a security key without its PIN', async () => {
    const thief = new Browser(server, browser.authenticator)
    const login = assertion(thief.authenticator, await thief.startSignIn(), WITHOUT_UV)
    thief.accessToken = bodyOf<SignedInJson>(await thief.finish('/v1/sign-in/finish', login)).accessToken
    const own = registration(createAuthenticator(), await thief.startAdding())
    const confirming = await thief.startConfirmation('passkey.add', ceremonyIdIn('registration', own))
    const presence = assertion(thief.authenticator, confirming, WITHOUT_UV)
    expect(outcome(await thief.finish(FINISH, presence))).toEqual([401, 'authentication_failed'])
    expect(outcome(await thief.finish('/v1/me/passkeys/finish', own))).toEqual([403, 'confirmation_required'])
    expect(await passkeysOf(browser)).toHaveLength(1)
  })

  it('is not given by a confirmation without user verification', async () => {
    const key = createAuthenticator()
    const owner = new Browser(server, key)
    const options = await owner.startSignUp('key@example.org')
    const signUp = await owner.finish('/v1/sign-up/finish', registration(key, options, WITHOUT_UV))
    owner.accessToken = bodyOf<SignedInJson>(signUp).accessToken
    const own = createAuthenticator()
    const added = registration(own, await owner.startAdding())
    const confirming = await owner.startConfirmation('passkey.add', ceremonyIdIn('registration', added))
    expect(confirming).toMatchObject({ userVerification: 'preferred' })
    const { token } = bodyOf<{ token: string }>(await owner.finish(FINISH, assertion(key, confirming, WITHOUT_UV)))
    const answer = await owner.sendConfirmed(token, 'POST', '/v1/me/passkeys/finish', { publicKey: added })
    expect(answer).toMatchObject({ status: 200, body: { passkey: { userVerified: false } } })
    expect(outcome(await owner.send('POST', '/v1/me/step-up/start'))).toEqual([409, 'no_passkeys'])
  })

  it('makes an earlier confirmation without user verification invalid', async () => {
    const update = (value: boolean) =>
      server.unitOfWork.transaction((manager) => manager.query(`UPDATE passkeys SET uv_initialized = ${value}`))
    const { id } = await browser.addPasskey()
    await update(false)
    const options = await browser.startConfirmation('passkey.delete', id)
    const finished = await browser.finish(FINISH, assertion(browser.authenticator, options, WITHOUT_UV))
    await update(true)
    const { token } = bodyOf<{ token: string }>(finished)
    const answer = await browser.sendConfirmed(token, 'DELETE', `/v1/me/passkeys/${id}`)
    expect(outcome(answer)).toEqual([403, 'confirmation_invalid'])
  })

  it('is given by a backend, directly or after another factor', async () => {
    await server.close()
    server = await reuseTestApp({ config: { authentication: { uv_upgrade: 'after-other-factor' } } })
    const backend = new Backend(server)
    const [first, second] = [createAuthenticator(), createAuthenticator()]
    await backend.enrol('ada', first)
    await backend.enrol('ada', second)
    const proves = async (authenticator: SoftwareAuthenticator, more: Json = {}) => {
      const named = { userId: 'ada', purpose: 'step-up' }
      const started = await backend.send('POST', '/v1/authentication/start', { ...named, ...more })
      if (started.status !== 200) return outcome(started)
      const { authenticationOptions } = bodyOf<{ authenticationOptions: RequestOptions }>(started)
      const proof = assertion(authenticator, { ...authenticationOptions, allowCredentials: [] })
      return outcome(await backend.finishAuthentication(proof, named))
    }
    expect(await proves(second)).toEqual([200, undefined])
    await server.unitOfWork.transaction((manager) => manager.query('UPDATE passkeys SET uv_trusted = false'))
    expect(await proves(second)).toEqual([409, 'no_passkeys'])
    expect(await proves(second, { otherFactorVerified: true })).toEqual([200, undefined])
    expect(await proves(second)).toEqual([200, undefined])
    expect(await proves(first)).toEqual([401, 'credential_not_allowed'])
  })
})

describe('a passkey from an enrolment token', () => {
  /** Registers a passkey with an enrolment token and signs in with it. */
  async function enrol(userId: string): Promise<Browser> {
    const created = await new Backend(server).send('POST', `/v1/users/${userId}/enrolment-tokens`, {})
    const { enrolmentToken } = bodyOf<{ enrolmentToken: string }>(created)
    const enrolled = new Browser(server)
    const started = await enrolled.send('POST', '/v1/enrolment/start', { enrolmentToken })
    const { registrationOptions } = bodyOf<{ registrationOptions: Parameters<typeof registration>[1] }>(started)
    const publicKey = registration(enrolled.authenticator, registrationOptions)
    expect((await enrolled.finish('/v1/enrolment/finish', publicKey)).status).toBe(200)
    await enrolled.signIn()
    return enrolled
  }

  /** Creates a user of a backend whose passkey proves no user verification. */
  async function createUser(): Promise<PasskeyJson> {
    await new Backend(server).enrol('grace', createAuthenticator())
    await server.unitOfWork.transaction((manager) =>
      manager.query("UPDATE passkeys SET uv_initialized = false WHERE user_id = 'grace'"),
    )
    const { items } = bodyOf<{ items: PasskeyJson[] }>(
      await new Backend(server).send('GET', '/v1/users/grace/passkeys'),
    )
    const [passkey] = items
    if (passkey === undefined) throw new Error('the passkey was not stored')
    return passkey
  }

  it('is fully trusted when it is the first of the account', async () => {
    await new Backend(server).send('POST', '/v1/users', { userId: 'grace' })
    const enrolled = await enrol('grace')
    const { items } = bodyOf<{ items: Json[] }>(await enrolled.send('GET', '/v1/me/passkeys'))
    expect(items).toMatchObject([{ userVerified: true }])
    expect((await enrolled.addPasskey()).state).toBe('active')
  })

  it('confirms nothing while an older passkey proves user verification', async () => {
    await new Backend(server).enrol('grace', createAuthenticator())
    const enrolled = await enrol('grace')
    const options = await enrolled.startConfirmation('sessions.end', 'others')
    expect(() => assertion(enrolled.authenticator, options)).toThrow()
    const own = assertion(enrolled.authenticator, { ...options, allowCredentials: [] })
    expect(outcome(await enrolled.finish(FINISH, own))).toEqual([401, 'authentication_failed'])
  })

  it('does not confirm the deletion of an older passkey, and neither does a passkey that it adds', async () => {
    const old = await createUser()
    const enrolled = await enrol('grace')
    const options = await enrolled.startConfirmation('passkey.delete', old.id)
    expect(() => assertion(enrolled.authenticator, options)).toThrow()
    const descendant = createAuthenticator()
    await enrolled.addPasskey(descendant)
    const again = await enrolled.startConfirmation('passkey.delete', old.id)
    expect(() => assertion(descendant, again)).toThrow()
  })

  it('confirms the deletion of an older passkey once no older one is active', async () => {
    const old = await createUser()
    const enrolled = await enrol('grace')
    await new Backend(server).send('POST', `/v1/users/grace/passkeys/${old.id}/suspend`)
    expect((await enrolled.deletePasskey(old.id)).status).toBe(200)
  })

  it('cannot use its confirmation after an older passkey is resumed', async () => {
    const old = await createUser()
    const enrolled = await enrol('grace')
    const backend = new Backend(server)
    await backend.send('POST', `/v1/users/grace/passkeys/${old.id}/suspend`)
    const token = await enrolled.confirm('passkey.delete', old.id)
    await backend.send('POST', `/v1/users/grace/passkeys/${old.id}/resume`)
    const answer = await enrolled.sendConfirmed(token, 'DELETE', `/v1/me/passkeys/${old.id}`)
    expect(outcome(answer)).toEqual([403, 'confirmation_invalid'])
  })
})
