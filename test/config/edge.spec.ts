import { createConfig } from '../../src/config/load-config.js'
import { complaintsOf, loadIn, testEnvironment } from '../support/config.js'

const environment = testEnvironment()
const edgeOf = (content: object) => createConfig({ hostname: 'example.com', ...content }, environment).edge
const complaints = (content: object) =>
  complaintsOf(() => createConfig({ hostname: 'example.com', ...content }, environment))

const FINGERPRINT = Array.from({ length: 32 }, (_, index) => index.toString(16).padStart(2, '0')).join(':')
const ANDROID_ORIGIN = 'android:apk-key-hash:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8'
const EXTENSION = 'chrome-extension://abcdefghijklmnopabcdefghijklmnop'
const app = { package: 'com.example.app', sha256_cert_fingerprints: [FINGERPRINT] }

describe('the default settings', () => {
  it('limit requests and permit no other origins, frames or documents', () => {
    expect(edgeOf({})).toEqual({
      http: {
        trustedProxies: [],
        requestTimeoutSeconds: 30,
        connectionTimeoutSeconds: 60,
        keepAliveSeconds: 72,
        drainSeconds: 0,
        shutdownSeconds: 30,
      },
      rateLimits: {
        ceremoniesPerAddress: 60,
        ceremoniesPerUser: 30,
        slowDownPerUser: 600,
        requestsPerApiKey: 6000,
        failedApiKeysPerAddress: 20,
      },
      cors: { origins: new Set(), maxAgeSeconds: 600 },
      framing: { mode: 'refused', topOrigins: new Set(), ceremonies: 'refused' },
      documents: {
        relatedOrigins: [],
        passkeyEndpoints: { enroll: null, manage: null, prfUsageDetails: null },
        androidApps: [],
        appleApps: [],
        origins: [],
      },
    })
  })
})

describe('rate_limits', () => {
  it('sets no limit for null, and no limits when disabled', () => {
    expect(edgeOf({ rate_limits: { requests_per_api_key: null } }).rateLimits.requestsPerApiKey).toBeNull()
    expect(Object.values(edgeOf({ rate_limits: { enabled: false, ceremonies_per_user: 5 } }).rateLimits)).toEqual([
      null,
      null,
      null,
      null,
      null,
    ])
  })

  it('rejects a limit of 0', () => {
    expect(complaints({ rate_limits: { ceremonies_per_user: 0 } })).toEqual([
      expect.stringMatching(/^rate_limits\.ceremonies_per_user: must be a whole number from 1 to/),
    ])
  })
})

describe('http.trusted_proxies', () => {
  it.each([
    'loopback',
    'uniquelocal',
    '10.0.0.1',
    '10.0.0.0/8',
    '::1',
    'fd00::/8',
    'fc00::/7',
    'fe80::/10',
    '2400:cb00::/32',
    '2400:c000::/20',
    '::ffff:10.0.0.0/104',
  ])('accepts %s', (proxy) => {
    expect(edgeOf({ http: { trusted_proxies: [proxy] } }).http.trustedProxies).toEqual([proxy])
  })

  it.each(['10.0.0', '10.0.0.0/33', '0.0.0.0/0', 'fd00::/129', 'proxy.example.com', 'any', '*', '10.0.0.0/08', true])(
    'rejects %s',
    (proxy) => {
      expect(complaints({ http: { trusted_proxies: [proxy] } })).toEqual([
        expect.stringMatching(/^http\.trusted_proxies\[0\]: must be an IP address/),
      ])
    },
  )

  it.each(['0.0.0.0/1', '128.0.0.0/1', '10.0.0.0/7', '::/1', '2000::/3', '2400::/12', 'fc00::/6', 'fe80::/9'])(
    'rejects %s, which covers too much of the internet',
    (proxy) => {
      expect(complaints({ http: { trusted_proxies: ['10.0.0.1', proxy] } })).toEqual([
        expect.stringMatching(/^http\.trusted_proxies\[1\]: must be .*at most a \/8/),
      ])
    },
  )

  it.each(['::ffff:0:0/96', '::ffff:0.0.0.0/97', '::ffff:10.0.0.0/103'])(
    'rejects %s, which covers IPv4 addresses',
    (proxy) => {
      expect(complaints({ http: { trusted_proxies: [proxy] } })).toHaveLength(1)
      expect(complaintsOf(() => loadIn('/nowhere', { LATCHKEY_TRUSTED_PROXIES: proxy }))).toHaveLength(1)
    },
  )

  it('is replaced by LATCHKEY_TRUSTED_PROXIES', () => {
    const config = loadIn('/nowhere', { LATCHKEY_TRUSTED_PROXIES: 'loopback, 10.0.0.0/8' })
    expect(config.edge.http.trustedProxies).toEqual(['loopback', '10.0.0.0/8'])
    expect(complaintsOf(() => loadIn('/nowhere', { LATCHKEY_TRUSTED_PROXIES: 'everyone' }))).toEqual([
      expect.stringMatching(/^LATCHKEY_TRUSTED_PROXIES: must be a comma-separated list/),
    ])
  })
})

