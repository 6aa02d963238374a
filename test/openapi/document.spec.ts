import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { startTestApp, TEST_API_KEY, type TestApp } from '../support/app.js'
import type { Method } from '../support/flows.js'

interface Response {
  readonly $ref?: string
  readonly description?: string
  readonly headers?: Readonly<Record<string, object>>
}

interface Operation {
  readonly operationId: string
  readonly tags: readonly string[]
  readonly requestBody?: { readonly required: boolean }
  readonly responses: Readonly<Record<string, Response>>
  readonly security?: readonly object[]
}

interface Schema {
  readonly properties: Readonly<Record<string, { readonly description?: string; readonly maxLength?: number }>>
}

interface OpenApi {
  readonly servers: readonly object[]
  readonly tags: readonly { readonly name: string; readonly description: string }[]
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components: {
    readonly schemas: Readonly<Record<string, Schema>>
    readonly responses: Readonly<Record<string, Response>>
    readonly headers: Readonly<Record<string, object>>
    readonly securitySchemes: Readonly<Record<string, object>>
  }
}

const TEXT = readFileSync(join(import.meta.dirname, '../../docs/openapi.json'), 'utf8')
const DOCUMENT = JSON.parse(TEXT) as OpenApi

const OPERATIONS = Object.entries(DOCUMENT.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase() as Method, operation })),
)

function operationOf(id: string): Operation {
  const found = OPERATIONS.find(({ operation }) => operation.operationId === id)
  if (found === undefined) throw new Error(`unknown operation ${id}`)
  return found.operation
}

describe('the OpenAPI document', () => {
  it('describes every tag that an operation uses, and no other', () => {
    const described = DOCUMENT.tags.filter(({ description }) => description !== '').map(({ name }) => name)
    expect(new Set(OPERATIONS.flatMap(({ operation }) => operation.tags))).toEqual(new Set(described))
    expect(DOCUMENT.servers).toHaveLength(1)
  })

  it('describes every response', () => {
    const successes = OPERATIONS.flatMap(({ operation: { operationId, responses } }) =>
      Object.entries(responses).map(([status, { $ref, description }]) => ({ operationId, status, $ref, description })),
    )
    expect(successes.filter(({ $ref, description }) => !$ref && !description)).toEqual([])
  })

  it('declares every number as an integer', () => {
    expect(/"type": (?:\[\s*)?"number"/.exec(TEXT)).toBeNull()
  })

  it.each([
    ['CreateUser', 'userId', 255],
    ['CreateUser', 'emailOrUsername', 320],
    ['StartRegistration', 'displayName', 255],
    ['CreateApiKey', 'name', 255],
    ['RenamePasskey', 'displayName', 255],
    ['ExtensionRequest', 'credBlob', 43],
    ['RedeemToken', 'token', 4096],
    ['IntrospectToken', 'token', 16_384],
  ])('declares the maximum length of %s.%s', (schema, member, length) => {
    expect(DOCUMENT.components.schemas[schema]?.properties[member]).toMatchObject({
      minLength: expect.any(Number) as number,
      maxLength: length,
    })
  })

  it('refers to one schema for traces, and lets a trace be null where it may be absent', () => {
    const trace = { $ref: '#/components/schemas/TraceReport' }
    const { RegistrationResult, SteppedUp } = DOCUMENT.components.schemas
    expect(RegistrationResult?.properties['trace']).toMatchObject({ anyOf: [trace, { type: 'null' }] })
    expect(SteppedUp?.properties['trace']).toMatchObject({ anyOf: [trace, { type: 'null' }] })
  })

  it.each(['requiredScopes', 'limitedBy', 'retryAfterSeconds', 'confirmation', 'max', 'current', 'path', 'setting'])(
    'describes which problems contain the member %s',
    (member) => {
      expect(DOCUMENT.components.schemas['ProblemDetails']?.properties[member]?.description).toMatch(/^With /)
    },
  )
})

describe('the response headers', () => {
  const limits = ['RateLimit-Limit', 'RateLimit-Remaining', 'RateLimit-Reset', 'RateLimit-Policy']

  it.each<[string, string[]]>([
    ['users.list', limits],
    ['signIn.start', [...limits, 'Set-Cookie']],
    ['signIn.finish', [...limits, 'Set-Cookie']],
    ['mySessions.refresh', [...limits, 'Set-Cookie']],
    ['mySessions.signOut', ['Set-Cookie']],
    ['me.get', []],
    ['documents.jwks', ['ETag']],
    ['documents.authorizationServer', ['ETag']],
  ])('of %s are described', (id, names) => {
    const [success] =
      Object.entries(operationOf(id).responses)
        .find(([status]) => status.startsWith('2'))
        ?.slice(1) ?? []
    expect(Object.keys((success as Response).headers ?? {}).sort()).toEqual([...names].sort())
  })

  it.each([
    ['Problem429RateLimited', ['Retry-After', ...limits]],
    ['Problem401CredentialsInvalidCredentialsMissing', ['WWW-Authenticate']],
  ])('of %s are described', (name, names) => {
    expect(Object.keys(DOCUMENT.components.responses[name]?.headers ?? {})).toEqual(names)
  })
})

describe('the security requirements', () => {
  it.each<[string, object[]]>([
    ['users.list', [{ apiKey: ['users:read'] }]],
    ['tokens.introspect', [{ apiKey: ['authentication:write'] }, { client: ['authentication:write'] }]],
    ['signIn.start', []],
    ['health.live', []],
    ['signIn.finish', [{ browserCookie: [] }]],
    ['signUp.finish', [{ browserCookie: [] }]],
    ['enrolment.finish', [{ browserCookie: [] }]],
    ['stepUp.start', [{ endUser: [] }]],
    ['stepUp.finish', [{ endUser: [], browserCookie: [] }]],
    ['myPasskeys.finishAdding', [{ endUser: [], browserCookie: [] }]],
    ['mySessions.refresh', [{}, { refreshCookie: [] }]],
  ])('of %s are declared', (id, security) => {
    expect(operationOf(id).security).toEqual(security)
  })

  it('use five described schemes, and API keys have no bearer format', () => {
    const { securitySchemes } = DOCUMENT.components
    expect(Object.keys(securitySchemes)).toEqual(['apiKey', 'client', 'endUser', 'browserCookie', 'refreshCookie'])
    expect(securitySchemes['apiKey']).not.toHaveProperty('bearerFormat')
  })
})

describe('an optional request body', () => {
  let server: TestApp
  beforeAll(async () => {
    server = await startTestApp({ config: { tokens: { refresh_token: 'body' } } })
  })
  afterAll(() => server.close())

  const optional = OPERATIONS.filter(({ operation }) => operation.requestBody?.required === false)

  it('belongs to every operation without required members', () => {
    expect(optional.map(({ operation }) => operation.operationId).sort()).toEqual([
      'apiKeys.change',
      'apiKeys.rotate',
      'authentication.start',
      'enrolmentTokens.create',
      'myPasskeys.startAdding',
      'mySessions.refresh',
      'signIn.start',
      'stepUp.start',
      'users.change',
      'users.create',
    ])
  })

  it.each(optional)('may be omitted for $operation.operationId', async ({ path, method, operation }) => {
    const url = path.replaceAll(/\{\w+\}/g, 'x')
    const forKeys = operation.security?.some((scheme) => 'apiKey' in scheme) === true
    const headers = forKeys ? { authorization: `Bearer ${TEST_API_KEY}` } : {}
    const { status } = await server.send({ method, url, headers })
    expect([200, 201, 401, 404]).toContain(status)
  })
})
