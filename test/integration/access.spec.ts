import { Controller, Get, Module } from '@nestjs/common'
import { NestFactory } from '@nestjs/core'
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify'
import type { FastifyInstance } from 'fastify'
import { AppModule } from '../../src/app.module.js'
import { Public } from '../../src/auth/access.decorators.js'
import { ApiKeysService } from '../../src/auth/api-keys/api-keys.service.js'
import { SCOPES, type Scope } from '../../src/auth/scopes.js'
import { SystemRandom } from '../../src/common/random.js'
import { StructuredLogger } from '../../src/common/logger.js'
import { startTestApp, TEST_API_KEY, type TestApp } from '../support/app.js'
import { createAuthenticator } from '../support/authenticator.js'
import { dumpOf } from '../support/dump.js'
import { Backend, bodyOf, Browser, type Method } from '../support/flows.js'

/** What everyone may use. A route that is added here is open to the world. */
const OPEN = [
  'GET /.well-known/apple-app-site-association',
  'GET /.well-known/assetlinks.json',
  'GET /.well-known/jwks.json',
  'GET /.well-known/passkey-endpoints',
  'GET /.well-known/webauthn',
  'GET /health/live',
  'GET /health/ready',
  'POST /v1/sign-in/finish',
  'POST /v1/sign-in/start',
  'POST /v1/sign-up/finish',
  'POST /v1/sign-up/start',
  'POST /v1/tokens/refresh',
]

/** The routes for users who signed in. */
const END_USER = [
  'DELETE /v1/me/passkeys/{passkeyId}',
  'DELETE /v1/me/sessions/{sessionId}',
  'GET /v1/me',
  'GET /v1/me/passkeys',
  'GET /v1/me/sessions',
  'PATCH /v1/me/passkeys/{passkeyId}',
  'POST /v1/me/passkeys/finish',
  'POST /v1/me/passkeys/start',
  'POST /v1/sign-out',
  'POST /v1/sign-out/all',
]

/** The routes for backends, with the scope that each wants. */
const BACKEND: readonly [operation: string, scope: Scope][] = [
  ['DELETE /v1/users/{userId}', 'users:write'],
  ['DELETE /v1/users/{userId}/passkeys', 'passkeys:write'],
  ['DELETE /v1/users/{userId}/passkeys/{passkeyId}', 'passkeys:write'],
  ['DELETE /v1/users/{userId}/sessions', 'users:write'],
  ['GET /v1/metadata', 'passkeys:read'],
  ['GET /v1/metadata/affected-passkeys', 'passkeys:read'],
  ['GET /v1/users', 'users:read'],
  ['GET /v1/users/{userId}', 'users:read'],
  ['GET /v1/users/{userId}/passkeys', 'passkeys:read'],
  ['GET /v1/users/{userId}/passkeys/{passkeyId}', 'passkeys:read'],
  ['GET /v1/users/{userId}/sessions', 'users:read'],
  ['PATCH /v1/users/{userId}', 'users:write'],
  ['PATCH /v1/users/{userId}/passkeys/{passkeyId}', 'passkeys:write'],
  ['POST /v1/authentication/finish', 'authentication:write'],
  ['POST /v1/authentication/start', 'authentication:write'],
  ['POST /v1/registration/finish', 'registration:write'],
  ['POST /v1/registration/start', 'registration:write'],
  ['POST /v1/tokens/introspect', 'authentication:write'],
  ['POST /v1/tokens/redeem', 'authentication:write'],
  ['POST /v1/users', 'users:write'],
  ['POST /v1/users/{userId}/passkeys/{passkeyId}/resume', 'passkeys:write'],
  ['POST /v1/users/{userId}/passkeys/{passkeyId}/suspend', 'passkeys:write'],
]

/** Doors answer in formats of their own and have tests of their own. */
const DOORS = ['POST /run-command']

const PROTECTED = [...END_USER, ...BACKEND.map(([operation]) => operation)]

