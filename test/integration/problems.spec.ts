import { connect } from 'node:net'
import { startTestApp, type TestApp } from '../support/app.js'
import { reuseTestApp } from '../support/reused-app.js'

let server: TestApp
beforeAll(async () => {
  server = await reuseTestApp()
})
afterAll(() => server.close())

const json = { 'content-type': 'application/json' }

/** A route with a body. The body parser runs before the route. */
const POST = { method: 'POST', url: '/v1/registration/start', headers: json } as const

/** Bodies that name a user twice, so that two parsers could read different users. */
const DUPLICATES = [
  ['in the body', '{"userId":"ada","emailOrUsername":"ada","userId":"eve"}'],
  ['and the same value', '{"userId":"ada","emailOrUsername":"ada","userId":"ada"}'],
  ['of which one is escaped', '{"userId":"ada","emailOrUsername":"ada","\\u0075serId":"eve"}'],
  ['of which one is null', '{"userId":"ada","emailOrUsername":"ada","userId":null}'],
  ['in a nested object', '{"userId":"ada","emailOrUsername":"ada","passkey":{"displayName":"a","displayName":"b"}}'],
  ['in an object of a list', '{"userId":"ada","emailOrUsername":"ada","hints":[{"a":1,"a":2}]}'],
  ['in a credential', '{"userId":"ada","emailOrUsername":"ada","publicKey":{"id":"a","id":"b"}}'],
  ['and a string with colons', '{"userId":"a:\\":b","emailOrUsername":"ada","userId":"eve"}'],
] as const

describe('problem details', () => {
  it.each([
    ['an unknown path', { url: '/nowhere' }, 404, 'route_not_found'],
    ['an unknown path below a known one', { url: '/health/live/x' }, 404, 'route_not_found'],
    ['a method that the path does not support', { method: 'DELETE', url: '/health/live' }, 405, 'method_not_allowed'],
    ['a path that cannot be decoded', { url: '/health/%E0%A4%A' }, 400, 'uri_malformed'],
    ['broken JSON', { ...POST, payload: '{"a":' }, 400, 'body_not_json'],
    ['a body that is not UTF-8', { ...POST, payload: Buffer.from([0x22, 0xff, 0x22]) }, 400, 'body_not_json'],
    ['a member named __proto__', { ...POST, payload: '{"__proto__":{"admin":true}}' }, 400, 'request_invalid'],
    [
      'a constructor with a prototype',
      { ...POST, payload: '{"constructor":{"prototype":{}}}' },
      400,
      'request_invalid',
    ],
    ['33 levels of nesting', { ...POST, payload: `{"a":${'['.repeat(32)}${']'.repeat(32)}}` }, 400, 'request_invalid'],
    ...DUPLICATES.map(
      ([what, payload]) =>
        [`two members with the same name ${what}`, { ...POST, payload }, 400, 'body_not_json'] as const,
    ),
    ['NUL in a parameter of the path', { url: '/v1/users/a%00b' }, 400, 'request_invalid'],
    ...['constructor', 'toString', '__proto__'].map(
      (name) => [`a parameter named ${name}`, { url: `/health/live?${name}=x` }, 400, 'request_invalid'] as const,
    ),
    ['NUL in the query', { url: '/v1/users?after=a%00b' }, 400, 'request_invalid'],
    ['a body that is a list', { ...POST, payload: '[]' }, 400, 'request_invalid'],
    ['a body of 256 KiB and a byte', { ...POST, payload: `"${'x'.repeat(262_143)}"` }, 413, 'body_too_large'],
    [
      'a form',
      { ...POST, headers: { 'content-type': 'application/x-www-form-urlencoded' }, payload: 'a=1' },
      415,
      'media_type_unsupported',
    ],
    [
      'plain text',
      { ...POST, headers: { 'content-type': 'text/plain' }, payload: '{}' },
      415,
      'media_type_unsupported',
    ],
  ] as const)('are returned for %s', async (_what, request, status, code) => {
    const answer = await server.send({ ...request })
    expect(answer).toMatchObject({ status, body: { type: `/docs/errors#${code}`, status, code } })
    expect(answer.headers['content-type']).toBe('application/problem+json')
    expect(answer.headers['cache-control']).toBe('no-store')
    expect((answer.body as { requestId: string }).requestId).toBe(answer.headers['x-request-id'])
  })

  it.each(DUPLICATES)('name the fault of two members with the same name %s', async (_what, payload) => {
    const answer = await server.send({ ...POST, payload })
    expect(answer.body).toMatchObject({ detail: 'A JSON object contains the same member twice.' })
  })

  it.each([
    ['the same name in two objects', '{"a":{"x":1},"b":{"x":1}}'],
    ['a byte order mark', '\ufeff{"userId":"ada"}'],
    ['strings with colons', '{"a":":\\"::","b":"\\\\"}'],
  ])('are not body_not_json for %s', async (_what, payload) => {
    expect(await server.send({ ...POST, payload })).toMatchObject({
      status: 401,
      body: { code: 'credentials_missing' },
    })
  })

  it('list the methods of the path', async () => {
    const answer = await server.send({ method: 'POST', url: '/health/live', headers: json, payload: '{}' })
    expect(answer).toMatchObject({ status: 405, headers: { allow: 'GET, HEAD' } })
  })

  it('contain the caller’s trace id', async () => {
    const trace = '0af7651916cd43dd8448eb211c80319c'
    const headers = { traceparent: `00-${trace}-b7ad6b7169203331-01` }
    expect(await server.send({ url: '/nowhere', headers })).toMatchObject({ body: { traceId: trace } })
    expect((await server.send({ url: '/nowhere' })).body).not.toHaveProperty('traceId')
  })
})

