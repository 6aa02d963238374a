import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { RefreshTokensService } from '../../src/auth/sessions/refresh-tokens.service.js'
import { SessionsService } from '../../src/auth/sessions/sessions.service.js'
import type { AuthenticationFacts } from '../../src/auth/tokens/authentication-facts.js'
import { startTestApp, type TestApp, type TestResponse } from '../support/app.js'
import { databaseIn } from '../support/databases.js'
import { ALL_ROUTES } from '../support/config.js'
import { createAuthenticator } from '../../src/testing/index.js'
import { dumpOf } from '../support/dump.js'
import { Backend, bodyOf, Browser, type Json } from '../support/flows.js'
import { reuseTestApp } from '../support/reused-app.js'

const DAY = 86_400

let server: TestApp
let browser: Browser
beforeEach(async () => {
  server = await reuseTestApp()
  browser = new Browser(server)
})
afterEach(() => server.close())

const COOKIE = 'latchkey-refresh'

const sessions = () => server.app.get(SessionsService, { strict: false })

const refresh = (client: Browser, payload?: Json) => client.send('POST', '/v1/tokens/refresh', payload)

/** Sends a refresh with a copied token from another client. */
const refreshWith = (token: string) =>
  server.send({ method: 'POST', url: '/v1/tokens/refresh', headers: { cookie: `${COOKIE}=${token}` } })

const tokenOf = (client: Browser) => client.cookies.get(COOKIE) ?? ''

const codeOf = (answer: TestResponse) => [answer.status, bodyOf<{ code?: string } | undefined>(answer)?.code]

const claimsOf = (token: string) =>
  JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as Record<string, unknown>

const REUSED = [401, 'refresh_token_reused']
const INVALID = [401, 'credentials_invalid']

async function isSignedIn(client: Browser): Promise<boolean> {
  return (await client.send('GET', '/v1/me')).status === 200
}

