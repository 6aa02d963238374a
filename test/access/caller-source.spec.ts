import { readBearerToken } from '../../src/access/bearer-token.js'
import { CallerSource, CallerSources } from '../../src/access/caller-source.js'
import { errorWith } from '../support/error-with.js'

class EmptySource extends CallerSource<'api-keys'> {
  readonly realm = 'api-keys'

  authenticate() {
    return Promise.resolve({})
  }
}

describe('CallerSources', () => {
  it('returns the source of a realm', () => {
    const [sources, source] = [new CallerSources(), new EmptySource()]
    sources.register(source)
    expect(sources.get('api-keys')).toBe(source)
  })

  it('fails for a realm without a source', () => {
    expect(() => new CallerSources().get('end-users')).toThrow('no caller source for the realm end-users')
  })

  it('rejects a second source for a realm', () => {
    const sources = new CallerSources()
    sources.register(new EmptySource())
    expect(() => sources.register(new EmptySource())).toThrow('two caller sources for the realm api-keys')
  })
})

describe('readBearerToken', () => {
  const read = (authorization?: string) => readBearerToken({ headers: { authorization } })

  it.each(['Bearer abc', 'bearer abc', 'Bearer  abc'])('returns the token of %j', (header) => {
    expect(read(header)).toBe('abc')
  })

  it.each([
    [undefined, 'credentials_missing'],
    ['', 'credentials_invalid'],
    ['Bearer', 'credentials_invalid'],
    ['Bearer a b', 'credentials_invalid'],
    ['Basic abc', 'credentials_invalid'],
    ['Bearer a,b', 'credentials_invalid'],
  ])('rejects %j with %s', (header, code) => {
    expect(() => read(header)).toThrow(errorWith({ code }))
  })
})
