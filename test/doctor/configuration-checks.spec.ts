import { X509Certificate } from 'node:crypto'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { rootCertificates } from 'node:tls'
import type { Environment } from '../../src/config/environment.js'
import { createConfig } from '../../src/config/load-config.js'
import { checkAddress } from '../../src/doctor/address-check.js'
import { checkConfiguration } from '../../src/doctor/configuration-checks.js'
import { createTestCa } from '../support/certificates.js'
import { testEnvironment } from '../support/config.js'

const validContent = { hostname: 'example.com', http: { trusted_proxies: ['loopback'] } }
const AAGUID = '01020304-0506-0708-0102-030405060708'
const related = { related_origins: ['https://example.de', 'https://example.co.uk'] }

function check(name: string, content: object, environment: Partial<Environment> = {}) {
  const config = createConfig({ ...validContent, ...content }, testEnvironment(environment))
  const [finding, ...more] = checkConfiguration(config).filter((each) => each.check === name)
  expect(more).toEqual([])
  return finding
}

it('reports no problem in a valid configuration, with one finding per check', () => {
  const findings = checkConfiguration(createConfig(validContent, testEnvironment()))
  expect(findings.filter(({ severity }) => severity !== 'ok')).toEqual([])
  expect(new Set(findings.map((finding) => finding.check)).size).toBe(findings.length)
})

it.each<[check: string, content: object, severity: string, found: RegExp]>([
  ['RP ID', {}, 'ok', /"example\.com"/],
  ['RP ID', { hostname: 'team.github.io' }, 'ok', /"team\.github\.io"/],
  ['RP ID', { hostname: 'localhost:3000' }, 'ok', /"localhost"/],
  ['https', { hostname: 'localhost:3000' }, 'warning', /this machine only/],
  [
    'origins',
    { origins: [`android:apk-key-hash:${'A'.repeat(43)}`] },
    'ok',
    /^Ceremonies may run on https:\/\/example\.com, android:.* \(native apps: 1, browser extensions: 0\)/,
  ],
  ['related origins', { documents: related }, 'ok', /^2 origins with 1 of at most 5 labels/],
  ['related origins', { documents: related, hostname: 'localhost' }, 'warning', /localhost does not serve/],
  ['AppID', {}, 'ok', /^No U2F AppID/],
  ['AppID', { app_id: 'https://example.com/a', origins: ['https://b.example.com'] }, 'ok', /under https/],
  [
    'AppID',
    { app_id: 'https://example.com/a', origins: [`android:apk-key-hash:${'A'.repeat(43)}`] },
    'ok',
    /under https/,
  ],
  ['AppID', { app_id: 'https://example.com/a', documents: related }, 'warning', /on https:\/\/example\.de, https/],
  ['AppID', { app_id: 'https://localhost/a', hostname: 'localhost' }, 'warning', /on http:\/\/localhost/],
  ['documents', {}, 'ok', /no document/],
  ['documents', { documents: related }, 'ok', /https:\/\/example\.com\/\.well-known\/webauthn\.$/],
  ['documents', { documents: related, hostname: 'example.com:8443' }, 'warning', /well-known\/webauthn/],
  ['documents', { documents: { apple_apps: ['A1B2C3D4E5.a.b'] } }, 'ok', /apple-app-site-association/],
  ['proxies', {}, 'ok', /loopback/],
  ['proxies', { http: {} }, 'warning', /share its rate limits/],
  ['proxies', { http: {}, hostname: 'localhost' }, 'ok', /ignores X-Forwarded-For/],
  ['rate limits', { rate_limits: { ceremonies_per_user: null } }, 'warning', /ceremoniesPerUser\./],
  ['rate limits', { rate_limits: { enabled: false } }, 'warning', /ceremoniesPerAddress, ceremoniesPerUser/],
  ['cross-origin pages', { cors: { origins: ['https://example.com'] } }, 'ok', /can call/],
  ['cross-origin pages', { cors: { origins: ['https://app.example.com'] } }, 'warning', /ceremonies may not run there/],
  ['framing', { framing: { mode: 'same-origin' } }, 'ok', /same-origin/],
  ['framing', { framing: { mode: 'listed', top_origins: ['https://a.example'] } }, 'ok', /https:\/\/a\.example/],
  [
    'framing',
    { framing: { mode: 'listed', top_origins: ['https://a.example'], without_top_origin: 'accepted' } },
    'warning',
    /do not report the top-level page/,
  ],
  ['signing keys', { tokens: { rotate_after_days: null } }, 'warning', /key rotation is off/],
  ['user verification', {}, 'ok', /required for step-up\./],
  ['user verification', { registration: { user_verification: 'discouraged' } }, 'warning', /rejected for step-up\./],
  [
    'user verification',
    { purposes: { 'step-up': { user_verification: 'preferred' } } },
    'warning',
    /does not require user verification/,
  ],
  [
    'user verification',
    { purposes: { 'step-up': { user_verification: 'discouraged' } } },
    'warning',
    /does not require user verification/,
  ],
  ['user verification', { authentication: { user_verification: 'required' } }, 'ok', /for login, step-up\./],
  ['algorithms', {}, 'ok', /work for every purpose/],
  ['algorithms', { purposes: { payment: { algorithms: ['ES256', 'ES384'] } } }, 'ok', /work for every purpose/],
  ['algorithms', { purposes: { payment: { algorithms: ['ES384'] } } }, 'warning', /never work for payment\./],
  ['attestation', { registration: { attestation: 'direct' } }, 'warning', /no trust anchors/],
  ['attestation', {}, 'ok', /do not request attestation/],
  ['attestation', { attestation: { none: 'refused' } }, 'warning', /rejects passkeys without attestation/],
  ['attestation', { attestation: { models: { only: [AAGUID] } } }, 'warning', /rejects passkeys without attestation/],
  ['attestation', { attestation: { models: { except: [AAGUID] } } }, 'ok', /do not request attestation/],
])('the check "%s" of %j reports %s', (name, content, severity, found) => {
  const finding = check(name, content)
  expect(finding?.severity).toBe(severity)
  expect(finding?.found).toMatch(found)
  expect(finding?.advice !== undefined).toBe(severity !== 'ok')
})