describe('a session', () => {
  it('continues with a refresh token after the access token expires', async () => {
    const { user, accessToken } = await browser.signUp('ada@example.org')
    server.clock.advanceSeconds(900)
    expect(await isSignedIn(browser)).toBe(false)
    const answer = await refresh(browser)
    expect(answer).toMatchObject({ status: 200, body: { tokenType: 'Bearer' } })
    const body = bodyOf<{ accessToken: string; expiresAt: string }>(answer)
    expect(Object.keys(body).sort()).toEqual(['accessToken', 'expiresAt', 'tokenType'])
    expect(Date.parse(body.expiresAt)).toBe(server.clock.now().getTime() + 900_000)
    browser.accessToken = body.accessToken
    expect((await browser.send('GET', '/v1/me')).body).toEqual(user)
    const [before, now] = [claimsOf(accessToken), claimsOf(body.accessToken)]
    for (const claim of ['sub', 'sid', 'amr', 'acr', 'auth_time', 'passkey_id', 'aaguid', 'user_verified', 'purpose']) {
      expect([claim, now[claim]]).toEqual([claim, before[claim]])
    }
    expect(now['jti']).not.toBe(before['jti'])
  })

  it('continues while it is used, until tokens.session_days', async () => {
    await browser.signUp('ada@example.org')
    for (let days = 6; days < 30; days += 6) {
      server.clock.advanceSeconds(6 * DAY)
      expect(await refresh(browser)).toMatchObject({ status: 200 })
    }
    server.clock.advanceSeconds(6 * DAY - 60)
    const last = bodyOf<{ expiresAt: string }>(await refresh(browser))
    expect(Date.parse(last.expiresAt)).toBe(server.clock.now().getTime() + 60_000)
    server.clock.advanceSeconds(60)
    expect(codeOf(await refresh(browser))).toEqual(INVALID)
  })

  it('ends after tokens.refresh_token_days without use', async () => {
    await browser.signUp('ada@example.org')
    server.clock.advanceSeconds(7 * DAY)
    expect(codeOf(await refresh(browser))).toEqual(INVALID)
  })

  it('ends when its user is deleted', async () => {
    const { user } = await browser.signUp('ada@example.org')
    await new Backend(server).send('DELETE', `/v1/users/${user.userId}`)
    expect(codeOf(await refresh(browser))).toEqual(INVALID)
    expect(await isSignedIn(browser)).toBe(false)
  })

  it('ends when the passkey of its sign-in or of its last step-up is deleted', async () => {
    const { user, passkey } = await browser.signUp('ada@example.org')
    const [session] = await sessions().list(user.userId)
    const other = { ...(session?.facts as AuthenticationFacts), passkeyId: 'another' }
    await sessions().stepUp(session?.id ?? '', other)
    await browser.signIn()
    expect(await sessions().list(user.userId)).toHaveLength(2)
    await sessions().revokeAllOfPasskey('another')
    expect(await sessions().list(user.userId)).toHaveLength(1)
    await sessions().revokeAllOfPasskey(passkey.id)
    expect(await sessions().list(user.userId)).toEqual([])
    expect(await isSignedIn(browser)).toBe(false)
  })

  it('records a step-up, and its tokens contain it', async () => {
    const { user } = await browser.signUp('ada@example.org')
    const [session] = await sessions().list(user.userId)
    server.clock.advanceSeconds(400)
    const at = server.clock.now()
    const facts = { ...(session?.facts as AuthenticationFacts), purpose: 'step-up', userVerified: true, at }
    const { token } = await sessions().stepUp(session?.id ?? '', facts)
    const proof = { auth_time: at.getTime() / 1000, purpose: 'step-up', user_verified: true }
    expect(claimsOf(token)).toMatchObject({ ...proof, sid: session?.id })
    const next = bodyOf<{ accessToken: string }>(await refresh(browser)).accessToken
    expect(claimsOf(next)).toMatchObject(proof)
  })

  it('rejects a step-up after it has ended', async () => {
    const { user } = await browser.signUp('ada@example.org')
    const [session] = await sessions().list(user.userId)
    await sessions().revokeAll(user.userId)
    const before = await dumpOf(server)
    const stepUp = sessions().stepUp(session?.id ?? '', session?.facts as AuthenticationFacts)
    await expect(stepUp).rejects.toThrow('credentials_invalid')
    expect(await dumpOf(server)).toEqual(before)
  })

  it('is deleted together with its refresh tokens', async () => {
    await browser.signUp('ada@example.org')
    await refresh(browser)
    server.clock.advanceSeconds(7 * DAY + 1)
    await sessions().purge()
    expect(await dumpOf(server)).toMatchObject({ sessions: [], refresh_tokens: [] })
  })

  it('deletes used refresh tokens after the idle time of a session', async () => {
    await browser.signUp('ada@example.org')
    const used = tokenOf(browser)
    await refresh(browser)
    const purge = () => server.app.get(RefreshTokensService, { strict: false }).purge()
    const kept = async () => (await dumpOf(server)) as unknown as { refresh_tokens: string[] }
    server.clock.advanceSeconds(5 * DAY)
    await refresh(browser)
    server.clock.advanceSeconds(2 * DAY)
    await purge()
    expect((await kept()).refresh_tokens).toHaveLength(3)
    server.clock.advanceSeconds(1)
    await purge()
    expect((await kept()).refresh_tokens).toHaveLength(2)
    expect(codeOf(await refreshWith(used))).toEqual(INVALID)
    expect(await refresh(browser)).toMatchObject({ status: 200 })
  })

  it('ends when the configuration shortens sessions after its start', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'latchkey-sessions-'))
    const environment = { database: databaseIn(directory) }
    const { clock } = server
    const before = await startTestApp({ environment, clock })
    const client = new Browser(before)
    const { user } = await client.signUp('ada@example.org')
    await before.close()
    const after = await startTestApp({ environment, clock, config: { tokens: { session_days: 1 } } })
    clock.advanceSeconds(2 * DAY)
    const [session] = await after.app.get(SessionsService, { strict: false }).list(user.userId)
    const moved = new Browser(after)
    moved.cookies.set(COOKIE, tokenOf(client))
    expect(codeOf(await refresh(moved))).toEqual(INVALID)
    expect(moved.cookies.get(COOKIE)).toBe('')
    const service = after.app.get(SessionsService, { strict: false })
    await expect(service.stepUp(session?.id ?? '', session?.facts as AuthenticationFacts)).rejects.toThrow(
      'credentials_invalid',
    )
    await after.close()
    rmSync(directory, { recursive: true })
  })
})

