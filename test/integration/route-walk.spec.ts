import { Controller, Get, Module } from '@nestjs/common'
import { NestFactory } from '@nestjs/core'
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify'
import { decodeJwt } from 'jose'
import { AppModule } from '../../src/app.module.js'
import { Public } from '../../src/access/access.decorators.js'
import { ApiKeysService } from '../../src/auth/api-keys/api-keys.service.js'
import { allowsAny, SCOPES, type Scope } from '../../src/access/scopes.js'
import type { Act } from '../../src/passkeys/confirmations/acts.data.js'
import { StructuredLogger } from '../../src/common/logger.js'
import { SystemRandom } from '../../src/common/random.js'
import { startTestApp, TEST_API_KEY, type TestApp, type TestResponse } from '../support/app.js'
import { createAuthenticator } from '../../src/testing/index.js'
import { dumpOf } from '../support/dump.js'
import { assertion, Backend, bodyOf, Browser, type Json, ORIGIN } from '../support/flows.js'
import { addressesOf, type Route, routesOf } from '../support/routes.js'

/** The callers of a route. A scope means API keys with this scope. */
type User = 'everyone' | 'users' | `users who confirm ${Act}` | 'API keys' | Scope | typeof REGISTRATION

/** Either scope suffices. */
const REGISTRATION = 'registration:new or registration:existing'

/**
 * All routes with their callers, so that a reviewer sees them together. A route that is missing here fails the test.
 */
const ROUTES: Readonly<Record<string, User>> = {
  'GET /.well-known/apple-app-site-association': 'everyone',
  'GET /.well-known/assetlinks.json': 'everyone',
  'GET /.well-known/jwks.json': 'everyone',
  'GET /.well-known/oauth-authorization-server': 'everyone',
  'GET /.well-known/passkey-endpoints': 'everyone',
  'GET /.well-known/webauthn': 'everyone',
  'GET /health/live': 'everyone',
  'GET /health/ready': 'everyone',
  'POST /v1/enrolment/finish': 'everyone',
  'POST /v1/enrolment/start': 'everyone',
  'POST /v1/sign-in/finish': 'everyone',
  'POST /v1/sign-in/start': 'everyone',
  'POST /v1/sign-up/finish': 'everyone',
  'POST /v1/sign-up/start': 'everyone',
  'POST /v1/tokens/refresh': 'everyone',

  'DELETE /v1/me/passkeys/:passkeyId': 'users who confirm passkey.delete',
  'DELETE /v1/me/sessions': 'users who confirm sessions.end',
  'DELETE /v1/me/sessions/:sessionId': 'users who confirm sessions.end',
  'GET /v1/me': 'users',
  'GET /v1/me/passkeys': 'users',
  'GET /v1/me/sessions': 'users',
  'PATCH /v1/me/passkeys/:passkeyId': 'users',
  'POST /v1/me/confirmations/finish': 'users',
  'POST /v1/me/confirmations/start': 'users',
  'POST /v1/me/passkeys/finish': 'users who confirm passkey.add',
  'POST /v1/me/passkeys/start': 'users',
  'POST /v1/me/step-up/finish': 'users',
  'POST /v1/me/step-up/start': 'users',
  'POST /v1/sign-out': 'users',
  'POST /v1/sign-out/all': 'users who confirm sessions.end',

  'POST /run-command': 'API keys',
  'DELETE /v1/users/:userId': 'users:write',
  'DELETE /v1/users/:userId/enrolment-tokens/:tokenId': REGISTRATION,
  'DELETE /v1/users/:userId/passkeys': 'passkeys:write',
  'DELETE /v1/users/:userId/passkeys/:passkeyId': 'passkeys:write',
  'DELETE /v1/users/:userId/sessions': 'users:write',
  'GET /v1/api-keys': 'admin',
  'GET /v1/api-keys/:keyId': 'admin',
  'GET /metrics': 'metrics:read',
  'GET /v1/doctor': 'admin',
  'GET /v1/metadata': 'passkeys:read',
  'GET /v1/metadata/affected-passkeys': 'passkeys:read',
  'GET /v1/users': 'users:read',
  'GET /v1/users/:userId': 'users:read',
  'GET /v1/users/:userId/enrolment-tokens': REGISTRATION,
  'GET /v1/users/:userId/passkeys': 'passkeys:read',
  'GET /v1/users/:userId/passkeys/:passkeyId': 'passkeys:read',
  'GET /v1/users/:userId/sessions': 'users:read',
  'PATCH /v1/api-keys/:keyId': 'admin',
  'PATCH /v1/users/:userId': 'users:write',
  'PATCH /v1/users/:userId/passkeys/:passkeyId': 'passkeys:write',
  'POST /v1/api-keys': 'admin',
  'POST /v1/users/:userId/passkeys/import': 'passkeys:import',
  'POST /v1/api-keys/:keyId/revoke': 'admin',
  'POST /v1/api-keys/:keyId/rotate': 'admin',
  'POST /v1/authentication/finish': 'authentication:write',
  'POST /v1/authentication/start': 'authentication:write',
  'POST /v1/registration/finish': REGISTRATION,
  'POST /v1/registration/start': REGISTRATION,
  'POST /v1/signed-requests/verify': 'signed-requests:verify',
  'POST /v1/signed-requests/verify-forwarded': 'signed-requests:verify',
  'POST /v1/tokens/introspect': 'authentication:write',
  'POST /v1/tokens/redeem': 'authentication:write',
  'POST /v1/users': 'users:write',
  'POST /v1/users/:userId/enrolment-tokens': REGISTRATION,
  'POST /v1/users/:userId/passkeys/:passkeyId/resume': 'passkeys:write',
  'POST /v1/users/:userId/passkeys/:passkeyId/suspend': 'passkeys:write',
}

