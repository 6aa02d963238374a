import type { StepReport } from '../../../src/webauthn/trace/report.js'
import { Trace } from '../../../src/webauthn/trace/trace.js'
import { assessAttestation } from '../../../src/webauthn/trust/assess-attestation.js'
import { ATTESTATION_TRUST } from '../../../src/webauthn/trust/assess-attestation.steps.js'
import { verifyMetadataBlob } from '../../../src/webauthn/trust/metadata/verify-blob.js'
import type { PolicyOverrides } from '../../../src/webauthn/trust/profiles.js'
import { fixedAnchors } from '../../../src/webauthn/trust/trust-anchors.js'
import { issue } from '../../support/certificates.js'
import { refusalOf } from '../../support/table.js'
import { type BlobRecipe, expectBlob, intermediate, makeBlob, SIGNER } from './metadata/blob-maker.js'
import { entryJson, otherEntryJson, reportJson, sourceOf } from './metadata/metadata-json.js'
import {
  anchorOf,
  assess,
  AT,
  caseOf,
  certified,
  MODEL,
  OTHER_MODEL,
  plainLeaf,
  policyOf,
  type RegistrationParts,
  root,
} from './trust-case.js'

const anchors = fixedAnchors([anchorOf(root)])
const NONE: RegistrationParts = { format: 'none', result: { type: 'none' } }
const SELF: RegistrationParts = { format: 'packed', result: { type: 'self' } }

function withEntries(entries: readonly object[], rules: Parameters<typeof sourceOf>[1] = {}): PolicyOverrides {
  const metadata = sourceOf(entries as Parameters<typeof sourceOf>[0], rules)
  return { anchors: metadata, metadata }
}

/** Returns the rows of a passing assessment by the last part of their ids. */
function rowsOf(parts: RegistrationParts, overrides: PolicyOverrides): Map<string, StepReport> {
  const trace = new Trace(ATTESTATION_TRUST)
  const policy = policyOf(overrides)
  assessAttestation(trace, caseOf(parts, policy), policy, AT)
  return new Map(trace.report().steps.map((step) => [step.id.replace('trust.', ''), step]))
}