describe('a refresh token', () => {
  it('can be used once: a second use ends the session for all clients', async () => {
    await browser.signUp('ada@example.org')
    const stolen = tokenOf(browser)
    expect(await refresh(browser)).toMatchObject({ status: 200 })
    browser.accessToken = bodyOf<{ accessToken: string }>(await refresh(browser)).accessToken
    expect(codeOf(await refreshWith(stolen))).toEqual(REUSED)
    expect(await isSignedIn(browser)).toBe(false)
    expect(codeOf(await refresh(browser))).toEqual(INVALID)
  })

  it('ends the session even if the thief uses it first', async () => {
    await browser.signUp('ada@example.org')
    const thief = await refreshWith(tokenOf(browser))
    const [, stolen = ''] = /=([^;]*)/.exec(String(thief.headers['set-cookie'])) ?? []
    expect(stolen).toMatch(/^lr_/)
    expect(codeOf(await refresh(browser))).toEqual(REUSED)
    expect(codeOf(await refreshWith(stolen))).toEqual(INVALID)
    const headers = { authorization: `Bearer ${bodyOf<{ accessToken: string }>(thief).accessToken}` }
    expect(codeOf(await server.send({ url: '/v1/me', headers }))).toEqual(INVALID)
  })

  it.each([2, 20])('returns at most one new token to %d concurrent uses, and the session ends', async (uses) => {
    const { user } = await browser.signUp('ada@example.org')
    const token = tokenOf(browser)
    const answers = await Promise.all(Array.from({ length: uses }, () => refreshWith(token)))
    const granted = answers.filter(({ status }) => status === 200)
    expect(granted.length).toBeLessThanOrEqual(1)
    expect(answers.filter(({ status }) => status !== 200).map(codeOf)).toContainEqual(REUSED)
    expect(await sessions().list(user.userId)).toEqual([])
    for (const answer of granted) {
      const [, next = ''] = /=([^;]*)/.exec(String(answer.headers['set-cookie'])) ?? []
      expect(codeOf(await refreshWith(next))).toEqual(INVALID)
    }
  })

  it('does not affect the user’s other sessions when reused', async () => {
    const { user } = await browser.signUp('ada@example.org')
    const elsewhere = new Browser(server, browser.authenticator)
    await elsewhere.signIn()
    const stolen = tokenOf(browser)
    await refresh(browser)
    await refreshWith(stolen)
    expect(await sessions().list(user.userId)).toHaveLength(1)
    expect(await refresh(elsewhere)).toMatchObject({ status: 200 })
  })

  it.each([
    ['with a different secret', (token: string) => token.slice(0, -1) + (token.endsWith('0') ? '1' : '0')],
    [
      'with a different id',
      (token: string) => token.replace(/^lr_./, (start) => `lr_${start.endsWith('0') ? '1' : '0'}`),
    ],
    ['with a different prefix', (token: string) => token.replace('lr_', 'lk_')],
    ['with an additional character', (token: string) => `${token}0`],
    ['that is not a token', () => 'x'],
  ])('is rejected %s, and the session continues', async (_what, change) => {
    await browser.signUp('ada@example.org')
    const before = await dumpOf(server)
    expect(codeOf(await refreshWith(change(tokenOf(browser))))).toEqual(INVALID)
    expect(await dumpOf(server)).toEqual(before)
  })

  it('is required', async () => {
    expect(codeOf(await refresh(browser))).toEqual([401, 'credentials_missing'])
    expect(codeOf(await refresh(browser, { refreshToken: 5 }))).toEqual([400, 'request_invalid'])
    expect(codeOf(await refresh(browser, { token: 'x' }))).toEqual([400, 'request_invalid'])
  })

  it('is not accepted as an access token, nor an access token as a refresh token', async () => {
    const { accessToken } = await browser.signUp('ada@example.org')
    expect(codeOf(await refreshWith(accessToken))).toEqual(INVALID)
    browser.accessToken = tokenOf(browser)
    expect(codeOf(await browser.send('GET', '/v1/me'))).toEqual(INVALID)
  })

  it('is stored as a hash and never logged', async () => {
    await browser.signUp('ada@example.org')
    const secret = tokenOf(browser).split('_')[2] ?? ''
    await refresh(browser)
    const next = tokenOf(browser).split('_')[2] ?? ''
    const kept = JSON.stringify(await dumpOf(server)) + server.log.join('')
    for (const each of [secret, next]) {
      expect(each).toHaveLength(64)
      expect(kept).not.toContain(each)
      expect(kept).not.toContain(Buffer.from(each, 'hex').toString('base64'))
    }
  })
})