/** Routes without a controller: static files. */
const FILES = /^\/(?:openapi\.json|docs(?:\*|\/.*)?|demo\/.*)?$/

/** A registration of no ceremony. */
const SOME_REGISTRATION = createAuthenticator().register(
  {
    rp: { id: 'localhost' },
    user: { id: 'AAAA' },
    challenge: 'A'.repeat(43),
    pubKeyCredParams: [{ alg: -7 }],
  },
  { origin: ORIGIN },
)

/** Valid request bodies. */
const BODIES: Readonly<Record<string, Json>> = {
  'POST /v1/me/passkeys/finish': { publicKey: SOME_REGISTRATION },
  'PATCH /v1/me/passkeys/:passkeyId': { displayName: 'mine now' },
  'PATCH /v1/users/:userId/passkeys/:passkeyId': { displayName: 'mine now' },
}

/** Values for route parameters. */
type Things = Readonly<Record<string, string>>

let server: TestApp
/** A signed-in user. */
let ada: Browser
/** Well-formed credentials that are invalid. */
let strayCredentials: string[]
let adasThings: Things
let gracesThings: Things
/** The credentials of another signed-in user. */
let evesThings: Things
let evesTexts: string[]
beforeAll(async () => {
  server = await startTestApp({ config: { registration: { accept_self_registered: true } } })
  const admin = new Backend(server)
  ada = new Browser(server)
  const eve = new Browser(server)
  adasThings = await thingsOf(await ada.signUp('ada@example.org'))
  const evesAccount = await eve.signUp('eve@example.org')
  evesThings = await thingsOf(evesAccount)
  evesTexts = [...Object.values(evesThings), evesAccount.passkey.credentialId, 'eve@example.org']
  const authenticator = createAuthenticator()
  const passkey = await admin.enrol('grace', authenticator)
  gracesThings = await thingsOf({ user: { userId: 'grace' }, passkey })
  const publicKey = assertion(authenticator, await admin.requestOptions({ userId: 'grace' }))
  const { resultToken } = bodyOf<{ resultToken: string }>(await admin.finishAuthentication(publicKey))
  const unsigned = [{ alg: 'none' }, decodeJwt(ada.accessToken ?? '')].map((part) =>
    Buffer.from(JSON.stringify(part)).toString('base64url'),
  )
  strayCredentials = [resultToken, `${unsigned.join('.')}.`, String(ada.accessToken).slice(0, -4)]
})
afterAll(() => server.close())

interface Account {
  readonly user: { readonly userId: string }
  readonly passkey: { readonly id: string }
  readonly accessToken?: string
}

async function thingsOf({ user: { userId }, passkey, accessToken }: Account): Promise<Things> {
  const { enrolmentToken } = bodyOf<{ enrolmentToken: string }>(
    await new Backend(server).send('POST', `/v1/users/${userId}/enrolment-tokens`, {}),
  )
  const key = await new Backend(server).send('POST', '/v1/api-keys', { name: 'key', scopes: ['users:read'] })
  return {
    userId,
    passkeyId: passkey.id,
    tokenId: enrolmentToken.split('_')[1] ?? '',
    keyId: bodyOf<{ id: string }>(key).id,
    sessionId: accessToken === undefined ? 'none' : String(decodeJwt(accessToken)['sid']),
  }
}

