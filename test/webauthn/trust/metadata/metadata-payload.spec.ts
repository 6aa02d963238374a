import {
  assessBlobSuccession,
  assessFreshness,
  type MetadataPayload,
} from '../../../../src/webauthn/trust/metadata/metadata-payload.js'
import { Problems } from '../../../../src/webauthn/trust/metadata/problems.js'
import { isInEffect, UNREADABLE_STATUS } from '../../../../src/webauthn/trust/metadata/status-report.js'
import { errorWith } from '../../../support/error-with.js'
import { anchorOf, MODEL, OTHER_MODEL, root } from '../trust-case.js'
import { base64, entryJson, otherEntryJson, payloadJson, payloadOf, reportJson } from './metadata-json.js'

function read(...entries: readonly unknown[]): MetadataPayload {
  return payloadOf(payloadJson({ entries }))
}

/** Reads a payload with this entry first and a valid one second. Returns the problems and both entries. */
function problemsOf(entry: unknown): unknown {
  const { entries, problems } = read(entry, otherEntryJson(OTHER_MODEL))
  expect(entries.at(-1)).toMatchObject({ aaguid: OTHER_MODEL, statement: { anchors: [anchorOf(root)] } })
  return problems
}

const IDENTIFIERS = 'metadata.entries[0].attestationCertificateKeyIdentifiers'
const STATEMENT = 'metadata.entries[0].metadataStatement'

