import { startTestApp, TEST_API_KEY, type TestApp, type TestAppOptions, type TestResponse } from '../support/app.js'
import { Backend, bodyOf, Browser, type Json } from '../support/flows.js'
import { reuseTestApp } from '../support/reused-app.js'

let server: TestApp
let accessToken: string
beforeAll(async () => {
  server = await reuseTestApp()
  accessToken = String((await new Browser(server).signUp('ada@example.org')).accessToken)
})
afterAll(() => server.close())

const others: TestApp[] = []
afterEach(() => Promise.all(others.splice(0).map((other) => other.close())))

/** Starts a server that is closed after the test. */
async function startOther(options: TestAppOptions = {}): Promise<TestApp> {
  const other = await startTestApp(options)
  others.push(other)
  return other
}

const INTROSPECT = '/v1/tokens/introspect'
const FORM = 'application/x-www-form-urlencoded'
const KEY_ID = TEST_API_KEY.split('_')[1] ?? ''

const base64 = (text: string) => Buffer.from(text).toString('base64')
const basic = (id: string, secret: string) => `Basic ${base64(`${id}:${secret}`)}`
const BEARER = `Bearer ${TEST_API_KEY}`
const BASIC = basic(KEY_ID, TEST_API_KEY)

/** Sends a form, as OAuth clients do. */
const send = (payload: string, headers: Readonly<Record<string, string>> = {}, url = INTROSPECT) =>
  server.send({ method: 'POST', url, payload, headers: { authorization: BASIC, 'content-type': FORM, ...headers } })

const introspect = (authorization: string) => send(`token=${accessToken}`, { authorization })

