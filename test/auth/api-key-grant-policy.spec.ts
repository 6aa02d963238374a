import type { ApiKey } from '../../src/access/api-key.js'
import { ApiKeyGrantPolicy } from '../../src/auth/api-keys/api-key-grant-policy.js'
import type { Scope } from '../../src/access/scopes.js'
import { createConfig } from '../../src/config/load-config.js'
import { TestClock } from '../support/clock.js'
import { testEnvironment } from '../support/config.js'
import { errorWith } from '../support/error-with.js'

const policy = new ApiKeyGrantPolicy(createConfig({}, testEnvironment()), new TestClock())

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

describe('the grant of an API key', () => {
  it.each<[Scope[], Scope[]]>([
    [['admin'], ['admin', 'users:write']],
    [['users:read', 'users:write'], ['users:read']],
    [['users:read'], ['users:read']],
  ])('may come from a key with the scopes %j: %j', (own, scopes) => {
    expect(() => policy.assertWithin(granter(own), { name: 'x', scopes })).not.toThrow()
  })

  it.each<[Scope[], Scope[]]>([
    [['users:read'], ['users:write']],
    [
      ['users:read', 'users:write'],
      ['users:read', 'traces:read'],
    ],
    [['users:read', 'users:write', 'audit:read'], ['admin']],
  ])('may not come from a key with the scopes %j: %j', (own, scopes) => {
    expect(() => policy.assertWithin(granter(own), { name: 'x', scopes })).toThrow(
      errorWith({ code: 'permission_missing' }),
    )
  })

  it.each<[string, string[] | null, string[] | null | undefined, boolean]>([
    ['accepts any origin from a key without allowedOrigins', null, ['http://a.localhost'], true],
    ['accepts no allowedOrigins from a key without', null, undefined, true],
    [
      "accepts a subset of the granting key's origins",
      ['http://a.localhost', 'http://b.localhost'],
      ['http://b.localhost'],
      true,
    ],
    [
      'rejects an origin that the granting key lacks',
      ['http://a.localhost'],
      ['http://a.localhost', 'http://b.localhost'],
      false,
    ],
    ['rejects null from a key with allowedOrigins', ['http://a.localhost'], null, false],
    ['rejects missing allowedOrigins from a key with allowedOrigins', ['http://a.localhost'], undefined, false],
  ])('%s', (_what, own, wanted, allowed) => {
    const grant = { name: 'x', scopes: ['admin'] as const, ...(wanted !== undefined && { allowedOrigins: wanted }) }
    const check = () => policy.assertWithin(granter(['admin'], own), grant)
    if (allowed) expect(check).not.toThrow()
    else expect(check).toThrow(errorWith({ code: 'origin_not_allowed' }))
  })
})