describe('the cookie of a refresh token', () => {
  const cookieIn = ({ headers }: TestResponse) =>
    [headers['set-cookie'] ?? []].flat().find((line) => String(line).includes('latchkey-refresh'))

  it('cannot be read by scripts or sent by other sites', async () => {
    const secure = await startTestApp({ config: { ...ALL_ROUTES, hostname: 'example.com' } })
    const far = new Browser(secure, createAuthenticator(), 'https://example.com')
    await far.signUp('ada@example.org')
    const answer = await refresh(far)
    expect(cookieIn(answer)).toMatch(/^__Host-latchkey-refresh=lr_[0-9a-f]{32}_[0-9a-f]{64}; /)
    const attributes = String(cookieIn(answer)).split('; ').slice(1).sort()
    expect(attributes).toEqual(['HttpOnly', `Max-Age=${7 * DAY}`, 'Path=/', 'SameSite=Strict', 'Secure'])
    await secure.close()
  })

  it('is cleared by a sign-out and by a rejected refresh', async () => {
    await browser.signUp('ada@example.org')
    const stolen = tokenOf(browser)
    expect(cookieIn(await browser.send('POST', '/v1/sign-out'))).toMatch(
      /^latchkey-refresh=; Max-Age=0|^latchkey-refresh=;.*1970/,
    )
    expect(tokenOf(browser)).toBe('')
    expect(cookieIn(await refreshWith(stolen))).toMatch(/^latchkey-refresh=;/)
  })

  it('is the only accepted source of the refresh token', async () => {
    await browser.signUp('ada@example.org')
    const refreshToken = tokenOf(browser)
    const answer = await server.send({ method: 'POST', url: '/v1/tokens/refresh', payload: { refreshToken } })
    expect(codeOf(answer)).toEqual([401, 'credentials_missing'])
  })
})

describe('the origin check of the refresh cookie', () => {
  const CORS_ORIGIN = 'https://app.example.com'
  const EXTENSION = 'chrome-extension://abcdefghijklmnopabcdefghijklmnop'
  const CORS_EXTENSION = 'chrome-extension://ponmlkjihgfedcbaponmlkjihgfedcba'
  const config = {
    ...ALL_ROUTES,
    hostname: 'example.com',
    origins: ['https://login.example.com', EXTENSION],
    cors: { origins: [CORS_ORIGIN, CORS_EXTENSION] },
  }

  it.each<[string, Record<string, string>, 'accepted' | 'rejected']>([
    ['an app or a backend', {}, 'accepted'],
    ['a page of the service', { origin: 'https://example.com', 'sec-fetch-site': 'same-origin' }, 'accepted'],
    [
      'a page of the service with the referrer policy no-referrer',
      { origin: 'null', 'sec-fetch-site': 'same-origin' },
      'accepted',
    ],
    ['a page of the relying party', { origin: 'https://login.example.com', 'sec-fetch-site': 'same-site' }, 'accepted'],
    ['a page that CORS allows', { origin: CORS_ORIGIN, 'sec-fetch-site': 'same-site' }, 'accepted'],
    ['an extension that CORS allows', { origin: CORS_EXTENSION, 'sec-fetch-site': 'cross-site' }, 'accepted'],
    ['an extension that only runs ceremonies', { origin: EXTENSION, 'sec-fetch-site': 'none' }, 'rejected'],
    ['the address bar', { 'sec-fetch-site': 'none' }, 'accepted'],
    ['a page of a sibling domain', { origin: 'https://evil.example.com', 'sec-fetch-site': 'same-site' }, 'rejected'],
    [
      'a page of a sibling domain in a browser without Sec-Fetch-Site',
      { origin: 'https://evil.example.com' },
      'rejected',
    ],
    ['a page of another site', { origin: 'https://example.org', 'sec-fetch-site': 'cross-site' }, 'rejected'],
    ['a page without an origin', { origin: 'null' }, 'rejected'],
    ['a sibling domain without an Origin header', { 'sec-fetch-site': 'same-site' }, 'rejected'],
    ['another site without an Origin header', { 'sec-fetch-site': 'cross-site' }, 'rejected'],
  ])('decides on a request from %s: %j is %s', async (_sender, headers, verdict) => {
    const own = await startTestApp({ config })
    const client = new Browser(own, createAuthenticator(), 'https://example.com')
    await client.signUp('ada@example.org')
    const cookie = `__Host-${COOKIE}=${client.cookies.get(`__Host-${COOKIE}`)}`
    const request = { method: 'POST', url: '/v1/tokens/refresh' } as const
    const answer = await own.send({ ...request, headers: { ...headers, cookie } })
    if (verdict === 'accepted') expect(answer.status).toBe(200)
    else {
      expect(codeOf(answer)).toEqual([403, 'origin_not_allowed'])
      expect(answer.headers).not.toHaveProperty('set-cookie')
      // The cross-origin request must not have consumed the token.
      expect(await own.send({ ...request, headers: { cookie } })).toMatchObject({ status: 200 })
    }
    await own.close()
  })

  it('is checked for cookies only, not for tokens in a body', async () => {
    const own = await startTestApp({ config: { tokens: { refresh_token: 'body' } } })
    const { refreshToken } = (await new Browser(own).signUp('ada@example.org')) as unknown as Json
    const headers = { origin: 'https://evil.example.org', 'sec-fetch-site': 'cross-site' }
    const answer = await own.send({ method: 'POST', url: '/v1/tokens/refresh', headers, payload: { refreshToken } })
    expect(answer.status).toBe(200)
    await own.close()
  })
})