/** Percent-encodes every character, as RFC 6749 §2.3.1 permits. */
const encodeAll = (text: string) =>
  [...Buffer.from(text)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('')

describe('introspection (RFC 7662)', () => {
  it.each([
    ['the API key as bearer token', BEARER],
    ['the API key as client secret', BASIC],
    ['client credentials that are form-encoded', basic(encodeAll(KEY_ID), encodeAll(TEST_API_KEY))],
    ['the scheme in lower case', BASIC.replace('Basic', 'basic')],
  ])('accepts %s', async (_what, authorization) => {
    const answer = await introspect(authorization)
    expect(answer).toMatchObject({ status: 200, body: { active: true, token_type: 'Bearer', client_id: 'localhost' } })
    expect(answer.headers).toMatchObject({ 'cache-control': 'no-store' })
    expect(answer.headers['content-type']).toMatch(/^application\/json/)
  })

  it.each([
    ['no credentials', undefined, 'credentials_missing'],
    ['another secret', basic(KEY_ID, TEST_API_KEY.replace(/.$/, 'x')), 'credentials_invalid'],
    ['the id of another key', basic('other', TEST_API_KEY), 'credentials_invalid'],
    ['no id', basic('', TEST_API_KEY), 'credentials_invalid'],
    ['the secret part of the key only', basic(KEY_ID, TEST_API_KEY.split('_')[2] ?? ''), 'credentials_invalid'],
    ['no secret', basic(KEY_ID, ''), 'credentials_invalid'],
    ['credentials without a colon', `Basic ${base64(TEST_API_KEY)}`, 'credentials_invalid'],
    ['broken percent-encoding', basic(KEY_ID, `${TEST_API_KEY}%`), 'credentials_invalid'],
    ['no base64', `Basic ${KEY_ID}:${TEST_API_KEY}`, 'credentials_invalid'],
    ['another scheme', `Digest ${base64(`${KEY_ID}:${TEST_API_KEY}`)}`, 'credentials_invalid'],
    ['an access token', `Bearer ${'x'.repeat(40)}`, 'credentials_invalid'],
  ])('rejects a request with %s, and names both schemes', async (_what, authorization, code) => {
    const headers = { 'content-type': FORM, ...(authorization !== undefined && { authorization }) }
    const answer = await server.send({ method: 'POST', url: INTROSPECT, payload: 'token=x', headers })
    expect(answer).toMatchObject({ status: 401, body: { error: 'invalid_client', code } })
    expect(answer.headers['www-authenticate']).toBe('Bearer, Basic realm="latchkey"')
  })

  it('rejects a revoked key in both schemes', async () => {
    const backend = new Backend(server)
    const grant = { name: 'api', scopes: ['authentication:write'] }
    const { id, key } = bodyOf<{ id: string; key: string }>(await backend.send('POST', '/v1/api-keys', grant))
    const schemes = [basic(id, key), `Bearer ${key}`]
    for (const scheme of schemes) expect(await introspect(scheme)).toMatchObject({ status: 200 })
    await backend.send('POST', `/v1/api-keys/${id}/revoke`)
    for (const scheme of schemes) expect(await introspect(scheme)).toMatchObject({ status: 401 })
  })

  it.each([
    ['an unknown token', 'token=x'],
    ['a token of another format', 'token=a.b.c&token_type_hint=refresh_token'],
    ['a token with spaces', 'token=a+b%20c'],
  ])('answers %s with an inactive status and no other member', async (_what, form) => {
    expect(bodyOf(await send(form))).toEqual({ active: false })
  })

  it.each([
    ['a hint', () => `token=${accessToken}&token_type_hint=access_token`],
    ['an unknown hint', () => `token_type_hint=other&token=${accessToken}`],
    ['an unknown parameter', () => `token=${accessToken}&client_id=${KEY_ID}&client_secret=x`],
    ['an empty parameter', () => `token=${accessToken}&token_type_hint=`],
    ['a reserved name', () => `token=${accessToken}&__proto__=x&constructor=y`],
    ['percent-encoding', () => `token=${encodeAll(accessToken)}`],
  ])('accepts a form with %s', async (_what, form) => {
    expect(await send(form())).toMatchObject({ status: 200, body: { active: true } })
  })

  it.each([
    ['no token', 'token_type_hint=access_token', 400, 'request_invalid'],
    ['an empty token', 'token=', 400, 'request_invalid'],
    ['an empty body', '', 400, 'request_invalid'],
    ['two tokens', 'token=x&token=x', 400, 'request_invalid'],
    ['two hints', 'token=x&token_type_hint=a&token_type_hint=b', 400, 'request_invalid'],
    ['NUL in the token', 'token=a%00b', 400, 'request_invalid'],
    ['a body that is too large', `token=${'x'.repeat(20_000)}`, 413, 'body_too_large'],
  ])('rejects a form with %s', async (_what, form, status, code) => {
    const answer = await send(form)
    expect(answer).toMatchObject({ status, body: { error: 'invalid_request', code } })
    expect(answer.headers['content-type']).toBe('application/json')
    const { error_description: description } = bodyOf<{ error_description: string }>(answer)
    expect(description).toMatch(/^[\x20-\x21\x23-\x5b\x5d-\x7e]+$/)
  })

  it('rejects other media types', async () => {
    const answer = await send('token=x', { 'content-type': 'text/plain' })
    expect(answer).toMatchObject({ status: 415, body: { error: 'invalid_request', code: 'media_type_unsupported' } })
  })

  it('rejects a form that is not UTF-8', async () => {
    const headers = { authorization: BASIC, 'content-type': FORM }
    const payload = Buffer.from([0x74, 0x6f, 0x6b, 0x65, 0x6e, 0x3d, 0xff])
    const answer = await server.send({ method: 'POST', url: INTROSPECT, payload, headers })
    expect(answer).toMatchObject({ status: 400, body: { error: 'invalid_request' } })
  })

  it('rejects a key without the scope', async () => {
    const grant = { name: 'api', scopes: ['users:read'] }
    const { key } = bodyOf<{ key: string }>(await new Backend(server).send('POST', '/v1/api-keys', grant))
    const answer = await introspect(`Bearer ${key}`)
    expect(answer).toMatchObject({ status: 403, body: { error: 'insufficient_scope', code: 'permission_missing' } })
  })

  it.each(['/v1/tokens/redeem', '/v1/users', '/v1/tokens/refresh', '/v1/sign-in/start'])(
    'is the only route that accepts forms: %s does not',
    async (url) => {
      const answer = await send('token=x', {}, url)
      expect(answer).toMatchObject({ status: 415, body: { code: 'media_type_unsupported' } })
    },
  )

  it.each<[string, Json]>([
    ['/v1/tokens/redeem', { token: 'x' }],
    ['/v1/users', { userId: 'x' }],
  ])('is the only route that accepts Basic authentication: %s does not', async (url, payload) => {
    const answer: TestResponse = await server.send({ method: 'POST', url, headers: { authorization: BASIC }, payload })
    expect(answer).toMatchObject({ status: 401, body: { code: 'credentials_invalid' } })
    expect(answer.headers['www-authenticate']).toBe('Bearer')
  })

  it('limits failed client credentials per address', async () => {
    const limited = await startOther({ config: { rate_limits: { failed_api_keys_per_address: 2 } } })
    const attempt = (secret: string) =>
      limited.send({
        method: 'POST',
        url: INTROSPECT,
        payload: 'token=x',
        headers: { authorization: basic(KEY_ID, secret), 'content-type': FORM },
      })
    const wrong = (last: string) => TEST_API_KEY.slice(0, -1) + last
    const statuses: number[] = []
    for (const last of ['1', '2', '3']) statuses.push((await attempt(wrong(last))).status)
    expect(statuses).toEqual([401, 401, 429])
    expect(await attempt(wrong('4'))).toMatchObject({ body: { error: 'temporarily_unavailable' } })
  })
})

const METADATA = '/.well-known/oauth-authorization-server'

describe('the authorization server metadata (RFC 8414)', () => {
  it('names the issuer, the keys and the introspection', async () => {
    const answer = await server.send({ url: METADATA })
    expect(answer.body).toEqual({
      issuer: 'http://localhost:3000',
      jwks_uri: 'http://localhost:3000/.well-known/jwks.json',
      introspection_endpoint: 'http://localhost:3000/v1/tokens/introspect',
      introspection_endpoint_auth_methods_supported: ['client_secret_basic', 'Bearer'],
      response_types_supported: ['none'],
      grant_types_supported: [],
    })
  })

  it.each([
    ['https://id.example.com', 'https://id.example.com/v1/tokens/introspect'],
    ['https://id.example.com/', 'https://id.example.com/v1/tokens/introspect'],
    ['https://example.com/passkeys', 'https://example.com/passkeys/v1/tokens/introspect'],
    ['https://id.example.com:8443', 'https://id.example.com:8443/v1/tokens/introspect'],
    ['http://id.example.com', undefined],
    ['https://id.example.com?x', undefined],
    ['https://id.example.com#x', undefined],
    ['latchkey', undefined],
    ['urn:latchkey', undefined],
  ])('with the issuer %s names %s', async (issuer, endpoint) => {
    const other = await startOther({ config: { hostname: 'example.com', tokens: { issuer } } })
    const answer = await other.send({ url: METADATA })
    if (endpoint === undefined) expect(answer).toMatchObject({ status: 404, body: { code: 'route_not_found' } })
    else expect(answer).toMatchObject({ status: 200, body: { issuer, introspection_endpoint: endpoint } })
  })
})

describe('the entity tag', () => {
  it.each(['/.well-known/jwks.json', METADATA])('of %s lets a client keep its copy', async (url) => {
    const first = await server.send({ url })
    const tag = String(first.headers['etag'])
    expect(tag).toMatch(/^"[A-Za-z0-9_-]{43}"$/)
    for (const listed of [tag, `W/${tag}`, `"other", ${tag}`, '*']) {
      const answer = await server.send({ url, headers: { 'if-none-match': listed } })
      expect([listed, answer.status, answer.text]).toEqual([listed, 304, ''])
      expect(answer.headers).toMatchObject({ etag: tag, 'cache-control': first.headers['cache-control'] })
    }
    for (const listed of ['"other"', tag.slice(1, -1), '']) {
      const answer = await server.send({ url, headers: { 'if-none-match': listed } })
      expect(answer).toMatchObject({ status: 200, body: first.body })
    }
  })

  it('changes with the keys', async () => {
    const other = await startOther()
    const [one, two] = await Promise.all([server, other].map((each) => each.send({ url: '/.well-known/jwks.json' })))
    expect(one?.headers['etag']).not.toBe(two?.headers['etag'])
  })
})