describe('parsePayload', () => {
  it.each([
    ['not an object', 7, 'metadata.entries[0]'],
    ['without an identifier', entryJson({ aaguid: undefined }), 'metadata.entries[0]'],
    [
      'with a malformed AAGUID',
      entryJson({ aaguid: '__proto__' }),
      'metadata.entries[0].aaguid',
      'metadata.entries[0]',
    ],
    [
      'with malformed key identifiers',
      entryJson({ aaguid: undefined, attestationCertificateKeyIdentifiers: ['AB', 7] }),
      `${IDENTIFIERS}[0]`,
      `${IDENTIFIERS}[1]`,
      'metadata.entries[0]',
    ],
  ])('skips an entry that is %s and records a problem [mds.entry-isolation]', (_, entry, ...paths) => {
    expect(problemsOf(entry)).toEqual(paths.map((path) => ({ path, code: 'metadata_blob_malformed' })))
    expect(read(entry).entries).toEqual([])
  })

  it.each([
    ['one key identifier', { attestationCertificateKeyIdentifiers: ['0123'] }, `${IDENTIFIERS}[0]`, { aaguid: MODEL }],
    ['the list of key identifiers', { attestationCertificateKeyIdentifiers: 'none' }, IDENTIFIERS, { aaguid: MODEL }],
    [
      'one of two key identifiers',
      { aaguid: undefined, attestationCertificateKeyIdentifiers: ['0123', 'AB'.repeat(20)] },
      `${IDENTIFIERS}[0]`,
      { aaguid: undefined, keyIdentifiers: ['ab'.repeat(20)] },
    ],
    [
      'the AAGUID',
      { aaguid: 7, attestationCertificateKeyIdentifiers: ['AB'.repeat(20)] },
      'metadata.entries[0].aaguid',
      { aaguid: undefined, keyIdentifiers: ['ab'.repeat(20)] },
    ],
  ])('reads an entry by its other identifiers if %s is malformed [mds.entry-isolation]', (_, names, path, identity) => {
    const statusReports = [reportJson('REVOKED')]
    const entry = entryJson({ ...names, metadataStatement: undefined, statusReports })
    expect(problemsOf(entry)).toEqual([{ path, code: 'metadata_blob_malformed' }])
    expect(read(entry).entries).toMatchObject([{ ...identity, statusReports: [{ status: 'REVOKED' }] }])
  })

  it('reads a statement without attestation types and algorithms as one with empty lists', () => {
    const entry = entryJson({}, { attestationTypes: undefined, authenticationAlgorithms: undefined })
    expect(read(entry).entries).toMatchObject([{ statement: { attestationTypes: [], authenticationAlgorithms: [] } }])
  })

  it.each([
    ['is not an object', entryJson({ metadataStatement: 'none' }), STATEMENT, 'metadata_blob_malformed'],
    [
      'lacks a description',
      entryJson({}, { description: undefined }),
      `${STATEMENT}.description`,
      'metadata_blob_malformed',
    ],
    [
      'has types that are not strings',
      entryJson({}, { attestationTypes: [7] }),
      `${STATEMENT}.attestationTypes`,
      'metadata_blob_malformed',
    ],
    [
      'belongs to another model',
      entryJson({}, { aaguid: OTHER_MODEL }),
      `${STATEMENT}.aaguid`,
      'metadata_entry_contradictory',
    ],
  ])(
    'skips a statement that %s but reads the status reports [mds.entry-isolation] [mds.lookup-aaguid]',
    (_, entry, path, code) => {
      expect(problemsOf(entry)).toEqual([{ path, code }])
      expect(read(entry).entries).toMatchObject([
        { aaguid: MODEL, statement: undefined, statusReports: [{ status: 'FIDO_CERTIFIED_L1' }] },
      ])
    },
  )

  it.each([
    ['in another alphabet', '-_-_', 'base64_invalid'],
    ['with text after the padding', 'AA==AA==', 'base64_invalid'],
    ['with malformed DER', 'AAAA', 'der_tag_unexpected'],
    ['that is not a string', 7, 'metadata_blob_malformed'],
    ['that is too long', 'A'.repeat(70_000), 'metadata_blob_malformed'],
  ])('skips a certificate %s but reads the others [mds.entry-isolation]', (_, certificate, code) => {
    const entry = entryJson({}, { attestationRootCertificates: [certificate, base64(root)] })
    expect(problemsOf(entry)).toEqual([{ path: `${STATEMENT}.attestationRootCertificates[0]`, code }])
    expect(read(entry).entries[0]?.statement?.anchors).toMatchObject([anchorOf(root)])
  })

  it('ignores white space in a certificate, which vendors wrap and indent', () => {
    const wrapped = `\n ${base64(root).replace(/(.{64})/g, '$1\r\n\t')}`
    const { entries, problems } = read(entryJson({}, { attestationRootCertificates: [wrapped] }))
    expect(problems).toEqual([])
    expect(entries[0]?.statement?.anchors).toMatchObject([anchorOf(root)])
  })

  it('reads a certificate of the maximum length and rejects a longer one [mds.size-limits]', () => {
    const sized = (length: number) => entryJson({}, { attestationRootCertificates: [base64(root).padEnd(length)] })
    expect(read(sized(65_536))).toMatchObject({ problems: [], entries: [{ statement: { anchors: [anchorOf(root)] } }] })
    expect(problemsOf(sized(65_537))).toMatchObject([{ code: 'metadata_blob_malformed' }])
  })

  it('reads the maximum number of entries and rejects more [mds.size-limits]', () => {
    const many = (length: number) => read(...Array.from({ length }, () => 0))
    expect(many(20_000).problems).toHaveLength(20_000)
    expect(() => many(20_001)).toThrow(errorWith({ code: 'metadata_blob_malformed', path: 'metadata.entries' }))
  })

  it('rethrows internal errors instead of recording them as problems', () => {
    const fail = (): never => {
      throw new RangeError('a defect')
    }
    expect(() => new Problems().salvage('metadata.entries[0]', fail)).toThrow(RangeError)
  })

  it.each([
    ['is not an object', 7, ''],
    ['has options that are not an object', { options: 7 }, '.options'],
    ['has an option that is not a boolean', { options: { rk: 'yes' } }, '.options.rk'],
    ['has malformed algorithms', { algorithms: [-7] }, '.algorithms'],
  ])('skips authenticatorGetInfo if it %s [mds.entry-isolation]', (_, authenticatorGetInfo, at) => {
    const path = `${STATEMENT}.authenticatorGetInfo${at}`
    expect(problemsOf(entryJson({}, { authenticatorGetInfo }))).toEqual([{ path, code: 'metadata_blob_malformed' }])
    expect(read(entryJson({}, { authenticatorGetInfo })).entries[0]?.statement).toMatchObject({ getInfo: undefined })
  })

  it('reads a statement without root certificates and authenticatorGetInfo', () => {
    const absent = { attestationRootCertificates: undefined, authenticatorGetInfo: undefined }
    const { entries, problems } = read(entryJson({}, absent))
    expect(problems).toEqual([])
    expect(entries).toMatchObject([{ statement: { anchors: [], getInfo: undefined } }])
  })

  it('reads the certificates of a statement as anchors of the model', () => {
    expect(read(entryJson()).entries[0]?.statement?.anchors).toMatchObject([{ vouchesFor: 'model' }])
  })

  it('preserves unknown names of types, algorithms and statuses [mds.unknown-enum]', () => {
    const changes = { attestationTypes: ['quantum_full'], authenticationAlgorithms: ['quantum_raw'] }
    const { entries, problems } = read(entryJson({ statusReports: [reportJson('FUTURE_COMPROMISE')] }, changes))
    expect(problems).toEqual([])
    expect(entries).toMatchObject([{ statement: changes, statusReports: [{ status: 'FUTURE_COMPROMISE' }] }])
  })

  it('reads a statement with every member of Metadata Statement 3.1 and 3.1.1', () => {
    const statement = {
      friendlyNames: { 'en-US': 'Test key', 'de-DE': 'Testschlüssel' },
      multiDeviceCredentialSupport: 'implicit',
      keyScope: 'public-key-credential-source',
      iconDark: 'data:image/svg+xml;base64,PHN2Zy8+',
      providerLogoLight: 'data:image/svg+xml;base64,PHN2Zy8+',
      providerLogoDark: 'data:image/svg+xml;base64,PHN2Zy8+',
      cxpConfigURL: 'https://vendor.example/cxp',
      cxConfigURL: 'https://vendor.example/cx',
      authenticatorGetInfo: {
        versions: ['FIDO_2_0', 'FIDO_2_1', 'FIDO_2_2', 'FIDO_2_3'],
        aaguid: MODEL,
        options: { rk: true, ep: true, perCredMgmtRO: true },
        algorithms: [{ type: 'public-key', alg: -7 }],
        attestationFormats: ['packed', 'none'],
        transportsForReset: ['usb'],
        encIdentifier: 'AAAA',
        pinComplexityPolicyURL: 'https://vendor.example/pin',
        maxPINLength: 63,
        authenticatorConfigCommands: [1, 2],
      },
    }
    const report = {
      status: 'FIPS140_CERTIFIED_L3',
      certificationProfiles: ['consumer', 'enterprise'],
      sunsetDate: '2031-01-01',
      fipsRevision: 3,
      fipsPhysicalSecurityLevel: 3,
      authenticatorVersion: 5_07_00,
    }
    const { entries, problems } = read(entryJson({ statusReports: [report] }, statement))
    expect(problems).toEqual([])
    expect(entries).toMatchObject([
      {
        statement: {
          friendlyNames: new Map([
            ['en-US', 'Test key'],
            ['de-DE', 'Testschlüssel'],
          ]),
          multiDeviceCredentialSupport: 'implicit',
          getInfo: { algorithms: [-7] },
          json: statement,
        },
        statusReports: [{ status: 'FIPS140_CERTIFIED_L3', effectiveDate: undefined, json: report }],
      },
    ])
  })

  it.each([
    ['that are a list', ['Test key'], '', []],
    ['of which one is a number', { 'en-US': 'Test key', 'de-DE': 7 }, '.de-DE', [['en-US', 'Test key']]],
  ])('skips names for users %s and reads the statement [mds.entry-isolation]', (_, friendlyNames, at, names) => {
    const entry = entryJson({}, { friendlyNames })
    expect(problemsOf(entry)).toEqual([{ path: `${STATEMENT}.friendlyNames${at}`, code: 'metadata_blob_malformed' }])
    expect(read(entry).entries[0]?.statement?.friendlyNames).toEqual(new Map(names as [string, string][]))
  })

  it.each([
    ['that are not a list', 7],
    ['that are absent', undefined],
    ['of which one is not an object', [7]],
    ['of which one is a string', ['REVOKED']],
  ])('treats status reports %s as an unknown status [mds.entry-isolation]', (_, statusReports) => {
    const { entries, problems } = read(entryJson({ statusReports }))
    const path = `metadata.entries[0].statusReports${Array.isArray(statusReports) ? '[0]' : ''}`
    expect(problems).toEqual([{ path, code: 'metadata_blob_malformed' }])
    expect(entries).toMatchObject([{ statusReports: [{ status: UNREADABLE_STATUS, scope: 'model' }] }])
  })

  it('treats a status report without a status as an unknown status [mds.entry-isolation]', () => {
    const { entries, problems } = read(entryJson({ statusReports: [{ effectiveDate: '2025-01-01' }] }))
    expect(problems).toEqual([{ path: 'metadata.entries[0].statusReports[0].status', code: 'metadata_blob_malformed' }])
    expect(entries).toMatchObject([{ statusReports: [{ status: UNREADABLE_STATUS, scope: 'model' }] }])
  })

  it.each([
    [{ effectiveDate: new Date(7) }, 6, false],
    [{ effectiveDate: new Date(7) }, 7, true],
    [{ sunsetDate: new Date(7) }, 6, true],
    [{ sunsetDate: new Date(7) }, 7, false],
    [{}, 7, true],
  ])(
    'reads a status report with %j, which at %d is in effect: %p [mds.status-all-in-effect]',
    (dates, at, expected) => {
      const report = {
        status: 'REVOKED',
        effectiveDate: undefined,
        sunsetDate: undefined,
        scope: 'model',
        json: {},
      } as const
      expect(isInEffect({ ...report, ...dates }, new Date(at))).toBe(expected)
    },
  )

  it('accepts the serial number 0', () => {
    expect(payloadOf(payloadJson({ no: 0 })).number).toBe(0)
  })

  it.each(['2025-02-29', '2025-13-01', '+012025-01-01', 'tomorrow', 20250101])(
    'treats a report with the malformed date %s as always in effect [mds.entry-isolation]',
    (date) => {
      const { entries, problems } = read(entryJson({ statusReports: [reportJson('REVOKED', { effectiveDate: date })] }))
      expect(problems).toHaveLength(1)
      expect(entries).toMatchObject([{ statusReports: [{ status: 'REVOKED', effectiveDate: undefined }] }])
    },
  )

  it('applies a report with an unreadable certificate to the whole model [mds.entry-isolation]', () => {
    const report = reportJson('ATTESTATION_KEY_COMPROMISE', { certificate: base64(root), batchCertificate: 'AAAA' })
    const { entries, problems } = read(entryJson({ statusReports: [report] }))
    expect(problems).toHaveLength(1)
    expect(entries).toMatchObject([{ statusReports: [{ scope: 'model' }] }])
  })

  it('records a problem for a model with two entries', () => {
    const { problems, entries } = read(entryJson(), entryJson({ statusReports: [reportJson('REVOKED')] }))
    expect(entries).toHaveLength(2)
    expect(problems).toEqual([{ path: 'metadata.entries[1]', code: 'metadata_entry_duplicate' }])
  })

  it('returns only the documented members [mds.size-limits]', () => {
    const text = '{"__proto__":{"polluted":true},"description":"x","aaguid":"__proto__"}'
    const { entries } = read(
      entryJson({ metadataStatement: JSON.parse(text) as unknown }),
      entryJson({ aaguid: 'constructor' }),
    )
    expect(entries).toHaveLength(1)
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  })

  it('ignores the case of an AAGUID or a key identifier', () => {
    const capitals = 'AB020304-0506-0708-090A-0B0C0D0E0F10'
    const identifiers = { attestationCertificateKeyIdentifiers: ['AB'.repeat(20)] }
    const { entries, problems } = read(entryJson({ aaguid: capitals, ...identifiers }, { aaguid: capitals }))
    expect(problems).toEqual([])
    expect(entries).toMatchObject([{ aaguid: capitals.toLowerCase(), keyIdentifiers: ['ab'.repeat(20)] }])
    expect(entries[0]?.statement).toBeDefined()
  })

  it('reads entries of UAF authenticators', () => {
    const statusReports = [reportJson('FIDO_CERTIFIED')]
    const { entries, problems } = read({ aaid: '4746#3272', statusReports }, { aaid: '4746#3273', statusReports })
    expect(problems).toEqual([])
    const nameless = { aaguid: undefined, keyIdentifiers: [], statement: undefined }
    expect(entries).toMatchObject([nameless, nameless])
  })
})

describe('the freshness of a BLOB [mds.nextupdate]', () => {
  const payload = { nextUpdate: new Date('2026-07-01T00:00:00Z') }

  it.each(['2026-06-01T00:00:00Z', '2026-07-01T23:59:59.999Z'])('is fresh at %s', (at) => {
    expect(assessFreshness(payload, new Date(at))).toEqual({ verdict: 'fresh' })
  })

  it.each([
    ['2026-07-02T00:00:00Z', 0],
    ['2026-09-01T00:00:00Z', 61 * 86_400_000],
  ])('is stale at %s', (at, overdueMillis) => {
    expect(assessFreshness(payload, new Date(at))).toEqual({ verdict: 'stale', overdueMillis })
  })
})

describe('the succession of BLOBs [mds.no-monotonic]', () => {
  it.each([
    ['none', 0, 'newer'],
    [6, 7, 'newer'],
    [6, 9, 'newer'],
    [7, 7, 'unchanged'],
    [8, 7, 'older'],
  ] as const)('after %s, %i is %s', (last, next, expected) => {
    expect(assessBlobSuccession(last, next)).toBe(expected)
  })
})