describe('the configuration', () => {
  it('can return refresh tokens in response bodies', async () => {
    const native = await startTestApp({ config: { tokens: { refresh_token: 'body' } } })
    const app = new Browser(native)
    const { refreshToken } = (await app.signUp('ada@example.org')) as unknown as { refreshToken: string }
    expect([...app.cookies.keys()]).toEqual(['latchkey-browser'])
    const answer = await refresh(app, { refreshToken })
    expect(answer).toMatchObject({ status: 200, body: { refreshToken: expect.stringMatching(/^lr_/) } })
    expect(bodyOf(answer)['refreshToken']).not.toBe(refreshToken)
    expect(codeOf(await refresh(app, { refreshToken }))).toEqual(REUSED)
    app.cookies.set(COOKIE, refreshToken)
    expect(codeOf(await refresh(app))).toEqual([401, 'credentials_missing'])
    await native.close()
  })

  it('can turn refresh tokens off: a session ends with its access token', async () => {
    const short = await startTestApp({ config: { tokens: { refresh_token: 'off', access_token_seconds: 60 } } })
    const client = new Browser(short)
    const signedIn = await client.signUp('ada@example.org')
    expect(signedIn).not.toHaveProperty('refreshToken')
    expect([...client.cookies.keys()]).toEqual(['latchkey-browser'])
    expect((await dumpOf(short)) as unknown).toMatchObject({ refresh_tokens: [] })
    expect(codeOf(await refresh(client, { refreshToken: `lr_${'0'.repeat(32)}_${'0'.repeat(64)}` }))).toEqual([
      401,
      'credentials_missing',
    ])
    const service = short.app.get(SessionsService, { strict: false })
    expect(await service.list(signedIn.user.userId)).toHaveLength(1)
    short.clock.advanceSeconds(60)
    expect(await service.list(signedIn.user.userId)).toEqual([])
    await short.close()
  })
})

