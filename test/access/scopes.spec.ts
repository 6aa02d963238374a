import { allows, SCOPES } from '../../src/access/scopes.js'

describe('allows', () => {
  it('requires every scope in the list', () => {
    expect(allows(['users:read'], ['users:read'])).toBe(true)
    expect(allows(['users:read', 'passkeys:read'], ['users:read', 'passkeys:read'])).toBe(true)
    expect(allows(['users:read'], ['users:read', 'passkeys:read'])).toBe(false)
    expect(allows([], ['users:read'])).toBe(false)
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
