import { allows, allowsAny, SCOPES } from '../../src/access/scopes.js'

it('allowsAny requires one of the scopes', () => {
  expect(allowsAny(['registration:new'], ['registration:new', 'registration:existing'])).toBe(true)
  expect(allowsAny(['registration:write'], ['registration:existing'])).toBe(true)
  expect(allowsAny(['users:read'], ['registration:new', 'registration:existing'])).toBe(false)
})

describe('allows', () => {
  it('requires every scope in the list', () => {
    expect(allows(['users:read'], ['users:read'])).toBe(true)
    expect(allows(['users:read', 'passkeys:read'], ['users:read', 'passkeys:read'])).toBe(true)
    expect(allows(['users:read'], ['users:read', 'passkeys:read'])).toBe(false)
    expect(allows([], ['users:read'])).toBe(false)
  })

  it.each([
    [['registration:write'], ['registration:new', 'registration:existing'], true],
    [['registration:new', 'registration:existing'], ['registration:write'], true],
    [['registration:new'], ['registration:write'], false],
    [['registration:existing'], ['registration:write'], false],
    [['registration:new'], ['registration:existing'], false],
    [['registration:existing'], ['registration:new'], false],
  ] as const)('treats registration:write as both of its parts: %j and %j', (granted, required, expected) => {
    expect(allows(granted, required)).toBe(expected)
  })

  it('treats only the scope admin as every scope', () => {
    expect(SCOPES.every((scope) => allows(['admin'], [scope]))).toBe(true)
    expect(
      allows(
        SCOPES.filter((scope) => scope !== 'admin'),
        ['admin'],
      ),
    ).toBe(false)
  })
})