describe('my sessions', () => {
  let elsewhere: Browser
  beforeEach(async () => {
    await browser.signUp('ada@example.org')
    elsewhere = new Browser(server, browser.authenticator)
    server.clock.advanceSeconds(60)
    await elsewhere.signIn()
  })

  const mine = async (client: Browser) => bodyOf<{ items: Json[] }>(await client.send('GET', '/v1/me/sessions')).items

  it('are listed, newest first', async () => {
    const [latest, first, ...more] = await mine(elsewhere)
    expect(more).toEqual([])
    const began = server.clock.now().getTime()
    expect(latest).toEqual({
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      passkeyId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      createdAt: new Date(began).toISOString(),
      authenticatedAt: new Date(began).toISOString(),
      userVerified: expect.any(Boolean),
      lastUsedAt: new Date(began).toISOString(),
      expiresAt: new Date(began + 7 * DAY * 1000).toISOString(),
      current: true,
    })
    expect(first).toMatchObject({ createdAt: new Date(began - 60_000).toISOString(), current: false })
  })

  it('can be ended one by one', async () => {
    const [, first] = await mine(elsewhere)
    const url = `/v1/me/sessions/${String(first?.['id'])}`
    const confirmation = await elsewhere.confirm('sessions.end', String(first?.['id']))
    expect(await elsewhere.sendConfirmed(confirmation, 'DELETE', url)).toMatchObject({ status: 204 })
    expect([await isSignedIn(browser), await isSignedIn(elsewhere)]).toEqual([false, true])
    expect(codeOf(await refresh(browser))).toEqual(INVALID)
    expect(codeOf(await elsewhere.send('DELETE', url))).toEqual([404, 'session_not_found'])
    expect(await mine(elsewhere)).toHaveLength(1)
  })

  it('end with a sign-out only if they are the current session', async () => {
    const token = tokenOf(browser)
    expect(await browser.send('POST', '/v1/sign-out')).toMatchObject({ status: 204, text: '' })
    expect([await isSignedIn(browser), await isSignedIn(elsewhere)]).toEqual([false, true])
    expect(codeOf(await refreshWith(token))).toEqual(INVALID)
  })

  it('are ended by concurrent sign-outs without an error', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => browser.send('POST', '/v1/sign-out')))
    for (const answer of answers) expect([[204, undefined], INVALID]).toContainEqual(codeOf(answer))
    expect([await isSignedIn(browser), await isSignedIn(elsewhere)]).toEqual([false, true])
  })

  it('can be ended without a confirmation when it is the current one', async () => {
    const current = (await mine(elsewhere)).find((session) => session['current'] === true)
    expect((await elsewhere.send('DELETE', `/v1/me/sessions/${String(current?.['id'])}`)).status).toBe(204)
    expect([await isSignedIn(browser), await isSignedIn(elsewhere)]).toEqual([true, false])
  })

  it('can all be ended except the current one', async () => {
    const eve = new Browser(server)
    await eve.signUp('eve@example.org')
    const confirmation = await elsewhere.confirm('sessions.end', 'others')
    expect(await elsewhere.sendConfirmed(confirmation, 'DELETE', '/v1/me/sessions')).toMatchObject({ status: 204 })
    const signedIn = [await isSignedIn(browser), await isSignedIn(elsewhere), await isSignedIn(eve)]
    expect(signedIn).toEqual([false, true, true])
  })

  it('can all be ended with one call', async () => {
    const confirmation = await browser.confirm('sessions.end', 'others')
    expect(await browser.sendConfirmed(confirmation, 'POST', '/v1/sign-out/all')).toMatchObject({
      status: 204,
      text: '',
    })
    expect([await isSignedIn(browser), await isSignedIn(elsewhere)]).toEqual([false, false])
    expect(codeOf(await refresh(elsewhere))).toEqual(INVALID)
  })

  it('do not include the sessions of other users', async () => {
    const [session] = await mine(browser)
    const eve = new Browser(server)
    await eve.signUp('eve@example.org')
    const before = await dumpOf(server)
    const url = `/v1/me/sessions/${String(session?.['id'])}`
    expect(codeOf(await eve.send('DELETE', url))).toEqual([404, 'session_not_found'])
    expect(codeOf(await eve.send('DELETE', '/v1/me/sessions/x'))).toEqual([400, 'request_invalid'])
    expect(await dumpOf(server)).toEqual(before)
    await eve.sendConfirmed(await eve.confirm('sessions.end', 'others'), 'POST', '/v1/sign-out/all')
    expect(await isSignedIn(browser)).toBe(true)
  })
})

describe('the sessions of a user', () => {
  it('can be listed and ended by a backend', async () => {
    const { user } = await browser.signUp('ada@example.org')
    const eve = new Browser(server)
    await eve.signUp('eve@example.org')
    const backend = new Backend(server)
    const url = `/v1/users/${user.userId}/sessions`
    const listed = await backend.send('GET', url)
    expect(listed).toMatchObject({ status: 200, body: { items: [{ id: expect.any(String) }] } })
    expect(listed.text).not.toContain('current')
    expect(await backend.send('DELETE', url)).toMatchObject({ status: 204, text: '' })
    expect([await isSignedIn(browser), await isSignedIn(eve)]).toEqual([false, true])
    expect(bodyOf(await backend.send('GET', url))).toEqual({ items: [], nextCursor: null })
  })

  it.each(['GET', 'DELETE'] as const)('are not found for an unknown user: %s', async (method) => {
    const answer = await new Backend(server).send(method, '/v1/users/nobody/sessions')
    expect(codeOf(answer)).toEqual([404, 'user_not_found'])
  })
})

describe('the time of the last authentication', () => {
  it('is not changed by a refresh', async () => {
    const { user } = await browser.signUp('ada@example.org')
    server.clock.advanceSeconds(400)
    const { accessToken } = bodyOf<{ accessToken: string }>(await refresh(browser))
    const signedIn = await sessions().authenticate(accessToken)
    expect(signedIn).toMatchObject({ userId: user.userId })
    expect(server.clock.now().getTime() - signedIn.authenticatedAt.getTime()).toBe(400_000)
  })
})