function addressOf({ path }: Pick<Route, 'path'>, things: Things): string {
  return path.replaceAll(/:(\w+)/g, (_text, name: string) => {
    const id = things[name]
    if (id === undefined) throw new Error(`the walk knows no :${name}`)
    return encodeURIComponent(id)
  })
}

const routeOf = (name: string): Pick<Route, 'name' | 'method' | 'path'> => {
  const [method = '', path = ''] = name.split(' ')
  return { name, method, path }
}

function send(name: string, authorization: string | undefined, things: Things): Promise<TestResponse> {
  const { method, ...route } = routeOf(name)
  const headers = authorization === undefined ? {} : { authorization }
  const payload = BODIES[name]
  return server.send({ method, url: addressOf(route, things), headers, ...(payload && { payload }) })
}

/** Sends a request with these credentials and asserts that the database is unchanged. */
async function knock(name: string, authorization: string | undefined, things = gracesThings): Promise<TestResponse> {
  const before = await dumpOf(server)
  const answer = await send(name, authorization, things)
  expect(await dumpOf(server)).toEqual(before)
  return answer
}

/** Returns the status and code of a rejection. Each door has its own error format. */
function refusalIn({ status, body }: TestResponse): [number, unknown] {
  const { code, type } = body as { code?: unknown; type?: unknown }
  return [status, code ?? type]
}

const createKey = async (scopes: readonly Scope[]) =>
  (await server.app.get(ApiKeysService, { strict: false }).create({ name: 'test', scopes })).text

const NAMES = Object.keys(ROUTES)
const alternativesIn = (user: string) => user.split(' or ') as Scope[]
const usedBy = (isUsedBy: (user: User) => boolean) => NAMES.filter((name) => isUsedBy(ROUTES[name] ?? 'everyone'))
const FOR_USERS = usedBy((user) => user.startsWith('users') && !user.includes(':'))
const FOR_KEYS = usedBy((user) => user === 'API keys' || alternativesIn(user).some((each) => SCOPES.includes(each)))
const SCOPED = FOR_KEYS.filter((name) => ROUTES[name] !== 'API keys')
const CLOSED = [...FOR_USERS, ...FOR_KEYS]

const MISSING = [
  [401, 'credentials_missing'],
  [401, 'NoIntegrationKeyFoundInHeader'],
] as const
const INVALID = [
  [401, 'credentials_invalid'],
  [401, 'IntegrationKeyNotFound'],
] as const

function userOf({ access, act }: Pick<Route, 'access' | 'act'>): string {
  if (access === undefined) return 'nobody'
  if (access.to === 'everyone') return 'everyone'
  if (access.to === 'end-users') return act === undefined ? 'users' : `users who confirm ${act}`
  if (access.scopes.length === 0) return 'API keys'
  return access.scopes.join(access.requires === 'all' ? ' and ' : ' or ')
}

const declaredIn = (app: Parameters<typeof routesOf>[0]) =>
  Object.fromEntries(routesOf(app).map((route) => [route.name, userOf(route)]))