describe('cors.origins', () => {
  it('may list browser extensions', () => {
    expect(edgeOf({ cors: { origins: [EXTENSION] } }).cors.origins).toEqual(new Set([EXTENSION]))
  })

  it.each([
    ['*', /wildcard/],
    ['https://*.example.com', /wildcard/],
    ['null', /opaque/],
    ['https://example.com/', /trailing slash/],
    ['http://example.com', /http is allowed for localhost only/],
    [ANDROID_ORIGIN, /must be the origin of a web page or a browser extension/],
  ])('rejects %s', (origin, reason) => {
    const [complaint, ...more] = complaints({ cors: { origins: ['https://app.example.com', origin] } })
    expect(more).toEqual([])
    expect(complaint).toMatch(/^cors\.origins\[1\]: /)
    expect(complaint).toMatch(reason)
  })
})

describe('framing', () => {
  it.each([
    [{ mode: 'same-origin' }, 'refused'],
    [
      { mode: 'listed', top_origins: ['https://portal.example.org'] },
      { topOrigins: new Set(['https://portal.example.org']), withoutTopOrigin: 'refused' },
    ],
    [
      { mode: 'listed', top_origins: ['https://portal.example.org'], without_top_origin: 'accepted' },
      { topOrigins: new Set(['https://portal.example.org']), withoutTopOrigin: 'accepted' },
    ],
  ])('%j determines the frames in which ceremonies may run', (framing, ceremonies) => {
    expect(edgeOf({ framing }).framing.ceremonies).toEqual(ceremonies)
  })

  it.each([
    [{ mode: 'listed' }, 'framing.top_origins: must have entries'],
    [{ mode: 'same-origin', top_origins: ['https://a.example.org'] }, 'framing.top_origins: must have entries'],
    [{ mode: 'listed', top_origins: ['*'] }, 'framing.top_origins[0]: must not contain a wildcard'],
    [{ mode: 'listed', top_origins: [EXTENSION] }, 'framing.top_origins[0]: must be the origin of a web page, not'],
    [{ mode: 'any' }, 'framing.mode: must be one of'],
  ])('%j is rejected', (framing, complaint) => {
    expect(complaints({ framing })).toEqual([expect.stringContaining(complaint)])
  })
})

describe('documents.related_origins', () => {
  const related = (...origins: string[]) => ({ documents: { related_origins: origins } })

  it('become origins of ceremonies', () => {
    const config = createConfig({ hostname: 'example.com', ...related('https://example.co.uk') }, environment)
    expect(config.origins).toEqual(['https://example.com', 'https://example.co.uk'])
  })

  it('may have five labels on more than five domains', () => {
    const origins = [
      'https://example.co.uk',
      'https://shop.example.de',
      'https://example.sg',
      'https://cars.net',
      'https://www.rewards.co.jp',
      'https://travel.com',
      'https://hotels.com',
    ]
    expect(edgeOf(related(...origins)).documents.relatedOrigins).toEqual(origins)
  })

  it('may not have more than five labels; the error names the ignored ones', () => {
    const origins = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((name) => `https://brand-${name}.com`)
    expect(complaints(related(...origins, 'https://brand-g.co.uk'))).toEqual([
      'documents.related_origins: must not have more than 5 labels (WebAuthn §5.11): after brand-a, brand-b, brand-c, brand-d, brand-e, browsers ignore brand-f, brand-g',
    ])
  })

  it('counts labels below a private suffix, as browsers do', () => {
    const origins = ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => `https://team-${name}.github.io`)
    expect(complaints(related(...origins))).toEqual([expect.stringContaining('browsers ignore team-f')])
  })

  it.each([
    ['https://shop.example.com', /\[0\]: belongs to the RP ID "example.com"; add it to "origins" instead/],
    ['http://localhost:3000', /\[0\]: must be an https origin/],
    ['https://github.io', /\[0\]: is a public suffix/],
    ['https://co.uk', /\[0\]: is a public suffix/],
    ['https://intranet', /\[0\]: is a public suffix/],
    [ANDROID_ORIGIN, /\[0\]: must be the origin of a web page, not/],
    [EXTENSION, /\[0\]: must be the origin of a web page, not/],
    ['https://example.org/', /\[0\]: must not have a trailing slash/],
  ])('rejects %s', (origin, reason) => {
    expect(complaints(related(origin))).toEqual([expect.stringMatching(reason)])
  })
})