describe('the report of an assessment', () => {
  it.each<[string, RegistrationParts, PolicyOverrides, Readonly<Record<string, string>>]>([
    [
      'a trusted path',
      {},
      { anchors },
      {
        none: 'an attestation was provided',
        self: 'self attestation was not used',
        model: 'any model is accepted',
        freshness: 'metadata is not used',
        known: 'metadata is not used',
        status: 'metadata is not used',
        attestationType: 'metadata is not used',
        algorithm: 'metadata is not used',
        capability: 'metadata is not used',
        aaguidExtension: 'metadata is not used',
      },
    ],
    [
      'no attestation',
      NONE,
      {},
      { self: 'self attestation was not used', path: 'the attestation has no certificates' },
    ],
    [
      'self attestation',
      SELF,
      {},
      { none: 'an attestation was provided', path: 'the attestation has no certificates' },
    ],
    [
      'a model that the metadata does not list',
      { aaguid: OTHER_MODEL },
      withEntries([entryJson()]),
      {
        status: 'the metadata does not list the model',
        attestationType: 'the metadata does not list the model',
        algorithm: 'the metadata does not list the model',
        capability: 'the metadata does not list the model',
        aaguidExtension: 'the metadata does not list the model',
      },
    ],
  ])('of %s contains the reasons for skipped steps', (_, parts, policy, reasons) => {
    const rows = rowsOf(parts, policy)
    for (const [name, reason] of Object.entries(reasons)) {
      expect(rows.get(name)).toMatchObject({ outcome: 'skipped', reason })
    }
  })

  it('contains the evidence of passed steps', () => {
    const rows = rowsOf({}, withEntries([entryJson()]))
    const passed = [...rows].filter(([, { outcome }]) => outcome === 'passed').map(([name]) => name)
    expect(passed).toEqual([
      'path',
      'freshness',
      'known',
      'status',
      'attestationType',
      'algorithm',
      'capability',
      'aaguidExtension',
    ])
    expect(rows.get('path')?.evidence).toBeUndefined()
  })

  it.each<[string, RegistrationParts, PolicyOverrides, object]>([
    ['path', {}, { untrusted: 'refused' }, { why: 'path_no_anchor' }],
    ['model', NONE, { models: { only: new Set([MODEL]) } }, { aaguid: MODEL, trust: 'none', proven: [] }],
    [
      'status',
      {},
      withEntries([entryJson({ statusReports: [reportJson('REVOKED')] })]),
      { model: 'Test model', statuses: ['REVOKED'] },
    ],
    ['attestationType', SELF, withEntries([entryJson()]), { model: 'Test model', got: 'self', listed: ['basic_full'] }],
    [
      'algorithm',
      { algorithm: 'ES384' },
      withEntries([entryJson()]),
      { model: 'Test model', got: -35, listed: ['secp256r1_ecdsa_sha256_raw'], identifiers: [-7] },
    ],
    [
      'capability',
      { backupEligible: true },
      withEntries([entryJson()], { capabilities: 'implied' }),
      { model: 'Test model', claims: ['backupEligible'] },
    ],
    [
      'aaguidExtension',
      { result: certified(plainLeaf) },
      withEntries([entryJson(), otherEntryJson(OTHER_MODEL)]),
      { model: 'Test model', aaguid: MODEL },
    ],
  ])('contains the evidence of the failed step %s', (name, parts, policy, evidence) => {
    const { report } = refusalOf(() => assess(parts, policyOf(policy)))
    expect(report.steps.find(({ id }) => id === `trust.${name}`)?.evidence).toEqual(evidence)
  })

  it('contains the date on which the next metadata was due', () => {
    const policy = policyOf(withEntries([entryJson()], { staleness: 0 }))
    const { report } = refusalOf(() => assess({}, policy, new Date('2026-09-01T00:00:00Z')))
    const step = report.steps.find(({ id }) => id === 'trust.freshness')
    expect(step?.evidence).toEqual({ nextUpdate: '2026-07-01T00:00:00.000Z' })
  })
})

describe('the report on a metadata BLOB', () => {
  const shop = issue(intermediate, { subject: { CN: 'shop.example' } })

  it.each<[string, BlobRecipe, Parameters<typeof expectBlob>[0], object]>([
    ['algorithm', { header: { alg: 'HS256' } }, {}, { got: 'HS256' }],
    ['algorithm', { header: { alg: 7 } }, {}, { got: 'number' }],
    ['path', {}, { at: new Date('2045-01-01T00:00:00Z') }, { why: 'path_expired' }],
    ['signerName', { chain: [shop, intermediate] }, {}, { got: ['shop.example'], expected: SIGNER }],
    ['keyType', { header: { alg: 'RS256' } }, {}, { alg: -257 }],
    ['legalHeader', {}, { legalHeader: { agreed: 'Others' } }, { got: 'Terms' }],
    ['number', {}, { lastNumber: 9 }, { got: 7, last: 9 }],
  ])('contains the evidence of the failed step %s', (name, recipe, expected, evidence) => {
    const { report } = refusalOf(() => verifyMetadataBlob(makeBlob(recipe), expectBlob(expected)))
    expect(report.steps.find(({ id }) => id === `metadata.${name}`)?.evidence).toEqual(evidence)
  })

  it('contains the reason why the terms were not compared', () => {
    const { steps } = verifyMetadataBlob(makeBlob(), expectBlob()).trace.report()
    expect(steps.find(({ id }) => id === 'metadata.legalHeader')).toMatchObject({
      outcome: 'skipped',
      reason: 'the caller checks the terms itself',
    })
  })
})
