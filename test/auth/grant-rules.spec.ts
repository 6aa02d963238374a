import type { ApiKey } from '../../src/access/api-key.js'
import { GrantRules } from '../../src/auth/api-keys/grant-rules.js'
import type { Scope } from '../../src/access/scopes.js'
import { createConfig } from '../../src/config/load-config.js'
import { TestClock } from '../support/clock.js'
import { testEnvironment } from '../support/config.js'
import { errorWith } from '../support/error-with.js'

const rules = new GrantRules(createConfig({}, testEnvironment()), new TestClock())

const granter = (scopes: readonly Scope[], allowedOrigins: readonly string[] | null = null): ApiKey => ({
  id: 'granter',
  name: 'granter',
  scopes,
  allowedOrigins,
  createdAt: new Date(0),
  lastUsedAt: null,
  expiresAt: null,
  revokedAt: null,
  rotatedFrom: null,
})

describe('a key gives away', () => {
  it.each<[Scope[], Scope[]]>([
    [['admin'], ['admin', 'users:write']],
    [['users:read', 'users:write'], ['users:read']],
    [['users:read'], ['users:read']],
  ])('of %j: %j', (own, scopes) => {
    expect(() => rules.checkWithin(granter(own), { name: 'x', scopes })).not.toThrow()
  })

  it.each<[Scope[], Scope[]]>([
    [['users:read'], ['users:write']],
    [
      ['users:read', 'users:write'],
      ['users:read', 'traces:read'],
    ],
    [['users:read', 'users:write', 'audit:read'], ['admin']],
  ])('of %j not: %j', (own, scopes) => {
    expect(() => rules.checkWithin(granter(own), { name: 'x', scopes })).toThrow(
      errorWith({ code: 'permission_missing' }),
    )
  })

  it.each<[string, string[] | null, string[] | null | undefined, boolean]>([
    ['any origin where it has all', null, ['http://a.localhost'], true],
    ['all origins where it has all', null, undefined, true],
    ['its origins', ['http://a.localhost', 'http://b.localhost'], ['http://b.localhost'], true],
    ['no origin beside its own', ['http://a.localhost'], ['http://a.localhost', 'http://b.localhost'], false],
    ['not all origins where it has some', ['http://a.localhost'], null, false],
    ['not all origins by leaving them out', ['http://a.localhost'], undefined, false],
  ])('%s', (_what, own, wanted, allowed) => {
    const grant = { name: 'x', scopes: ['admin'] as const, ...(wanted !== undefined && { allowedOrigins: wanted }) }
    const check = () => rules.checkWithin(granter(['admin'], own), grant)
    if (allowed) expect(check).not.toThrow()
    else expect(check).toThrow(errorWith({ code: 'origin_not_allowed' }))
  })
})
