import { SessionsService } from '../../src/auth/sessions/sessions.service.js'
import { RedeemedTokensService } from '../../src/introspection/redeemed-tokens.service.js'
import type { TestApp, TestResponse } from '../support/app.js'
import { createAuthenticator, type SoftwareAuthenticator } from '../../src/testing/index.js'
import { dumpOf } from '../support/dump.js'
import { assertion, Backend, bodyOf, Browser, type Json } from '../support/flows.js'
import { reuseTestApp } from '../support/reused-app.js'

let server: TestApp
let backend: Backend
let authenticator: SoftwareAuthenticator
beforeEach(async () => {
  server = await reuseTestApp()
  backend = new Backend(server)
  authenticator = createAuthenticator()
  await backend.enrol('ada', authenticator)
})
afterEach(() => server.close())

async function resultToken(more: Json = {}): Promise<string> {
  const publicKey = assertion(authenticator, await backend.requestOptions())
  return bodyOf<{ resultToken: string }>(await backend.finishAuthentication(publicKey, more)).resultToken
}

const introspect = (token: string) => backend.send('POST', '/v1/tokens/introspect', { token })
const redeem = (token: string) => backend.send('POST', '/v1/tokens/redeem', { token })

const claimsOf = (token: string) => JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as Json
const codeOf = (answer: TestResponse) => [answer.status, bodyOf<{ code?: string }>(answer).code]

const INACTIVE = { status: 200, body: { active: false } }
const INVALID = [422, 'token_invalid']
const USED = [409, 'token_already_used']

describe('introspection', () => {
  it('returns the claims of an access token until its session ends', async () => {
    const browser = new Browser(server)
    const { accessToken } = await browser.signUp('eve@example.org')
    const answer = await introspect(accessToken)
    expect(answer.status).toBe(200)
    expect(answer.body).toEqual({ active: true, token_use: 'access', token_type: 'Bearer', ...claimsOf(accessToken) })
    await browser.send('POST', '/v1/sign-out')
    expect(await introspect(accessToken)).toMatchObject(INACTIVE)
    expect(bodyOf(await introspect(accessToken))).toEqual({ active: false })
  })

  it('returns the claims of a result token', async () => {
    const token = await resultToken()
    expect(bodyOf(await introspect(token))).toEqual({ active: true, token_use: 'result', ...claimsOf(token) })
    expect(claimsOf(token)).not.toHaveProperty('single_use')
  })

  it('reports a single-use token as active until it is redeemed', async () => {
    const token = await resultToken({ singleUse: true })
    expect(await introspect(token)).toMatchObject({ body: { active: true, token_use: 'result', single_use: true } })
    await redeem(token)
    expect(bodyOf(await introspect(token))).toEqual({ active: false })
  })

  it('reports an expired token, or one of a deleted user, as inactive', async () => {
    const browser = new Browser(server)
    const { accessToken, user } = await browser.signUp('eve@example.org')
    const token = await resultToken()
    await backend.send('DELETE', `/v1/users/${user.userId}`)
    expect(bodyOf(await introspect(accessToken))).toEqual({ active: false })
    server.clock.advanceSeconds(900)
    expect(bodyOf(await introspect(token))).toEqual({ active: false })
  })

  it('reports a string that is not a token as inactive, without an error', async () => {
    const browser = new Browser(server)
    await browser.signUp('eve@example.org')
    const token = await resultToken()
    const [header, claims] = token.split('.')
    const refreshToken = browser.cookies.get('latchkey-refresh') ?? ''
    for (const text of ['x', 'a.b.c', `${header}.${claims}.`, `${token}x`, refreshToken, backend.key]) {
      expect([text, (await introspect(text)).body]).toEqual([text, { active: false }])
    }
  })

  it.each([[{}], [{ token: '' }], [{ token: 5 }], [{ token: 'x', more: 1 }]])(
    'requires exactly one token: %j',
    async (body) => {
      expect(codeOf(await backend.send('POST', '/v1/tokens/introspect', body))).toEqual([400, 'request_invalid'])
      expect(codeOf(await backend.send('POST', '/v1/tokens/redeem', body))).toEqual([400, 'request_invalid'])
    },
  )

  it('reports a long token of another issuer as inactive; such a token cannot be redeemed', async () => {
    const token = 'x'.repeat(5000)
    expect(await introspect(token)).toMatchObject({ status: 200, body: { active: false } })
    expect(codeOf(await redeem(token))).toEqual([400, 'request_invalid'])
  })
})

