import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { startTestApp, TEST_API_KEY, type TestApp } from '../support/app.js'
import type { Method } from '../support/flows.js'

interface Answer {
  readonly $ref?: string
  readonly description?: string
  readonly headers?: Readonly<Record<string, object>>
}

interface Operation {
  readonly operationId: string
  readonly tags: readonly string[]
  readonly requestBody?: { readonly required: boolean }
  readonly responses: Readonly<Record<string, Answer>>
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
    readonly responses: Readonly<Record<string, Answer>>
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
  if (found === undefined) throw new Error(`there is no ${id}`)
  return found.operation
}

describe('the document says', () => {
  it('of every group of routes what it is, and names no other', () => {
    const described = DOCUMENT.tags.filter(({ description }) => description !== '').map(({ name }) => name)
    expect(new Set(OPERATIONS.flatMap(({ operation }) => operation.tags))).toEqual(new Set(described))
    expect(DOCUMENT.servers).toHaveLength(1)
  })

  it('of every success what it is', () => {
    const successes = OPERATIONS.flatMap(({ operation: { operationId, responses } }) =>
      Object.entries(responses).map(([status, { $ref, description }]) => ({ operationId, status, $ref, description })),
    )
    expect(successes.filter(({ $ref, description }) => !$ref && !description)).toEqual([])
  })

  it('that numbers are whole', () => {
    expect(/"type": (?:\[\s*)?"number"/.exec(TEXT)).toBeNull()
  })

  it.each([
    ['CreateUser', 'userId', 255],
    ['CreateUser', 'emailOrUsername', 320],
    ['StartRegistration', 'userDisplayName', 255],
    ['CreateApiKey', 'name', 255],
    ['RenamePasskey', 'displayName', 255],
    ['ExtensionWishes', 'credBlob', 43],
    ['Token', 'token', 4096],
  ])('how long %s.%s may be', (schema, member, length) => {
    expect(DOCUMENT.components.schemas[schema]?.properties[member]).toMatchObject({
      minLength: expect.any(Number) as number,
      maxLength: length,
    })
  })

  it('once that a trace may be null, and what it looks like', () => {
    const trace = { $ref: '#/components/schemas/TraceReport' }
    const { RegistrationResult, SteppedUp } = DOCUMENT.components.schemas
    expect(RegistrationResult?.properties['trace']).toMatchObject({ anyOf: [trace, { type: 'null' }] })
    expect(SteppedUp?.properties['trace']).toMatchObject({ allOf: [trace] })
  })

  it.each(['requiredScopes', 'limitedBy', 'retryAfterSeconds', 'maxAgeSeconds', 'max', 'current', 'path', 'setting'])(
    'with which problems %s comes',
    (member) => {
      expect(DOCUMENT.components.schemas['ProblemDetails']?.properties[member]?.description).toMatch(/^With /)
    },
  )
})

describe('the headers of', () => {
  const limits = ['RateLimit-Limit', 'RateLimit-Remaining', 'RateLimit-Reset', 'RateLimit-Policy']

  it.each<[string, string[]]>([
    ['users.list', limits],
    ['signIn.start', [...limits, 'Set-Cookie']],
    ['signIn.finish', [...limits, 'Set-Cookie']],
    ['mySessions.refresh', [...limits, 'Set-Cookie']],
    ['mySessions.signOut', ['Set-Cookie']],
    ['me.get', []],
    ['documents.jwks', []],
  ])('%s are described', (id, names) => {
    const [success] =
      Object.entries(operationOf(id).responses)
        .find(([status]) => status.startsWith('2'))
        ?.slice(1) ?? []
    expect(Object.keys((success as Answer).headers ?? {}).sort()).toEqual([...names].sort())
  })

  it.each([
    ['429.rate_limited', ['Retry-After', ...limits]],
    ['401.credentials_invalid.credentials_missing', ['WWW-Authenticate']],
  ])('%s are described', (name, names) => {
    expect(Object.keys(DOCUMENT.components.responses[name]?.headers ?? {})).toEqual(names)
  })
})

describe('credentials', () => {
  it.each<[string, object[] | undefined]>([
    ['users.list', [{ apiKey: ['users:read'] }]],
    ['signIn.start', undefined],
    ['signIn.finish', [{ browserCookie: [] }]],
    ['signUp.finish', [{ browserCookie: [] }]],
    ['enrolment.finish', [{ browserCookie: [] }]],
    ['stepUp.start', [{ endUser: [] }]],
    ['stepUp.finish', [{ endUser: [], browserCookie: [] }]],
    ['myPasskeys.finishAdding', [{ endUser: [], browserCookie: [] }]],
    ['mySessions.refresh', [{}, { refreshCookie: [] }]],
  ])('of %s', (id, security) => {
    expect(operationOf(id).security).toEqual(security)
  })

  it('are described once; API keys are no JWTs', () => {
    const { securitySchemes } = DOCUMENT.components
    expect(Object.keys(securitySchemes)).toEqual(['apiKey', 'endUser', 'browserCookie', 'refreshCookie'])
    expect(securitySchemes['apiKey']).not.toHaveProperty('bearerFormat')
  })
})

describe('a body that may be left out', () => {
  let server: TestApp
  beforeAll(async () => {
    server = await startTestApp({ config: { tokens: { refresh_token: 'body' } } })
  })
  afterAll(() => server.close())

  const optional = OPERATIONS.filter(({ operation }) => operation.requestBody?.required === false)

  it('is that of every operation that asks for no member', () => {
    expect(optional.map(({ operation }) => operation.operationId).sort()).toEqual([
      'apiKeys.change',
      'apiKeys.rotate',
      'authentication.start',
      'enrolmentTokens.create',
      'myPasskeys.startAdding',
      'mySessions.refresh',
      'signIn.start',
      'users.change',
      'users.create',
    ])
  })

  it.each(optional)('is not asked for by $operation.operationId', async ({ path, method, operation }) => {
    const url = path.replaceAll(/\{\w+\}/g, 'x')
    const forKeys = operation.security?.some((scheme) => 'apiKey' in scheme) === true
    const headers = forKeys ? { authorization: `Bearer ${TEST_API_KEY}` } : {}
    const { status } = await server.send({ method, url, headers })
    expect([200, 201, 401, 404]).toContain(status)
  })
})