let server: TestApp
let browser: Browser
let other: Browser
let passkeyId: string
let othersPasskeyId: string
beforeAll(async () => {
  server = await startTestApp()
  browser = new Browser(server)
  other = new Browser(server)
  await browser.signUp('ada@example.org')
  othersPasskeyId = (await other.signUp('eve@example.org')).passkey.id
  passkeyId = (await new Backend(server).enrol('grace', createAuthenticator())).id
})
afterAll(() => server.close())

function requestOf(operation: string): { method: Method; url: string } {
  const [method = '', path = ''] = operation.split(' ')
  return { method: method as Method, url: path.replace('{userId}', 'grace').replace('{passkeyId}', passkeyId) }
}

/** Sends a request with these credentials and no body, and checks that it changed nothing. */
async function knock(operation: string, authorization: string | undefined): Promise<[number, string]> {
  const before = await dumpOf(server)
  const headers = authorization === undefined ? {} : { authorization }
  const answer = await server.send({ ...requestOf(operation), headers })
  expect(await dumpOf(server)).toEqual(before)
  return [answer.status, bodyOf<{ code: string }>(answer).code]
}

const createKey = async (scopes: readonly Scope[], more: object = {}) =>
  (await server.app.get(ApiKeysService, { strict: false }).create({ name: 'test', scopes, ...more })).text

describe('the routes', () => {
  it('are these', async () => {
    const { paths } = bodyOf<{ paths: Record<string, Record<string, unknown>> }>(
      await server.send({ url: '/openapi.json' }),
    )
    const operations = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    )
    const pages = ['GET /']
    expect(operations.filter((operation) => !pages.includes(operation)).sort()).toEqual(
      [...OPEN, ...PROTECTED, ...DOORS.filter((door) => operations.includes(door))].sort(),
    )
  })

  it.each(PROTECTED)('%s is closed without credentials', async (operation) => {
    expect(await knock(operation, undefined)).toEqual([401, 'credentials_missing'])
  })

  it.each(PROTECTED)('%s is closed with credentials that are none', async (operation) => {
    const unknown = `Bearer lk_unknown_${'0'.repeat(64)}`
    for (const authorization of ['Bearer', 'Bearer x', 'Basic dXNlcjpwYXNz', TEST_API_KEY, unknown, 'Bearer a.b.c']) {
      expect([authorization, ...(await knock(operation, authorization))]).toEqual([
        authorization,
        401,
        'credentials_invalid',
      ])
    }
  })

  it.each(END_USER)('%s is closed for API keys', async (operation) => {
    expect(await knock(operation, `Bearer ${TEST_API_KEY}`)).toEqual([401, 'credentials_invalid'])
  })

  it.each(BACKEND)('%s is closed for users', async (operation) => {
    expect(await knock(operation, `Bearer ${String(browser.accessToken)}`)).toEqual([401, 'credentials_invalid'])
  })

  it.each(BACKEND)('%s is closed for a key without the scope %s', async (operation, scope) => {
    const key = await createKey(SCOPES.filter((each) => each !== scope && each !== 'admin'))
    expect(await knock(operation, `Bearer ${key}`)).toEqual([403, 'permission_missing'])
  })

  it.each(BACKEND)('%s is open for a key with the scope %s alone', async (operation, scope) => {
    const key = await createKey([scope])
    const { method, url } = requestOf(operation.replace('{userId}', 'nobody'))
    const { status } = await server.send({ method, url, headers: { authorization: `Bearer ${key}` } })
    expect([401, 403]).not.toContain(status)
  })

  it.each(['GET', 'PATCH', 'DELETE'] as const)('do not %s the passkey of another user', async (method) => {
    const before = await dumpOf(server)
    const payload = method === 'PATCH' ? { displayName: 'mine now' } : undefined
    const asUser = await browser.send(method, `/v1/me/passkeys/${othersPasskeyId}`, payload)
    expect([404, 405]).toContain(asUser.status)
    const asBackend = await new Backend(server).send(method, `/v1/users/grace/passkeys/${othersPasskeyId}`, payload)
    expect(asBackend).toMatchObject({ status: 404, body: { code: 'passkey_not_found' } })
    expect(await dumpOf(server)).toEqual(before)
  })
})