it('takes environment variables into account', () => {
  expect(check('proxies', { http: {} }, { trustedProxies: ['10.0.0.0/8'] })).toMatchObject({ severity: 'ok' })
  expect(check('signing keys', {}, { tokenSigningKey: '-' })).toMatchObject({
    severity: 'warning',
    found: expect.stringContaining('LATCHKEY_TOKEN_SIGNING_KEY'),
  })
})

it.each([
  [0o600, 'ok', /^The master secret is stored in /],
  [0o660, 'ok', /^The master secret is stored in /],
  [0o644, 'warning', /^Every user of this machine can read /],
])('checks the permissions of the master secret file: %o', (mode, severity, found) => {
  const dataDirectory = mkdtempSync(join(tmpdir(), 'latchkey-doctor-'))
  writeFileSync(join(dataDirectory, 'latchkey-secret'), '')
  chmodSync(join(dataDirectory, 'latchkey-secret'), mode)
  expect(check('master secret', {}, { dataDirectory })).toMatchObject({ severity, found: expect.stringMatching(found) })
  const variable = { dataDirectory, masterSecret: 'A'.repeat(43) }
  expect(check('master secret', {}, variable)).toMatchObject({
    severity: 'ok',
    found: 'The master secret comes from LATCHKEY_SECRET.',
  })
  rmSync(dataDirectory, { recursive: true })
})

it.each([
  [0o600, 'ok', /^The database is stored in /],
  [0o660, 'ok', /^The database is stored in /],
  [0o644, 'warning', /^Every user of this machine can read /],
  [0o606, 'warning', /^Every user of this machine can read /],
])('checks the permissions of the database file: %o', (mode, severity, found) => {
  const directory = mkdtempSync(join(tmpdir(), 'latchkey-doctor-'))
  const databaseFile = join(directory, 'latchkey.db')
  writeFileSync(databaseFile, '')
  chmodSync(databaseFile, mode)
  expect(check('database', {}, { database: { kind: 'sqlite', file: databaseFile } })).toMatchObject({
    severity,
    found: expect.stringMatching(found),
    ...(severity === 'warning' && { advice: `Restrict it to its owner: chmod 600 ${databaseFile}*` }),
  })
  rmSync(directory, { recursive: true })
})

