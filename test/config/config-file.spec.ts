import { createConfig } from '../../src/config/load-config.js'
import { complaintsOf, testEnvironment } from '../support/config.js'

const environment = testEnvironment()
const configOf = (content: unknown, port = 0) => createConfig(content, testEnvironment({ port }))

describe('the configuration file', () => {
  it('has a default for every key', () => {
    const config = configOf({})
    expect(config).toMatchObject({
      hostname: 'localhost:3000',
      rpId: 'localhost',
      rpName: 'Latchkey',
      origins: ['http://localhost:3000'],
      maxPasskeysPerUser: 5,
      registration: { attestation: 'none', algorithms: [-7, -8, -257], timeoutSeconds: 300 },
      authentication: { signCount: 'reject', signCountSynced: 'flag', uvUpgrade: 'never' },
      tokens: { issuer: 'http://localhost:3000', audience: 'localhost', accessTokenSeconds: 900 },
      endUserRealm: { enabled: true, showTraces: true },
    })
  })

  it('is immutable', () => {
    const config = configOf({})
    expect(Object.isFrozen(config)).toBe(true)
    for (const part of [
      config.origins,
      config.registration,
      config.attestation,
      config.backup,
      config.authentication,
    ]) {
      expect(Object.isFrozen(part)).toBe(true)
    }
  })

  it('shows traces to browsers only on localhost by default', () => {
    expect(configOf({ hostname: 'example.com' }).endUserRealm.showTraces).toBe(false)
    expect(configOf({ hostname: 'example.com', end_user_realm: { show_traces: true } }).endUserRealm.showTraces).toBe(
      true,
    )
  })

  it.each([
    ['example.com', 'example.com', 'https://example.com'],
    ['login.example.com', 'login.example.com', 'https://login.example.com'],
    ['example.com:8443', 'example.com', 'https://example.com:8443'],
    ['example.com:443', 'example.com', 'https://example.com'],
    ['localhost:3000', 'localhost', 'http://localhost:3000'],
    ['localhost', 'localhost', 'http://localhost'],
    ['localhost:80', 'localhost', 'http://localhost'],
    ['app.localhost:3000', 'app.localhost', 'http://app.localhost:3000'],
  ])('derives the RP ID and the default origin from the hostname %s', (hostname, rpId, origin) => {
    expect(configOf({ hostname })).toMatchObject({ rpId, defaultOrigin: origin, origins: [origin] })
  })

  it('expects the address of the server only on localhost', () => {
    expect(configOf({}, 8080).origins).toEqual(['http://localhost:3000', 'http://localhost:8080'])
    expect(configOf({ hostname: 'example.com' }, 8080).origins).toEqual(['https://example.com'])
  })

  it('accepts further origins of the domain and of native applications', () => {
    const android = 'android:apk-key-hash:7d1043473d55bfa90e8530d35801d4e381bc69f0b91'
    const origins = [
      'https://login.example.com',
      'https://example.com:8443',
      `${android.slice(0, 21)}${'A'.repeat(43)}`,
    ]
    expect(configOf({ hostname: 'example.com', origins }).origins).toEqual(['https://example.com', ...origins])
  })

  it.each([
    ['example.com', 'https://example.com'],
    ['example.com', 'https://example.com/'],
    ['example.com', 'https://example.com/app-id.json?v=1'],
    ['example.com', 'https://example.com:8443/app-id.json'],
    ['example.com', 'https://u2f.example.com/app-id.json'],
    ['login.example.co.uk', 'https://www.example.co.uk/app-id.json'],
    ['localhost', 'https://localhost/app-id.json'],
  ])('accepts for the hostname %s the AppID %s, and does not change it', (hostname, app_id) => {
    expect(configOf({ hostname, app_id })).toMatchObject({ appId: app_id })
  })

  it.each([
    ['http://example.com/', 'must be an https address without user name, password and fragment'],
    ['example.com', 'must be an https address without user name, password and fragment'],
    ['https://good@example.com/', 'must be an https address without user name, password and fragment'],
    ['https://example.com@evil.example/', 'must be an https address without user name, password and fragment'],
    ['https://example.com/#facets', 'must be an https address without user name, password and fragment'],
    ['android:apk-key-hash:AAAA', 'must be an https address without user name, password and fragment'],
    ['https://Example.com/', 'must be written as browsers do: "https://example.com/"'],
    ['https://example.com:443/', 'must be written as browsers do: "https://example.com/"'],
    ['https://example.com/a/../b', 'must be written as browsers do: "https://example.com/b"'],
    ['https:\\\\example.com/', 'must be written as browsers do: "https://example.com/"'],
    ['https://evil.example/', 'must have a host on the registrable domain of the RP ID "login.example.com"'],
    ['https://badexample.com/', 'must have a host on the registrable domain of the RP ID "login.example.com"'],
    [
      'https://example.com.evil.example/',
      'must have a host on the registrable domain of the RP ID "login.example.com"',
    ],
    ['https://com/', 'must have a host on the registrable domain of the RP ID "login.example.com"'],
  ])('rejects the AppID %s', (app_id, reason) => {
    const complaints = complaintsOf(() => createConfig({ hostname: 'login.example.com', app_id }, environment))
    expect(complaints).toEqual([`app_id: ${reason}`])
  })

  it('rejects an AppID of another user of the same public suffix', () => {
    const content = { hostname: 'ada.github.io', app_id: 'https://eve.github.io/' }
    const complaints = complaintsOf(() => createConfig(content, environment))
    expect(complaints).toEqual(['app_id: must have a host on the registrable domain of the RP ID "ada.github.io"'])
  })

  it.each([
    ['an unknown key', { colour: 'red' }, 'colour: is not a key of the configuration'],
    ['an unknown key of a group', { tokens: { colour: 1 } }, 'tokens.colour: is not a key of the configuration'],
    [
      'a key in camelCase',
      { maxPasskeysPerUser: 5 },
      'maxPasskeysPerUser: is not a key of the configuration; write "max_passkeys_per_user" instead',
    ],
    [
      'a key with a spelling mistake',
      { tokens: { sesion_days: 7 } },
      'tokens.sesion_days: is not a key of the configuration; did you mean "session_days"?',
    ],
    [
      'a key that belongs in a group',
      { session_days: 7 },
      'session_days: is not a key of the configuration; did you mean "tokens.session_days"?',
    ],
    [
      'a key that belongs in several groups',
      { user_verification: 'required' },
      'user_verification: is not a key of the configuration',
    ],
    ['a wrong type', { rp_name: 5 }, 'rp_name: must be text of 1 to 64 characters'],
    ['null', { rp_name: null }, 'rp_name: must be text of 1 to 64 characters'],
    ['an empty name', { rp_name: '' }, 'rp_name: must be text of 1 to 64 characters'],
    ['a limit of 0', { max_passkeys_per_user: 0 }, 'max_passkeys_per_user: must be a whole number from 1 to 10'],
    ['a limit of 11', { max_passkeys_per_user: 11 }, 'max_passkeys_per_user: must be a whole number from 1 to 10'],
    ['a limit of 2.5', { max_passkeys_per_user: 2.5 }, 'max_passkeys_per_user: must be a whole number from 1 to 10'],
    ['a limit in quotes', { max_passkeys_per_user: '5' }, 'max_passkeys_per_user: must be a whole number from 1 to 10'],
    ['a group that is a list', { tokens: [] }, 'tokens: must be an object'],
    ['a group that is null', { tokens: null }, 'tokens: must be an object'],
    ['a file that is a list', [], '(the file): must be an object'],
    [
      'a word in the wrong case',
      { authentication: { sign_count: 'Reject' } },
      /^authentication.sign_count: must be one of/,
    ],
    ['true as text', { end_user_realm: { enabled: 'true' } }, 'end_user_realm.enabled: must be true or false, or null'],
    [
      'an empty list of algorithms',
      { registration: { algorithms: [] } },
      /^registration.algorithms: must be a list of 1 to/,
    ],
    ['an algorithm twice', { registration: { algorithms: ['ES256', 'ES256'] } }, /^registration.algorithms: must be/],
    [
      'an unknown algorithm',
      { registration: { algorithms: ['RS1'] } },
      /^registration.algorithms\[0\]: must be one of/,
    ],
    ['a time of 0', { authentication: { timeout_seconds: 0 } }, /^authentication.timeout_seconds: must be a whole/],
    ['a hostname with a scheme', { hostname: 'https://example.com' }, /^hostname: must be a domain/],
    ['a hostname with a path', { hostname: 'example.com/' }, /^hostname: must be a domain/],
    ['a hostname with capitals', { hostname: 'Example.com' }, /^hostname: must be a lower-case domain/],
    ['an IP address', { hostname: '127.0.0.1' }, /^hostname: must be a lower-case domain/],
    [
      'a public suffix',
      { hostname: 'co.uk' },
      'hostname: must not be a public suffix: browsers reject it, use a domain below it',
    ],
    ['a private public suffix', { hostname: 'github.io:8443' }, /^hostname: must not be a public suffix/],
    ['a top-level domain', { hostname: 'com' }, /^hostname: must not be a public suffix/],
    ['an underscore in the registrable domain', { hostname: 'a_b.co.uk' }, /^hostname: .*underscore.*"a_b\.co\.uk"/],
    ['a Unicode host', { hostname: 'Bücher.example:8443' }, /^hostname: .*; write "xn--bcher-kva\.example:8443"$/],
    ['capital letters', { hostname: 'Example.com' }, /^hostname: .*; write "example\.com"$/],
    ['a URL', { hostname: 'https://example.com/' }, /^hostname: .*; write "example\.com"$/],
    ['an IP address', { hostname: '192.0.2.1' }, /^hostname: must be a lower-case domain such as example\.com$/],
    ['a port out of range', { hostname: 'localhost:65536' }, /^hostname: must be a domain/],
    [
      'an origin on another domain',
      { hostname: 'example.com', origins: ['https://example.org'] },
      /^origins\[0\]: must have the RP ID/,
    ],
    [
      'an origin whose host only ends with the RP ID',
      { hostname: 'example.com', origins: ['https://badexample.com'] },
      /^origins\[0\]: must have the RP ID/,
    ],
    [
      'an origin on the parent domain',
      { hostname: 'a.example.com', origins: ['https://example.com'] },
      /^origins\[0\]: must have the RP ID/,
    ],
    [
      'an origin with a path',
      { hostname: 'example.com', origins: ['https://example.com/'] },
      /^origins\[0\]: must not have a trailing slash/,
    ],
    [
      'an origin without TLS',
      { hostname: 'example.com', origins: ['http://example.com'] },
      /^origins\[0\]: http is allowed/,
    ],
    ['the opaque origin', { origins: ['null'] }, /^origins\[0\]: must not be the opaque origin/],
    ['an origin that is a number', { origins: [1] }, 'origins[0]: must be text of 1 to 512 characters'],
  ])('is rejected with %s', (_what, content, complaint) => {
    const complaints = complaintsOf(() => createConfig(content, environment))
    expect(complaints).toEqual([typeof complaint === 'string' ? complaint : expect.stringMatching(complaint)])
  })

  it('is rejected with all problems at once', () => {
    const content = { hostname: 'x y', origins: ['nowhere'], colour: 1, tokens: { issuer: 1, colour: 2 } }
    const paths = complaintsOf(() => createConfig(content, environment)).map((line) => line.split(':')[0])
    expect(paths.sort()).toEqual(['colour', 'hostname', 'origins[0]', 'tokens.colour', 'tokens.issuer'])
  })
})