describe('request ids', () => {
  it('are taken from the caller if they are valid', async () => {
    const answer = await server.send({ url: '/health/live', headers: { 'x-request-id': 'order-4711' } })
    expect(answer.headers['x-request-id']).toBe('order-4711')
  })

  it('are generated otherwise', async () => {
    const answer = await server.send({ url: '/health/live', headers: { 'x-request-id': 'a b' } })
    expect(answer.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/)
  })
})

describe('security headers', () => {
  it.each(['/health/live', '/docs', '/nowhere'])('are included in the response to %s', async (url) => {
    const { headers } = await server.send({ url })
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
    })
    expect(headers['content-security-policy']).toMatch(/^default-src 'none';script-src 'self';style-src 'self';/)
    expect(headers).not.toHaveProperty('x-powered-by')
    expect(headers).not.toHaveProperty('strict-transport-security')
  })

  it('include HSTS for this host only, when the service is reached over TLS', async () => {
    const secure = await startTestApp({ config: { hostname: 'example.com' } })
    const { headers } = await secure.send({ url: '/health/live' })
    expect(headers['strict-transport-security']).toBe('max-age=31536000')
    await secure.close()
  })
})

describe('the log', () => {
  it('has one line per request with its route, and without its content', async () => {
    const seen = server.log.length
    const headers = { authorization: 'Bearer hidden', cookie: 'session=hidden', 'x-request-id': 'r-1', ...json }
    await server.send({ ...POST, url: `${POST.url}?q=hidden`, headers, payload: '{"userId":"hidden"}' })
    const lines = server.log.slice(seen)
    expect(lines).toHaveLength(1)
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      level: 'info',
      method: 'POST',
      requestId: 'r-1',
      ms: expect.any(Number),
    })
    expect(lines.join('')).not.toContain('hidden')
  })
})

describe('a server under attack', () => {
  it.each([
    ['bytes that are not HTTP', 'NOT HTTP\r\n\r\n', 400, 'http_malformed'],
    [
      'two Content-Length headers',
      'POST / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n',
      400,
      'http_malformed',
    ],
    ['headers without an end', `GET / HTTP/1.1\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`, 431, 'headers_too_large'],
  ])('responds to %s with a problem and closes the connection', async (_what, text, status, code) => {
    const own = await startTestApp()
    const { port } = new URL(await own.listen())
    const answer = await new Promise<string>((resolve, reject) => {
      let received = ''
      const socket = connect(Number(port), '127.0.0.1', () => socket.write(text))
      socket.on('data', (chunk) => (received += chunk.toString()))
      socket.on('close', () => resolve(received))
      socket.on('error', reject)
    })
    const [head = '', body = ''] = answer.split('\r\n\r\n')
    expect(head).toMatch(new RegExp(`^HTTP/1\\.1 ${status} .*\r\nContent-Type: application/problem\\+json\r\n`))
    const problem = JSON.parse(body) as Record<string, unknown>
    expect(problem).toEqual({
      type: `/docs/errors#${code}`,
      title: expect.any(String),
      status,
      code,
      requestId: expect.any(String),
    })
    expect(head).toContain(`\r\nX-Request-Id: ${String(problem['requestId'])}\r\n`)
    expect(head).toContain(`\r\nContent-Length: ${body.length}\r\n`)
    await own.close()
  })
})