describe('the roots of attestations and metadata', () => {
  const directory = mkdtempSync(join(tmpdir(), 'latchkey-roots-'))
  afterAll(() => rmSync(directory, { recursive: true }))

  let files = 0
  function rootsFile(...roots: readonly Parameters<typeof createTestCa>[0][]): string {
    const file = join(directory, `${++files}.pem`)
    writeFileSync(file, roots.map((root) => createTestCa(root).pem).join('\n'))
    return file
  }

  const oldRoot = { subject: { serialNumber: 'f92009e853b6b045' }, keyType: 'RSA-2048' } as const
  const newRoot = { subject: { C: 'US', O: 'Google LLC', CN: 'Key Attestation CA1' }, keyType: 'P-384' } as const
  const r3 = { subject: { O: 'GlobalSign', CN: 'GlobalSign' }, keyType: 'RSA-2048' } as const
  const r46 = { subject: { O: 'GlobalSign nv-sa', CN: 'GlobalSign Root R46' }, keyType: 'RSA-2048' } as const

  it.each([
    ['no Android roots', [], 'ok', /No trust anchors/],
    ['both roots of Google', [oldRoot, newRoot], 'ok', /include "Key Attestation CA1"/],
    ['the newest root alone', [newRoot], 'ok', /include "Key Attestation CA1"/],
    ['the old root alone', [oldRoot], 'warning', /lack Google's root "Key Attestation CA1" \(P-384\)/],
    ['a root of the same name on P-256', [{ ...newRoot, keyType: 'P-256' }], 'warning', /lack Google's root/],
  ] as const)('the check "android roots" of %s reports %s', (_what, roots, severity, found) => {
    const files = roots.length === 0 ? [] : [rootsFile(...roots)]
    const finding = check('android roots', { trust_anchors: { 'android-key': files } })
    expect(finding).toMatchObject({ severity, found: expect.stringMatching(found) })
    expect(finding?.advice !== undefined).toBe(severity !== 'ok')
  })

  it.each([
    [{}, [r3, r46], 'ok', /include "GlobalSign Root R46"/],
    [{}, [r3], 'warning', /lack "GlobalSign Root R46"/],
    [{ url: null }, [r3], 'warning', /lack "GlobalSign Root R46"/],
    [{ signer: 'mds.example' }, [r3], 'ok', /signed by mds\.example/],
    [{ enabled: false }, [r3], 'ok', /uses no metadata/],
  ] as const)(
    'the check "metadata roots" of the metadata %j under the roots %j reports %s',
    (settings, roots, severity, found) => {
      const metadata = { enabled: true, root_certificate_file: rootsFile(...roots), ...settings }
      const finding = check('metadata roots', { metadata })
      expect(finding).toMatchObject({ severity, found: expect.stringMatching(found) })
      expect(finding?.advice !== undefined).toBe(severity !== 'ok')
    },
  )

  it('the check "metadata roots" recognises the published root R46', () => {
    const pem = rootCertificates.find((each) => new X509Certificate(each).subject.includes('GlobalSign Root R46'))
    const file = join(directory, 'published.pem')
    writeFileSync(file, pem ?? '')
    const metadata = { enabled: true, root_certificate_file: file }
    expect(check('metadata roots', { metadata })).toMatchObject({ severity: 'ok' })
  })
})

describe('the address of a page', () => {
  const addressCheck = (address: string) => checkAddress(address, createConfig(validContent, testEnvironment()))

  it.each(['https://example.com', 'https://example.com/', 'https://example.com:443/passkeys?x=1#y'])(
    'accepts %s, which has an expected origin',
    (address) => expect(addressCheck(address)).toMatchObject({ severity: 'ok' }),
  )

  it.each([
    ['https://example.com:8443/passkeys', 'https://example.com:8443', /the port differs/],
    ['http://example.com/', 'http://example.com', /the scheme differs/],
    ['https://login.example.com/x', 'https://login.example.com', /Add "https:\/\/login\.example\.com" to "origins"/],
    ['example.com', 'example.com', /not a web page/],
    ['file:///index.html', 'file:///index.html', /not a web page/],
  ])('rejects %s', (address, received, advice) => {
    const finding = addressCheck(address)
    expect(finding).toMatchObject({ severity: 'problem', expected: 'https://example.com', received })
    expect(finding.advice).toMatch(advice)
  })
})