describe('an API key', () => {
  const knockWith = async (key: string) => knock('GET /v1/users', `Bearer ${key}`)

  it('opens what its scopes say until it expires', async () => {
    const key = await createKey(['users:read'], { expiresAt: new Date(server.clock.now().getTime() + 60_000) })
    expect((await knockWith(key))[0]).toBe(200)
    server.clock.advanceSeconds(60)
    expect(await knockWith(key)).toEqual([401, 'credentials_invalid'])
  })

  it('opens nothing once it is revoked', async () => {
    const key = await createKey(['users:read'])
    await server.unitOfWork.run((manager) =>
      manager.query('UPDATE api_keys SET revoked_at = $1 WHERE id = $2', [
        server.clock.now().getTime(),
        key.split('_')[1],
      ]),
    )
    expect(await knockWith(key)).toEqual([401, 'credentials_invalid'])
  })

  it('opens nothing with another secret', async () => {
    const key = await createKey(['admin'])
    const last = key.at(-1) === '0' ? '1' : '0'
    expect(await knockWith(key.slice(0, -1) + last)).toEqual([401, 'credentials_invalid'])
  })

  it('is stored without its secret', async () => {
    const secret = (await createKey(['admin'])).split('_')[2] ?? ''
    const stored = JSON.stringify(await dumpOf(server))
    expect(secret).toHaveLength(64)
    expect(stored).not.toContain(secret)
    expect(stored).not.toContain(JSON.stringify([...Buffer.from(secret, 'hex')]))
  })

  it('remembers its last use, to the minute', async () => {
    const key = await createKey(['users:read'])
    const lastUse = async () => {
      const [row] = await server.unitOfWork.run((manager) =>
        manager.query('SELECT last_used_at FROM api_keys WHERE id = $1', [key.split('_')[1]]),
      )
      return (row as { last_used_at: number | null }).last_used_at
    }
    expect(await lastUse()).toBeNull()
    await knockWith(key)
    const first = server.clock.now().getTime()
    expect(await lastUse()).toBe(first)
    server.clock.advanceSeconds(59)
    await knockWith(key)
    expect(await lastUse()).toBe(first)
    server.clock.advanceSeconds(1)
    await knockWith(key)
    expect(await lastUse()).toBe(first + 60_000)
  })
})

@Controller('undeclared')
class UndeclaredController {
  @Get()
  get(): string {
    return 'anybody?'
  }

  @Get('open')
  @Public()
  open(): string {
    return 'everybody'
  }
}

@Module({ controllers: [UndeclaredController] })
class UndeclaredModule {}

describe('a route that does not say who may use it', () => {
  let app: NestFastifyApplication
  beforeAll(async () => {
    const surroundings = { clock: server.clock, random: new SystemRandom(), logger: new StructuredLogger('silent') }
    const { imports = [], ...rest } = AppModule.of(server.config, surroundings)
    const module = { ...rest, imports: [...imports, UndeclaredModule] }
    app = await NestFactory.create<NestFastifyApplication>(module, new FastifyAdapter(), { logger: false })
    await app.init()
  })
  afterAll(() => app.close())

  it.each([undefined, `Bearer ${TEST_API_KEY}`])('is open to nobody: %s', async (authorization) => {
    const fastify: FastifyInstance = app.getHttpAdapter().getInstance()
    const headers = authorization === undefined ? {} : { authorization }
    const answer = await fastify.inject({ url: '/undeclared', headers })
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([403, 'permission_missing'])
    expect((await fastify.inject({ url: '/undeclared/open', headers })).body).toBe('everybody')
  })
})