describe('a result token', () => {
  it.each([
    ['POST', '/passkeys/:id/suspend'],
    ['DELETE', '/passkeys/:id'],
    ['DELETE', '/passkeys'],
    ['DELETE', ''],
  ] as const)('is inactive after %s /v1/users/:userId%s', async (method, path) => {
    const [token, once] = [await resultToken(), await resultToken({ singleUse: true })]
    const url = `/v1/users/ada${path.replace(':id', String(claimsOf(token)['passkey_id']))}`
    expect([200, 204]).toContain((await backend.send(method, url)).status)
    for (const each of [token, once]) expect(bodyOf(await introspect(each))).toEqual({ active: false })
    expect(codeOf(await redeem(once))).toEqual(INVALID)
    expect((await dumpOf(server)) as unknown).toMatchObject({ redeemed_tokens: [] })
  })

  it('is active again after its passkey is resumed', async () => {
    const token = await resultToken({ singleUse: true })
    const url = `/v1/users/ada/passkeys/${String(claimsOf(token)['passkey_id'])}`
    await backend.send('POST', `${url}/suspend`)
    await backend.send('POST', `${url}/resume`)
    expect(await redeem(token)).toMatchObject({ status: 200 })
  })
})

describe('a single-use token', () => {
  it('returns its claims once', async () => {
    const token = await resultToken({ singleUse: true })
    const answer = await redeem(token)
    expect(answer).toMatchObject({ status: 200, body: { sub: 'ada', single_use: true, purpose: 'login' } })
    expect(answer.body).toEqual(claimsOf(token))
    const before = await dumpOf(server)
    expect(codeOf(await redeem(token))).toEqual(USED)
    expect(await dumpOf(server)).toEqual(before)
  })

  it('is redeemed for its purpose only, and another purpose does not consume it', async () => {
    const token = await resultToken({ singleUse: true })
    const redeemFor = (purpose: unknown) => backend.send('POST', '/v1/tokens/redeem', { token, purpose })
    for (const purpose of ['payment', 'Login', 'logi']) expect(codeOf(await redeemFor(purpose))).toEqual(INVALID)
    for (const purpose of [5, '', 'a'.repeat(65)]) expect(codeOf(await redeemFor(purpose))[1]).toBe('request_invalid')
    expect(await redeemFor('login')).toMatchObject({ status: 200, body: { purpose: 'login' } })
    expect(codeOf(await redeemFor('login'))).toEqual(USED)
  })

  it('can be redeemed by exactly one of 20 concurrent requests', async () => {
    const token = await resultToken({ singleUse: true })
    const answers = await Promise.all(Array.from({ length: 20 }, () => redeem(token)))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(answers.filter(({ status }) => status !== 200).map(codeOf)).toEqual(Array.from({ length: 19 }, () => USED))
  })

  it('cannot be redeemed after its expiry, and its record is deleted', async () => {
    const [token, late] = [await resultToken({ singleUse: true }), await resultToken({ singleUse: true })]
    await redeem(token)
    server.clock.advanceSeconds(900)
    expect(codeOf(await redeem(late))).toEqual(INVALID)
    expect(codeOf(await redeem(token))).toEqual(INVALID)
    // Another process whose clock is behind still accepts the token.
    server.clock.advanceSeconds(300)
    await server.app.get(RedeemedTokensService, { strict: false }).purge()
    server.clock.advanceSeconds(-301)
    expect(codeOf(await redeem(token))).toEqual(USED)
    server.clock.advanceSeconds(302)
    await server.app.get(RedeemedTokensService, { strict: false }).purge()
    expect((await dumpOf(server)) as unknown).toMatchObject({ redeemed_tokens: [] })
  })

  it('is the only kind of token that can be redeemed', async () => {
    const { accessToken } = await new Browser(server).signUp('eve@example.org')
    const before = await dumpOf(server)
    for (const token of [await resultToken(), await resultToken({ singleUse: false }), accessToken, 'x', 'a.b.c']) {
      expect([token, ...codeOf(await redeem(token))]).toEqual([token, ...INVALID])
    }
    expect({ ...(await dumpOf(server)), passkeys: [] }).toEqual({ ...before, passkeys: [] })
  })

  it('is not accepted as an access token', async () => {
    const token = await resultToken({ singleUse: true })
    const service = server.app.get(SessionsService, { strict: false })
    await expect(service.authenticate(token)).rejects.toThrow('credentials_invalid')
  })

  it('is requested with a boolean `singleUse`', async () => {
    const publicKey = assertion(authenticator, await backend.requestOptions())
    const answer = await backend.finishAuthentication(publicKey, { singleUse: 'yes' })
    expect(codeOf(answer)).toEqual([400, 'request_invalid'])
  })
})

describe('tokens', () => {
  it('are never logged', async () => {
    const browser = new Browser(server)
    const { accessToken } = await browser.signUp('eve@example.org')
    const token = await resultToken({ singleUse: true })
    await introspect(accessToken)
    await redeem(token)
    await redeem(token)
    await server.send({ url: '/v1/me', headers: { authorization: `Bearer ${token}` } })
    const log = server.log.join('')
    for (const each of [accessToken, token]) expect(log).not.toContain(each.split('.')[2])
  })
})