describe('documents.android_apps', () => {
  it('add the origins of their ceremonies', () => {
    const config = createConfig({ hostname: 'example.com', documents: { android_apps: [app] } }, environment)
    expect(config.origins).toEqual(['https://example.com', ANDROID_ORIGIN])
    expect(config.edge.documents.androidApps).toEqual([
      { package: 'com.example.app', fingerprints: [FINGERPRINT.toUpperCase()] },
    ])
  })

  it('may share a certificate, also with an origin that is configured explicitly', () => {
    const other = { ...app, package: 'com.example.other' }
    const content = { hostname: 'example.com', origins: [ANDROID_ORIGIN], documents: { android_apps: [app, other] } }
    expect(createConfig(content, environment).origins).toEqual(['https://example.com', ANDROID_ORIGIN])
  })

  it.each([
    ['an empty list of fingerprints', { ...app, sha256_cert_fingerprints: [] }],
    ['a SHA-1 fingerprint', { ...app, sha256_cert_fingerprints: [FINGERPRINT.slice(0, 59)] }],
    ['hex without colons', { ...app, sha256_cert_fingerprints: [FINGERPRINT.replaceAll(':', '')] }],
    ['a duplicate fingerprint', { ...app, sha256_cert_fingerprints: [FINGERPRINT, FINGERPRINT.toUpperCase()] }],
    ['a package of one part', { ...app, package: 'app' }],
    ['a missing package', { sha256_cert_fingerprints: [FINGERPRINT] }],
    ['an unknown member', { ...app, relation: [] }],
    ['text', 'com.example.app'],
    ['null', null],
  ])('are rejected with %s', (_what, entry) => {
    expect(complaints({ documents: { android_apps: [entry] } })).toEqual([
      expect.stringMatching(/^documents\.android_apps\[0\]: must be \{ "package"/),
    ])
  })

  it('are rejected with a duplicate package', () => {
    expect(complaints({ documents: { android_apps: [app, { ...app }] } })).toHaveLength(1)
  })
})

describe('documents.apple_apps and passkey_endpoints', () => {
  it('are resolved', () => {
    const documents = {
      apple_apps: ['A1B2C3D4E5.com.example.app'],
      passkey_endpoints: { enroll: 'https://example.com/passkeys/new' },
    }
    expect(edgeOf({ documents }).documents).toMatchObject({
      appleApps: ['A1B2C3D4E5.com.example.app'],
      passkeyEndpoints: { enroll: 'https://example.com/passkeys/new', manage: null },
    })
  })

  it.each([
    [{ apple_apps: ['com.example.app'] }, 'documents.apple_apps[0]: must be ten capital'],
    [{ apple_apps: ['a1b2c3d4e5.com.example.app'] }, 'documents.apple_apps[0]: must be ten capital'],
    [{ passkey_endpoints: { enroll: 'http://example.com/' } }, 'documents.passkey_endpoints.enroll: must be an https'],
    [{ passkey_endpoints: { manage: '/passkeys' } }, 'documents.passkey_endpoints.manage: must be an https'],
    [
      { passkey_endpoints: { prf_usage_details: 'https://u:p@example.com/' } },
      'documents.passkey_endpoints.prf_usage_details: must be an https',
    ],
  ])('%j is rejected', (documents, complaint) => {
    expect(complaints({ documents })).toEqual([expect.stringContaining(complaint)])
  })
})
