import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { LatchkeyConfig } from '../../src/config/latchkey-config.js'
import { createConfig } from '../../src/config/load-config.js'
import type { MetadataSettings } from '../../src/config/metadata-settings.js'
import { createTestCa } from '../support/certificates.js'
import { complaintsOf, testEnvironment } from '../support/config.js'
import { issueCrl } from '../support/revocation-lists.js'

const one = createTestCa({ subject: { CN: 'One' } })
const other = createTestCa({ subject: { CN: 'Other' } })
const list = issueCrl(one)
const AAGUID = 'd1e5c0ff-ee00-4000-8000-0000000000aa'

const directory = mkdtempSync(join(tmpdir(), 'latchkey-config-'))
const write = (name: string, content: string | Uint8Array) => writeFileSync(join(directory, name), content)

beforeAll(() => {
  write('one.der', one.der)
  write('two.pem', `${one.pem}\nText between the blocks.\n${other.pem}`)
  write('list.pem', list.pem)
  write('list.der', list.der)
  write('status.json', JSON.stringify({ entries: { '00ABCDEF': { status: 'REVOKED' }, 1: { status: 'SUSPENDED' } } }))
  write('array.json', '[]')
  write('empty.pem', '-----BEGIN PRIVATE KEY-----\n-----END PRIVATE KEY-----\n')
  write('broken.pem', one.pem.replace(/\n.{8}/, '\nAAAAAAAA'))
})

afterAll(() => rmSync(directory, { recursive: true, force: true }))

type Json = Readonly<Record<string, unknown>>

const environment = testEnvironment({ workingDirectory: directory })
const configOf = (content: Json): LatchkeyConfig => createConfig(content, environment)
const complaints = (content: Json): string[] => complaintsOf(() => configOf(content))

describe('the configuration section attestation', () => {
  it('uses the profile `specification` without SafetyNet and without anchors by default [att.snet.deprecated]', () => {
    const { attestation, backup, metadata } = configOf({})
    expect(attestation).toMatchObject({ profile: 'specification', overrides: { models: 'any' } })
    const formats = ['none', 'packed', 'tpm', 'android-key', 'fido-u2f', 'apple', 'compound']
    expect(attestation.overrides).toEqual({ models: 'any', formats: new Set(formats) })
    expect([...attestation.anchors.values()].flat()).toEqual([])
    expect(backup).toEqual({ eligibility: 'any', state: 'any', eligibilityChange: 'flag' })
    expect(metadata).toBe('off')
  })

  it.each([
    [{ eligibility: 'required' }, 'refuse'],
    [{ eligibility: 'refused' }, 'refuse'],
    [{ state: 'required' }, 'refuse'],
    [{ state: 'required', eligibility_change: 'flag' }, 'flag'],
    [{ eligibility_change: 'refuse' }, 'refuse'],
    [{ eligibility_change: 'accept' }, 'accept'],
  ])('resolves the reaction to a changed backup eligibility: %j', (backup, reaction) => {
    expect(configOf({ backup }).backup.eligibilityChange).toBe(reaction)
  })

  it('overrides single settings of a profile', () => {
    const { profile, overrides } = configOf({
      attestation: {
        profile: 'strict',
        untrusted: 'refused',
        path: { shortest_rsa_key: 3072 },
        statements: { sha1: 'accepted', tpm: { vendor: 'any' }, android_safety_net: { maximum_age_millis: 'any' } },
      },
    }).attestation
    expect({ profile, ...overrides }).toMatchObject({
      profile: 'strict',
      untrusted: 'refused',
      path: { shortestRsaKey: 3072 },
      statements: { sha1: 'accepted', tpm: { vendor: 'any' }, androidSafetyNet: { maximumAgeMillis: 'any' } },
    })
  })

  it.each([
    ['any', 'any'],
    [{ only: [AAGUID.toUpperCase()] }, { only: new Set([AAGUID]) }],
    [{ except: [AAGUID] }, { except: new Set([AAGUID]) }],
  ])('accepts the model rule %j', (models, expected) => {
    expect(configOf({ attestation: { models } }).attestation.overrides.models).toEqual(expected)
  })

  it.each([
    ['null', null],
    ['a list', [AAGUID]],
    ['an empty rule', {}],
    ['two rules', { only: [AAGUID], except: [AAGUID] }],
    ['another rule', { all: [AAGUID] }],
    ['an empty list', { only: [] }],
    ['text that is not an AAGUID', { only: ['yubikey'] }],
    ['a number', { only: [7] }],
    ['an AAGUID outside a list', { except: AAGUID }],
  ])('rejects %s as a model rule', (_name, models) => {
    expect(complaints({ attestation: { models } })).toEqual([
      expect.stringMatching(/^attestation\.models: must be "any"/),
    ])
  })

  it('reads the trust anchors of each format in PEM and DER', () => {
    const { anchors } = configOf({ trust_anchors: { packed: ['two.pem'], apple: ['one.der', 'two.pem'] } }).attestation
    const namesOf = (format: 'packed' | 'apple' | 'tpm') =>
      anchors.get(format)?.map(({ subjectAttributes }) => subjectAttributes[0]?.value)
    expect([namesOf('packed'), namesOf('apple'), namesOf('tpm')]).toEqual([
      ['One', 'Other'],
      ['One', 'One', 'Other'],
      [],
    ])
  })

  it.each(['list.pem', 'list.der'])('reads revocation lists from %s', (file) => {
    const { overrides } = configOf({ attestation: { path: { revocation: file } } }).attestation
    expect(overrides.path?.revocation).toMatchObject({ unknown: 'accepted' })
  })

  it("reads the serial numbers of Google's status list [att.akey.revocation]", () => {
    const statements = { android_key: { revoked_serial_numbers: 'status.json' } }
    const { overrides } = configOf({ attestation: { statements } }).attestation
    expect(overrides.statements?.androidKey?.revokedSerialNumbers).toEqual(new Set(['abcdef', '1']))
  })

  it('reports all invalid keys and files at once', () => {
    const found = complaints({
      attestation: {
        path: { revocation: 'one.der' },
        statements: {
          android_key: { revoked_serial_numbers: 'array.json' },
          tpm: { vendor: 'mine', colour: 'red' },
        },
      },
      trust_anchors: { packed: ['two.pem', 'nothing.pem'], tpm: ['empty.pem'], apple: ['broken.pem'], none: [] },
      metadata: { enabled: true, root_certificate_file: 'status.json', url: 'http://mds.example.org/' },
    })
    expect(found.map((line) => line.slice(0, line.indexOf(':'))).sort()).toEqual([
      'attestation.path.revocation',
      'attestation.statements.android_key.revoked_serial_numbers',
      'attestation.statements.tpm.colour',
      'attestation.statements.tpm.vendor',
      'metadata.root_certificate_file',
      'metadata.url',
      'trust_anchors.apple[0]',
      'trust_anchors.none',
      'trust_anchors.packed[1]',
      'trust_anchors.tpm[0]',
    ])
  })
})

