import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Environment } from '../../src/config/environment.js'
import { createConfig } from '../../src/config/load-config.js'
import { checkAddress } from '../../src/doctor/address-check.js'
import { checkConfiguration } from '../../src/doctor/configuration-checks.js'
import { testEnvironment } from '../support/config.js'

const sound = { hostname: 'example.com', http: { trusted_proxies: ['loopback'] } }
const AAGUID = '01020304-0506-0708-0102-030405060708'
const related = { related_origins: ['https://example.de', 'https://example.co.uk'] }

function check(name: string, content: object, environment: Partial<Environment> = {}) {
  const config = createConfig({ ...sound, ...content }, testEnvironment(environment))
  const [finding, ...more] = checkConfiguration(config).filter((each) => each.check === name)
  expect(more).toEqual([])
  return finding
}

it('finds nothing wrong with a sound configuration', () => {
  const findings = checkConfiguration(createConfig(sound, testEnvironment()))
  expect(findings.filter(({ severity }) => severity !== 'ok')).toEqual([])
  expect(new Set(findings.map((finding) => finding.check)).size).toBe(findings.length)
})

it.each<[check: string, content: object, severity: string, found: RegExp]>([
  ['RP ID', {}, 'ok', /"example\.com"/],
  ['RP ID', { hostname: 'co.uk' }, 'problem', /public suffix/],
  ['RP ID', { hostname: 'github.io' }, 'problem', /public suffix/],
  ['RP ID', { hostname: 'team.github.io' }, 'ok', /"team\.github\.io"/],
  ['RP ID', { hostname: 'localhost:3000' }, 'ok', /"localhost"/],
  ['https', { hostname: 'localhost:3000' }, 'warning', /this machine alone/],
  [
    'origins',
    { origins: [`android:apk-key-hash:${'A'.repeat(43)}`] },
    'ok',
    /^Ceremonies may run on https:\/\/example\.com, android:.* \(1 of them native/,
  ],
  ['related origins', { documents: related }, 'ok', /^2 origins with 1 of 5 names/],
  ['related origins', { documents: related, hostname: 'localhost' }, 'warning', /localhost does not have/],
  ['documents', {}, 'ok', /none/],
  ['documents', { documents: related }, 'ok', /https:\/\/example\.com\/\.well-known\/webauthn\.$/],
  ['documents', { documents: related, hostname: 'example.com:8443' }, 'warning', /well-known\/webauthn/],
  ['documents', { documents: { apple_apps: ['A1B2C3D4E5.a.b'] } }, 'ok', /apple-app-site-association/],
  ['proxies', {}, 'ok', /loopback/],
  ['proxies', { http: {} }, 'warning', /share its limits/],
  ['proxies', { http: {}, hostname: 'localhost' }, 'ok', /nobody/],
  ['rate limits', { rate_limits: { ceremonies_per_user: null } }, 'warning', /ceremoniesPerUser\./],
  ['rate limits', { rate_limits: { enabled: false } }, 'warning', /ceremoniesPerAddress, ceremoniesPerUser/],
  ['cross-origin pages', { cors: { origins: ['https://example.com'] } }, 'ok', /may call/],
  ['cross-origin pages', { cors: { origins: ['https://app.example.com'] } }, 'warning', /no ceremony is expected/],
  ['framing', { framing: { mode: 'same-origin' } }, 'ok', /same-origin/],
  ['framing', { framing: { mode: 'listed', top_origins: ['https://a.example'] } }, 'ok', /https:\/\/a\.example/],
  [
    'framing',
    { framing: { mode: 'listed', top_origins: ['https://a.example'], without_top_origin: 'accepted' } },
    'warning',
    /are believed/,
  ],
  ['signing keys', { tokens: { rotate_after_days: null } }, 'warning', /not rotated by themselves/],
  ['user verification', {}, 'ok', /required for step-up\./],
  ['user verification', { registration: { user_verification: 'discouraged' } }, 'warning', /refused for step-up\./],
  ['user verification', { purposes: { 'step-up': { user_verification: 'preferred' } } }, 'warning', /who is there/],
  ['user verification', { purposes: { 'step-up': { user_verification: 'discouraged' } } }, 'warning', /who is there/],
  ['user verification', { authentication: { user_verification: 'required' } }, 'ok', /for login, step-up\./],
  ['algorithms', {}, 'ok', /can serve every purpose/],
  ['algorithms', { purposes: { payment: { algorithms: ['ES256', 'ES384'] } } }, 'ok', /can serve every purpose/],
  ['algorithms', { purposes: { payment: { algorithms: ['ES384'] } } }, 'warning', /serve payment\./],
  ['attestation', { registration: { attestation: 'direct' } }, 'warning', /nothing is there/],
  ['attestation', {}, 'ok', /not asked/],
  ['attestation', { attestation: { none: 'refused' } }, 'warning', /refuses passkeys that do not/],
  ['attestation', { attestation: { models: { only: [AAGUID] } } }, 'warning', /refuses passkeys that do not/],
  ['attestation', { attestation: { models: { except: [AAGUID] } } }, 'ok', /not asked/],
])('%s with %j: %s', (name, content, severity, found) => {
  const finding = check(name, content)
  expect(finding?.severity).toBe(severity)
  expect(finding?.found).toMatch(found)
  expect(finding?.advice !== undefined).toBe(severity !== 'ok')
})

it('looks at the environment too', () => {
  expect(check('proxies', { http: {} }, { trustedProxies: ['10.0.0.0/8'] })).toMatchObject({ severity: 'ok' })
  expect(check('signing keys', {}, { tokenSigningKey: '-' })).toMatchObject({
    severity: 'warning',
    found: expect.stringContaining('LATCHKEY_TOKEN_SIGNING_KEY'),
  })
})

it.each([
  [0o600, 'ok', /^It is kept in /],
  [0o660, 'ok', /^It is kept in /],
  [0o644, 'warning', /^Everybody on this machine can read /],
])('looks at who may read the master secret: %o', (mode, severity, found) => {
  const dataDirectory = mkdtempSync(join(tmpdir(), 'latchkey-doctor-'))
  writeFileSync(join(dataDirectory, 'latchkey-secret'), '')
  chmodSync(join(dataDirectory, 'latchkey-secret'), mode)
  expect(check('master secret', {}, { dataDirectory })).toMatchObject({ severity, found: expect.stringMatching(found) })
  const variable = { dataDirectory, masterSecret: 'A'.repeat(43) }
  expect(check('master secret', {}, variable)).toMatchObject({ severity: 'ok', found: 'LATCHKEY_SECRET holds it.' })
  rmSync(dataDirectory, { recursive: true })
})

describe('an address', () => {
  const addressCheck = (address: string) => checkAddress(address, createConfig(sound, testEnvironment()))

  it.each(['https://example.com', 'https://example.com/', 'https://example.com:443/passkeys?x=1#y'])(
    '%s is one of an expected origin',
    (address) => expect(addressCheck(address)).toMatchObject({ severity: 'ok' }),
  )

  it.each([
    ['https://example.com:8443/passkeys', 'https://example.com:8443', /another port/],
    ['http://example.com/', 'http://example.com', /another scheme/],
    ['https://login.example.com/x', 'https://login.example.com', /Add "https:\/\/login\.example\.com" to "origins"/],
    ['example.com', 'example.com', /no page of a web site/],
    ['file:///index.html', 'file:///index.html', /no page of a web site/],
  ])('%s is not', (address, received, advice) => {
    const finding = addressCheck(address)
    expect(finding).toMatchObject({ severity: 'problem', expected: 'https://example.com', received })
    expect(finding.advice).toMatch(advice)
  })
})