describe('the routes', () => {
  it('declare the callers listed above', () => {
    expect(declaredIn(server.app)).toEqual(ROUTES)
  })

  it('are complete together with the static files', () => {
    const known = new Set(NAMES.map((name) => routeOf(name).path))
    expect(addressesOf(server.app).filter((address) => !known.has(address) && !FILES.test(address))).toEqual([])
    expect(addressesOf(server.app)).toEqual(expect.arrayContaining([...known, '/openapi.json', '/docs']))
  })

  it.each(CLOSED)('%s rejects requests without credentials', async (name) => {
    expect(MISSING).toContainEqual(refusalIn(await knock(name, undefined)))
  })

  it.each(CLOSED.filter((name) => name.startsWith('GET')))(
    '%s rejects HEAD requests without credentials, too',
    async (name) => {
      const { status, text } = await server.send({ method: 'HEAD', url: addressOf(routeOf(name), gracesThings) })
      expect([status, text]).toEqual([401, ''])
    },
  )

  it.each(CLOSED)('%s rejects invalid credentials', async (name) => {
    const unknown = `Bearer lk_unknown_${'0'.repeat(64)}`
    const bearing = ['Bearer', 'Bearer x', 'Basic dXNlcjpwYXNz', TEST_API_KEY, unknown, 'Bearer a.b.c']
    for (const authorization of [...bearing, ...strayCredentials.map((token) => `Bearer ${token}`)]) {
      const refusal = refusalIn(await knock(name, authorization))
      expect([authorization, INVALID]).toEqual([authorization, expect.arrayContaining([refusal])])
    }
  })

  it.each(FOR_USERS)('%s rejects API keys', async (name) => {
    expect(INVALID).toContainEqual(refusalIn(await knock(name, `Bearer ${TEST_API_KEY}`, adasThings)))
  })

  it.each(FOR_KEYS)('%s rejects access tokens of users', async (name) => {
    expect(INVALID).toContainEqual(refusalIn(await knock(name, `Bearer ${String(ada.accessToken)}`)))
  })

  it.each(SCOPED)('%s rejects a key with every scope except the required ones', async (name) => {
    const key = await createKey(SCOPES.filter((scope) => !allowsAny([scope], alternativesIn(ROUTES[name] ?? ''))))
    expect(refusalIn(await knock(name, `Bearer ${key}`))).toEqual([403, 'permission_missing'])
  })

  it.each(SCOPED)('%s accepts a key with only the required scope', async (name) => {
    const things = { ...gracesThings, userId: 'nobody', keyId: 'nobody' }
    for (const scope of alternativesIn(ROUTES[name] ?? '')) {
      const answer = await send(name, `Bearer ${await createKey([scope])}`, things)
      expect([scope, [401, 403].includes(answer.status)]).toEqual([scope, false])
    }
  })

  it.each(FOR_USERS.filter((name) => name.includes(':')))('%s gives no access to another user’s data', async (name) => {
    const answer = await knock(name, `Bearer ${String(ada.accessToken)}`, evesThings)
    expect([answer.status, String(refusalIn(answer)[1])]).toEqual([404, expect.stringMatching(/_not_found$/)])
  })

  it.each(FOR_USERS.filter((name) => name.startsWith('GET')))('%s returns no data of other users', async (name) => {
    const { text } = await knock(name, `Bearer ${String(ada.accessToken)}`, adasThings)
    for (const secret of evesTexts) expect(text).not.toContain(secret)
  })

  it.each(FOR_KEYS.filter((name) => /:userId.*:/.test(name)))(
    '%s finds nothing under another user’s id',
    async (name) => {
      const answer = await knock(name, `Bearer ${TEST_API_KEY}`, { ...evesThings, userId: 'grace' })
      expect([answer.status, String(refusalIn(answer)[1])]).toEqual([404, expect.stringMatching(/_not_found$/)])
      for (const secret of evesTexts) expect(answer.text).not.toContain(secret)
    },
  )

  it.each(usedBy((user) => user.startsWith('users who confirm')))(
    '%s is closed without a confirmation',
    async (name) => {
      const elsewhere = new Browser(server, ada.authenticator)
      const { accessToken } = await elsewhere.signIn()
      const things = { ...adasThings, sessionId: String(decodeJwt(accessToken)['sid']) }
      const answer = await knock(name, `Bearer ${String(ada.accessToken)}`, things)
      expect(refusalIn(answer)).toEqual([403, 'confirmation_required'])
    },
  )
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

describe('a route that does not declare its callers', () => {
  let app: NestFastifyApplication
  beforeAll(async () => {
    const runtime = { clock: server.clock, random: new SystemRandom(), logger: new StructuredLogger('silent') }
    const { imports = [], ...rest } = AppModule.forRoot(server.config, runtime)
    const module = { ...rest, imports: [...imports, UndeclaredModule] }
    app = await NestFactory.create<NestFastifyApplication>(module, new FastifyAdapter(), { logger: false })
    await app.init()
  })
  afterAll(() => app.close())

  it('fails the walk', () => {
    const declared = declaredIn(app)
    expect(declared).not.toEqual(ROUTES)
    expect(declared).toEqual({ ...ROUTES, 'GET /undeclared': 'nobody', 'GET /undeclared/open': 'everyone' })
  })

  it.each([undefined, `Bearer ${TEST_API_KEY}`])('rejects every caller: %s', async (authorization) => {
    const fastify = app.getHttpAdapter().getInstance()
    const headers = authorization === undefined ? {} : { authorization }
    const answer = await fastify.inject({ url: '/undeclared', headers })
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([403, 'permission_missing'])
    expect((await fastify.inject({ url: '/undeclared/open', headers })).body).toBe('everybody')
  })
})