describe('the configuration section metadata', () => {
  const metadataOf = (metadata: Json): MetadataSettings => {
    const settings = configOf({ metadata: { enabled: true, root_certificate_file: 'two.pem', ...metadata } }).metadata
    if (settings === 'off') throw new Error('metadata is off')
    return settings
  }

  it('pins exactly the roots of the file', () => {
    expect(metadataOf({}).roots.map(({ certificate }) => certificate.der)).toEqual([one.der, other.der])
  })

  it('uses the service of the FIDO Alliance by default', () => {
    const { url, signer, refreshSeconds, missing, affectedPasskeys, rules, path } = metadataOf({})
    expect({ url: url?.href, signer, refreshSeconds, missing, affectedPasskeys, rules }).toEqual({
      url: 'https://mds3.fidoalliance.org/',
      signer: 'mds.fidoalliance.org',
      refreshSeconds: 86_400,
      missing: 'refused',
      affectedPasskeys: 'report',
      rules: {},
    })
    expect(path.revocation).toBe('unchecked')
  })

  it('overrides single rules of the profile', () => {
    const rules = { staleness: 0, statuses: { refused: ['REVOKED'], unknown: 'accepted' }, capabilities: 'any' }
    expect(metadataOf(rules).rules).toEqual({
      staleness: 0,
      statuses: { refused: new Set(['REVOKED']), unknown: 'accepted' },
      capabilities: 'any',
    })
  })

  it('checks the signer against configured revocation lists', () => {
    expect(metadataOf({ revocation_list_file: 'list.pem' }).path.revocation).toMatchObject({ unknown: 'accepted' })
  })

  it.each(['http://localhost:8080/blob', 'http://127.0.0.1/', 'http://[::1]:1/', 'https://mds.example.org/blob'])(
    'accepts the URL %s',
    (url) => {
      expect(metadataOf({ url }).url?.href).toBe(url)
    },
  )

  it.each([
    'http://mds.example.org/',
    'http://127.example.org/',
    'http://localhost.example.org/',
    'ftp://localhost/',
    'file:///etc/passwd',
    'https://user:secret@mds.example.org/',
    'https://user@mds.example.org/',
    'mds.example.org',
  ])('rejects the URL %s', (url) => {
    const metadata = { enabled: true, root_certificate_file: 'two.pem', url }
    expect(complaints({ metadata })).toEqual([expect.stringMatching(/^metadata\.url: must be an https address/)])
  })

  it('requires a root certificate only when metadata is enabled', () => {
    expect(complaints({ metadata: { enabled: true } })).toEqual([
      'metadata.root_certificate_file: must name the root certificate of the metadata service when metadata is enabled',
    ])
    expect(complaints({ metadata: { enabled: false } })).toEqual([])
  })

  it.each<[string, object]>([
    ['statuses.refused[0]', { statuses: { refused: ['REVOKD'] } }],
    ['staleness', { staleness: -1 }],
    ['staleness', { staleness: 'forever' }],
    ['refresh_hours', { refresh_hours: 0 }],
    ['affected_passkeys', { affected_passkeys: 'delete' }],
    ['missing', { missing: true }],
  ])('rejects an invalid value of %s: %j', (key, content) => {
    const metadata = { enabled: true, root_certificate_file: 'two.pem', ...content }
    expect(complaints({ metadata })).toEqual([expect.stringContaining(`metadata.${key}: must be `)])
  })
})
