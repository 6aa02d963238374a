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

/** What is wrong with the first of two entries, and whether the second one is there all the same. */
function problemsOf(entry: unknown): unknown {
  const { entries, problems } = read(entry, otherEntryJson(OTHER_MODEL))
  expect(entries.at(-1)).toMatchObject({ aaguid: OTHER_MODEL, statement: { anchors: [anchorOf(root)] } })
  return problems
}

const IDENTIFIERS = 'metadata.entries[0].attestationCertificateKeyIdentifiers'
const STATEMENT = 'metadata.entries[0].metadataStatement'

describe('a metadata payload', () => {
  it.each([
    ['no object', 7, 'metadata.entries[0]'],
    ['about no model', entryJson({ aaguid: undefined }), 'metadata.entries[0]'],
    [
      'about an AAGUID that is none',
      entryJson({ aaguid: '__proto__' }),
      'metadata.entries[0].aaguid',
      'metadata.entries[0]',
    ],
    [
      'about key identifiers that are none',
      entryJson({ aaguid: undefined, attestationCertificateKeyIdentifiers: ['AB', 7] }),
      `${IDENTIFIERS}[0]`,
      `${IDENTIFIERS}[1]`,
      'metadata.entries[0]',
    ],
  ])('leaves out an entry that is %s, and says so [mds.entry-isolation]', (_, entry, ...paths) => {
    expect(problemsOf(entry)).toEqual(paths.map((path) => ({ path, code: 'metadata_blob_malformed' })))
    expect(read(entry).entries).toEqual([])
  })

  it.each([
    ['a key identifier', { attestationCertificateKeyIdentifiers: ['0123'] }, `${IDENTIFIERS}[0]`, { aaguid: MODEL }],
    ['its key identifiers', { attestationCertificateKeyIdentifiers: 'none' }, IDENTIFIERS, { aaguid: MODEL }],
    [
      'one of two key identifiers',
      { aaguid: undefined, attestationCertificateKeyIdentifiers: ['0123', 'AB'.repeat(20)] },
      `${IDENTIFIERS}[0]`,
      { aaguid: undefined, keyIdentifiers: ['ab'.repeat(20)] },
    ],
    [
      'its AAGUID',
      { aaguid: 7, attestationCertificateKeyIdentifiers: ['AB'.repeat(20)] },
      'metadata.entries[0].aaguid',
      { aaguid: undefined, keyIdentifiers: ['ab'.repeat(20)] },
    ],
  ])('keeps an entry under its other names where %s is none [mds.entry-isolation]', (_, names, path, identity) => {
    const statusReports = [reportJson('REVOKED')]
    const entry = entryJson({ ...names, metadataStatement: undefined, statusReports })
    expect(problemsOf(entry)).toEqual([{ path, code: 'metadata_blob_malformed' }])
    expect(read(entry).entries).toMatchObject([{ ...identity, statusReports: [{ status: 'REVOKED' }] }])
  })

  it.each([
    ['is no object', entryJson({ metadataStatement: 'none' }), STATEMENT, 'metadata_blob_malformed'],
    [
      'has no description',
      entryJson({}, { description: undefined }),
      `${STATEMENT}.description`,
      'metadata_blob_malformed',
    ],
    [
      'has types that are no texts',
      entryJson({}, { attestationTypes: [7] }),
      `${STATEMENT}.attestationTypes`,
      'metadata_blob_malformed',
    ],
    [
      'is of another model',
      entryJson({}, { aaguid: OTHER_MODEL }),
      `${STATEMENT}.aaguid`,
      'metadata_entry_contradictory',
    ],
  ])(
    'leaves out a statement that %s, and keeps the status reports [mds.entry-isolation] [mds.lookup-aaguid]',
    (_, entry, path, code) => {
      expect(problemsOf(entry)).toEqual([{ path, code }])
      expect(read(entry).entries).toMatchObject([
        { aaguid: MODEL, statement: undefined, statusReports: [{ status: 'FIDO_CERTIFIED_L1' }] },
      ])
    },
  )

  it.each([
    ['in another alphabet', '-_-_', 'base64_invalid'],
    ['with text after its padding', 'AA==AA==', 'base64_invalid'],
    ['that is none', 'AAAA', 'der_tag_unexpected'],
    ['that is no text', 7, 'metadata_blob_malformed'],
    ['of a size no certificate has', 'A'.repeat(70_000), 'metadata_blob_malformed'],
  ])('leaves out a certificate %s, and keeps the others [mds.entry-isolation]', (_, certificate, code) => {
    const entry = entryJson({}, { attestationRootCertificates: [certificate, base64(root)] })
    expect(problemsOf(entry)).toEqual([{ path: `${STATEMENT}.attestationRootCertificates[0]`, code }])
    expect(read(entry).entries[0]?.statement?.anchors).toMatchObject([anchorOf(root)])
  })

  it('passes over whitespace in a certificate, which vendors wrap and indent', () => {
    const wrapped = `\n ${base64(root).replace(/(.{64})/g, '$1\r\n\t')}`
    const { entries, problems } = read(entryJson({}, { attestationRootCertificates: [wrapped] }))
    expect(problems).toEqual([])
    expect(entries[0]?.statement?.anchors).toMatchObject([anchorOf(root)])
  })

  it('reads a certificate of as much text as it takes, and not of more [mds.size-limits]', () => {
    const sized = (length: number) => entryJson({}, { attestationRootCertificates: [base64(root).padEnd(length)] })
    expect(read(sized(65_536))).toMatchObject({ problems: [], entries: [{ statement: { anchors: [anchorOf(root)] } }] })
    expect(problemsOf(sized(65_537))).toMatchObject([{ code: 'metadata_blob_malformed' }])
  })

  it('reads as many entries as it takes, and not more [mds.size-limits]', () => {
    const many = (length: number) => read(...Array.from({ length }, () => 0))
    expect(many(20_000).problems).toHaveLength(20_000)
    expect(() => many(20_001)).toThrow(errorWith({ code: 'metadata_blob_malformed', path: 'metadata.entries' }))
  })

  it('hides no defect of its own among the problems', () => {
    const fail = (): never => {
      throw new RangeError('a defect')
    }
    expect(() => new Problems().salvage('metadata.entries[0]', fail)).toThrow(RangeError)
  })

  it.each([
    ['is no object', 7, ''],
    ['has options that are no object', { options: 7 }, '.options'],
    ['has an option that is none', { options: { rk: 'yes' } }, '.options.rk'],
    ['has algorithms that are none', { algorithms: [-7] }, '.algorithms'],
  ])(
    'leaves out what an authenticator says of itself when it %s [mds.entry-isolation]',
    (_, authenticatorGetInfo, at) => {
      const path = `${STATEMENT}.authenticatorGetInfo${at}`
      expect(problemsOf(entryJson({}, { authenticatorGetInfo }))).toEqual([{ path, code: 'metadata_blob_malformed' }])
      expect(read(entryJson({}, { authenticatorGetInfo })).entries[0]?.statement).toMatchObject({ getInfo: undefined })
    },
  )

  it('may say of a model neither what certifies it nor what its authenticators say of themselves', () => {
    const absent = { attestationRootCertificates: undefined, authenticatorGetInfo: undefined }
    const { entries, problems } = read(entryJson({}, absent))
    expect(problems).toEqual([])
    expect(entries).toMatchObject([{ statement: { anchors: [], getInfo: undefined } }])
  })

  it('takes the certificates of a statement as such that vouch for the model', () => {
    expect(read(entryJson()).entries[0]?.statement?.anchors).toMatchObject([{ vouchesFor: 'model' }])
  })

  it('keeps names of types, algorithms and statuses that are newer than it [mds.unknown-enum]', () => {
    const changes = { attestationTypes: ['quantum_full'], authenticationAlgorithms: ['quantum_raw'] }
    const { entries, problems } = read(entryJson({ statusReports: [reportJson('FUTURE_COMPROMISE')] }, changes))
    expect(problems).toEqual([])
    expect(entries).toMatchObject([{ statement: changes, statusReports: [{ status: 'FUTURE_COMPROMISE' }] }])
  })

  it.each([
    ['that are no list', 7],
    ['that are absent', undefined],
    ['of which one is no object', [7]],
    ['of which one is a text', ['REVOKED']],
  ])('lets status reports %s count as an unknown status [mds.entry-isolation]', (_, statusReports) => {
    const { entries, problems } = read(entryJson({ statusReports }))
    const path = `metadata.entries[0].statusReports${Array.isArray(statusReports) ? '[0]' : ''}`
    expect(problems).toEqual([{ path, code: 'metadata_blob_malformed' }])
    expect(entries).toMatchObject([{ statusReports: [{ status: UNREADABLE_STATUS, scope: 'model' }] }])
  })

  it('lets a status report without a status count as an unknown status [mds.entry-isolation]', () => {
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
  ])('holds a status report of %j at %d to be in effect: %p [mds.status-all-in-effect]', (dates, at, expected) => {
    const report = {
      status: 'REVOKED',
      effectiveDate: undefined,
      sunsetDate: undefined,
      scope: 'model',
      json: {},
    } as const
    expect(isInEffect({ ...report, ...dates }, new Date(at))).toBe(expected)
  })

  it('may be the first of all', () => {
    expect(payloadOf(payloadJson({ no: 0 })).number).toBe(0)
  })

  it.each(['2025-02-29', '2025-13-01', '+012025-01-01', 'tomorrow', 20250101])(
    'lets a report whose date is %s hold at any time [mds.entry-isolation]',
    (date) => {
      const { entries, problems } = read(entryJson({ statusReports: [reportJson('REVOKED', { effectiveDate: date })] }))
      expect(problems).toHaveLength(1)
      expect(entries).toMatchObject([{ statusReports: [{ status: 'REVOKED', effectiveDate: undefined }] }])
    },
  )

  it('lets a report whose certificate cannot be read be about the whole model [mds.entry-isolation]', () => {
    const report = reportJson('ATTESTATION_KEY_COMPROMISE', { certificate: base64(root), batchCertificate: 'AAAA' })
    const { entries, problems } = read(entryJson({ statusReports: [report] }))
    expect(problems).toHaveLength(1)
    expect(entries).toMatchObject([{ statusReports: [{ scope: 'model' }] }])
  })

  it('notes a model that has two entries', () => {
    const { problems, entries } = read(entryJson(), entryJson({ statusReports: [reportJson('REVOKED')] }))
    expect(entries).toHaveLength(2)
    expect(problems).toEqual([{ path: 'metadata.entries[1]', code: 'metadata_entry_duplicate' }])
  })

  it('has no members but its own [mds.size-limits]', () => {
    const text = '{"__proto__":{"polluted":true},"description":"x","aaguid":"__proto__"}'
    const { entries } = read(
      entryJson({ metadataStatement: JSON.parse(text) as unknown }),
      entryJson({ aaguid: 'constructor' }),
    )
    expect(entries).toHaveLength(1)
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  })

  it('does not mind capitals in an AAGUID or a key identifier', () => {
    const capitals = 'AB020304-0506-0708-090A-0B0C0D0E0F10'
    const identifiers = { attestationCertificateKeyIdentifiers: ['AB'.repeat(20)] }
    const { entries, problems } = read(entryJson({ aaguid: capitals, ...identifiers }, { aaguid: capitals }))
    expect(problems).toEqual([])
    expect(entries).toMatchObject([{ aaguid: capitals.toLowerCase(), keyIdentifiers: ['ab'.repeat(20)] }])
    expect(entries[0]?.statement).toBeDefined()
  })

  it('keeps entries of authenticators that are not for WebAuthn', () => {
    const statusReports = [reportJson('FIDO_CERTIFIED')]
    const { entries, problems } = read({ aaid: '4746#3272', statusReports }, { aaid: '4746#3273', statusReports })
    expect(problems).toEqual([])
    const nameless = { aaguid: undefined, keyIdentifiers: [], statement: undefined }
    expect(entries).toMatchObject([nameless, nameless])
  })
})

describe('the age of a BLOB [mds.nextupdate]', () => {
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
