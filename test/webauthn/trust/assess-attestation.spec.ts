import type { Aaguid, NonEmpty } from '../../../src/webauthn/bytes/brand.js'
import type { AttestationFormat } from '../../../src/webauthn/statements/statement.js'
import { ZERO_AAGUID } from '../../../src/webauthn/structures/attested-credential-data.js'
import type { TraceReport } from '../../../src/webauthn/trace/report.js'
import { Trace } from '../../../src/webauthn/trace/trace.js'
import { assessAttestation } from '../../../src/webauthn/trust/assess-attestation.js'
import { ATTESTATION_TRUST } from '../../../src/webauthn/trust/assess-attestation.steps.js'
import { judgeAttestation } from '../../../src/webauthn/trust/judge-attestation.js'
import { MISSING_METADATA } from '../../../src/webauthn/trust/metadata/metadata-source.js'
import type { PolicyOverrides, RuleOverrides } from '../../../src/webauthn/trust/profiles.js'
import { fixedAnchors, formatAnchors, joinAnchors } from '../../../src/webauthn/trust/trust-anchors.js'
import { requirementsWithoutNegative, itRejects, type NegativeRow, refusalOf } from '../../support/table.js'
import { base64, entryJson, otherEntryJson, reportJson, sourceOf } from './metadata/metadata-json.js'
import {
  anchorOf,
  assess,
  AT,
  caseOf,
  certified,
  COMPOUND_OF,
  deepLeaf,
  intermediate,
  leaf,
  MODEL,
  OTHER_MODEL,
  plainLeaf,
  policyOf,
  type RegistrationParts,
  root,
  strangeLeaf,
} from './trust-case.js'

const anchors = fixedAnchors([anchorOf(root)])
const NONE = { format: 'none', result: { type: 'none' } } as const satisfies RegistrationParts
const SELF = { format: 'packed', result: { type: 'self' } } as const satisfies RegistrationParts
const PACKED = { format: 'packed', result: certified(leaf) } as const
const U2F = { format: 'fido-u2f', result: certified(plainLeaf), aaguid: ZERO_AAGUID } as const

/** Returns a policy with the metadata of one model. */
function withMetadata(
  entry: Parameters<typeof entryJson>[0] = {},
  statement: Parameters<typeof entryJson>[1] = {},
  rules: RuleOverrides = {},
): PolicyOverrides {
  const metadata = sourceOf([entryJson(entry, statement)], rules)
  return { anchors: metadata, metadata }
}

function only(...models: readonly Aaguid[]): PolicyOverrides {
  return { anchors, models: { only: new Set(models) } }
}

function except(...models: readonly Aaguid[]): PolicyOverrides {
  return { anchors, models: { except: new Set(models) } }
}

/** Two models with separate anchors. */
const apart = sourceOf([
  entryJson(),
  otherEntryJson(OTHER_MODEL, { attestationRootCertificates: [base64(strangeLeaf)] }),
])
/** The anchors of `apart` and one of the relying party, which belongs to the vendor of the first model. */
function joined(...formats: NonEmpty<AttestationFormat>): PolicyOverrides {
  return { anchors: joinAnchors(apart, formatAnchors(new Set(formats), [anchorOf(root)])), metadata: apart }
}
/** Two models with the same anchor. */
const shared = sourceOf([entryJson(), otherEntryJson(OTHER_MODEL)])

/** A model that the metadata does not list. */
const UNLISTED_MODEL = '21222324-2526-2728-292a-2b2c2d2e2f30' as Aaguid

interface Row extends NegativeRow {
  readonly parts: RegistrationParts
  readonly policy: PolicyOverrides
}

const ROWS: readonly Row[] = [
  {
    name: 'no attestation if the policy refuses it [reg.step-24.none-policy]',
    parts: NONE,
    policy: { none: 'refused' },
    step: 'trust.none',
    code: 'attestation_none_refused',
  },
  {
    name: 'self attestation if the policy refuses it [reg.step-24.self-policy]',
    parts: SELF,
    policy: { self: 'refused' },
    step: 'trust.self',
    code: 'attestation_self_refused',
  },
  {
    name: 'a certificate if the policy has no anchors [reg.step-23.anchors-mandatory]',
    parts: {},
    policy: { untrusted: 'refused' },
    step: 'trust.path',
    code: 'attestation_untrusted',
  },
  {
    name: 'a certificate of an unknown authority',
    parts: { result: certified(strangeLeaf) },
    policy: { anchors, untrusted: 'refused' },
    step: 'trust.path',
    code: 'attestation_untrusted',
  },
  {
    name: 'a certificate whose anchor is for another format',
    parts: {},
    policy: { anchors: formatAnchors(new Set(['android-safetynet']), [anchorOf(root)]), untrusted: 'refused' },
    step: 'trust.path',
    code: 'attestation_untrusted',
  },
  {
    name: 'two statements that prove nothing [att.compound.trust-merge]',
    parts: { format: 'compound', result: COMPOUND_OF(NONE, NONE) },
    policy: { none: 'refused' },
    step: 'trust.none',
    code: 'attestation_none_refused',
  },
  {
    name: 'a compound of none and self attestation if the policy refuses self attestation [att.compound.trust-merge]',
    parts: { format: 'compound', result: COMPOUND_OF(NONE, SELF) },
    policy: { self: 'refused' },
    step: 'trust.self',
    code: 'attestation_self_refused',
  },
  {
    name: 'a model on the allow list that is only claimed [reg.policy.aaguid]',
    parts: NONE,
    policy: only(MODEL),
    step: 'trust.model',
    code: 'authenticator_model_refused',
  },
  {
    name: 'a model on the allow list with self attestation [reg.policy.aaguid]',
    parts: SELF,
    policy: only(MODEL),
    step: 'trust.model',
    code: 'authenticator_model_refused',
  },
  {
    name: 'a model on the allow list with an untrusted path [reg.policy.aaguid]',
    parts: { result: certified(strangeLeaf) },
    policy: only(MODEL),
    step: 'trust.model',
    code: 'authenticator_model_refused',
  },
  {
    name: 'a proven model that the allow list does not contain',
    parts: {},
    policy: only(OTHER_MODEL),
    step: 'trust.model',
    code: 'authenticator_model_refused',
  },
  {
    name: 'a U2F statement with an AAGUID, which it does not sign [reg.policy.aaguid]',
    parts: { ...U2F, aaguid: MODEL },
    policy: only(MODEL),
    step: 'trust.model',
    code: 'authenticator_model_refused',
  },
  ...(['tpm', 'android-key', 'android-safetynet'] as const).map(
    (format): Row => ({
      name: `an AAGUID that software passed to ${format} under a general anchor [reg.policy.aaguid]`,
      parts: { format },
      policy: only(MODEL),
      step: 'trust.model',
      code: 'authenticator_model_refused',
    }),
  ),
  {
    name: 'a model under a general anchor whose certificate does not contain the AAGUID [reg.policy.aaguid]',
    parts: { result: certified(plainLeaf) },
    policy: only(MODEL),
    step: 'trust.model',
    code: 'authenticator_model_refused',
  },
  {
    name: 'a model with an apple statement under a general anchor [reg.policy.aaguid]',
    parts: { format: 'apple' },
    policy: only(MODEL),
    step: 'trust.model',
    code: 'authenticator_model_refused',
  },
  {
    name: 'a model with an apple statement under an anchor of several formats [reg.policy.aaguid]',
    parts: { format: 'apple' },
    policy: { ...only(MODEL), anchors: formatAnchors(new Set(['apple', 'packed']), [anchorOf(root)]) },
    step: 'trust.model',
    code: 'authenticator_model_refused',
  },
  ...(['packed', 'apple', 'tpm', 'android-key', 'android-safetynet'] as const).flatMap((format): readonly Row[] => [
    {
      name: `a model with listed anchors, by ${format} under an anchor of another vendor`,
      parts: { format, aaguid: OTHER_MODEL },
      policy: { ...joined(format), untrusted: 'refused' },
      step: 'trust.path',
      code: 'attestation_untrusted',
    },
    {
      name: `a model on the allow list with listed anchors, by ${format} under an anchor of another vendor [reg.policy.aaguid]`,
      parts: { format, aaguid: OTHER_MODEL },
      policy: { ...joined(format), models: { only: new Set([OTHER_MODEL]) } },
      step: 'trust.model',
      code: 'authenticator_model_refused',
    },
  ]),
  {
    name: 'a model with listed anchors, by one compound part under an anchor of another vendor [reg.policy.aaguid]',
    parts: { format: 'compound', result: COMPOUND_OF(PACKED, U2F), aaguid: OTHER_MODEL },
    policy: { ...joined('packed', 'fido-u2f'), models: { only: new Set([OTHER_MODEL]) } },
    step: 'trust.model',
    code: 'authenticator_model_refused',
  },
  {
    name: 'a U2F authenticator with a nonzero AAGUID if the deny list contains the zero AAGUID',
    parts: { ...U2F, aaguid: MODEL },
    policy: except(ZERO_AAGUID),
    step: 'trust.model',
    code: 'authenticator_model_refused',
  },
  {
    name: 'a proven model on the deny list',
    parts: {},
    policy: except(MODEL),
    step: 'trust.model',
    code: 'authenticator_model_refused',
  },
  {
    name: 'a claimed model on the deny list',
    parts: NONE,
    policy: except(MODEL),
    step: 'trust.model',
    code: 'authenticator_model_refused',
  },
  {
    name: 'a registration if the metadata is overdue for too long [mds.nextupdate]',
    parts: {},
    policy: (() => {
      const metadata = sourceOf([entryJson()], { staleness: 0 })
      return { metadata, anchors: metadata }
    })(),
    step: 'trust.freshness',
    code: 'metadata_stale',
  },
  {
    name: 'a registration with an AAGUID if the metadata is missing [mds.refresh-failure]',
    parts: NONE,
    policy: { metadata: MISSING_METADATA },
    step: 'trust.freshness',
    code: 'metadata_missing',
  },
  {
    name: 'a U2F authenticator if the metadata is missing',
    parts: U2F,
    policy: { metadata: MISSING_METADATA },
    step: 'trust.freshness',
    code: 'metadata_missing',
  },
  {
    name: 'a model that the metadata does not list',
    parts: { aaguid: OTHER_MODEL },
    policy: withMetadata({}, {}, { unknownModels: 'refused' }),
    step: 'trust.known',
    code: 'authenticator_model_unknown',
  },
  {
    name: 'a revoked model [mds.status-revoked]',
    parts: {},
    policy: withMetadata({ statusReports: [reportJson('REVOKED')] }),
    step: 'trust.status',
    code: 'authenticator_status_refused',
  },
  {
    name: 'a revoked model that is only claimed',
    parts: NONE,
    policy: withMetadata({ statusReports: [reportJson('REVOKED')] }),
    step: 'trust.status',
    code: 'authenticator_status_refused',
  },
  {
    name: 'self attestation of a model that attests with certificates [att.packed.self-vs-mds]',
    parts: SELF,
    policy: withMetadata(),
    step: 'trust.attestationType',
    code: 'attestation_type_unlisted',
  },
  {
    name: 'certificates of a model that attests itself [att.packed.self-vs-mds]',
    parts: {},
    policy: withMetadata({}, { attestationTypes: ['basic_surrogate'] }),
    step: 'trust.attestationType',
    code: 'attestation_type_unlisted',
  },
  {
    name: 'an attestation CA of a model without one [mds.attestation-types]',
    parts: { format: 'tpm', result: { ...certified(leaf), means: 'attca' } },
    policy: withMetadata({}, { attestationTypes: ['basic_full'] }),
    step: 'trust.attestationType',
    code: 'attestation_type_unlisted',
  },
  {
    name: 'a compound part with an unlisted attestation type',
    parts: { format: 'compound', result: COMPOUND_OF({ format: 'packed', result: certified(leaf) }, SELF) },
    policy: withMetadata(),
    step: 'trust.attestationType',
    code: 'attestation_type_unlisted',
  },
  {
    name: 'a curve that the model does not support [mds.alg-match]',
    parts: { algorithm: 'ES384' },
    policy: withMetadata({}, { authenticatorGetInfo: undefined }),
    step: 'trust.algorithm',
    code: 'algorithm_unlisted',
  },
  {
    name: 'an algorithm that authenticatorGetInfo does not list [mds.getinfo-consistency]',
    parts: { algorithm: 'ES384' },
    policy: withMetadata({}, { authenticationAlgorithms: ['secp384r1_ecdsa_sha384_raw'] }),
    step: 'trust.algorithm',
    code: 'algorithm_unlisted',
  },
  {
    name: 'backup eligibility of a model without backup [mds.getinfo-consistency]',
    parts: { backupEligible: true },
    policy: withMetadata({}, { multiDeviceCredentialSupport: 'unsupported' }),
    step: 'trust.capability',
    code: 'authenticator_capability_contradicted',
  },
  {
    name: 'a discoverable credential of a model without such credentials [mds.getinfo-consistency]',
    parts: { discoverable: true },
    policy: withMetadata({}, { authenticatorGetInfo: { options: { rk: false } } }),
    step: 'trust.capability',
    code: 'authenticator_capability_contradicted',
  },
  {
    name: 'a certificate without AAGUID under an anchor of several models [att.packed.aaguid-ext-multi-model]',
    parts: { result: certified(plainLeaf) },
    policy: { anchors: shared, metadata: shared },
    step: 'trust.aaguidExtension',
    code: 'aaguid_extension_missing',
  },
]

/** Two months after the next metadata was due. */
const LATE = new Date('2026-09-01T00:00:00Z')

describe('the assessment of an attestation', () => {
  itRejects(ROWS, ({ parts, policy, code }) => assess(parts, policyOf(policy), code === 'metadata_stale' ? LATE : AT))

  it('has a negative test for every requirement of its catalogue', () => {
    expect(requirementsWithoutNegative(ATTESTATION_TRUST, ROWS)).toEqual([])
  })

  it.each([
    ['no attestation', NONE, { type: 'none', trust: { verdict: 'none' } }],
    ['self attestation', SELF, { type: 'self', trust: { verdict: 'self' } }],
    [
      'a path without an anchor',
      { result: certified(strangeLeaf) },
      { trust: { verdict: 'untrusted', why: 'path_no_anchor' } },
    ],
    ['a path to an anchor', {}, { type: 'uncertain', trust: { verdict: 'trusted', anchor: anchorOf(root) } }],
  ] as const)('reports %s [reg.step-24.trust-reported]', (_, parts, expected) => {
    expect(assess(parts, policyOf({ anchors }))).toMatchObject(expected)
  })

  it.each([
    ['a root', certified(deepLeaf, intermediate), root],
    ['an intermediate', certified(deepLeaf), intermediate],
    ['the attestation certificate itself', certified(deepLeaf), deepLeaf],
  ])('trusts %s as an anchor from metadata [mds.anchors-kinds]', (_, result, anchor) => {
    const attestationRootCertificates = [Buffer.from(anchor.der).toString('base64')]
    const policy = policyOf({ ...withMetadata({}, { attestationRootCertificates }), untrusted: 'refused' })
    expect(assess({ result }, policy).trust).toMatchObject({ verdict: 'trusted', anchor: anchorOf(anchor) })
  })

  it('completes a path with the intermediates of the policy', () => {
    const policy = policyOf({ anchors, untrusted: 'refused', intermediates: [anchorOf(intermediate).certificate] })
    expect(assess({ result: certified(deepLeaf) }, policy).trust.verdict).toBe('trusted')
  })

  it.each<[string, RegistrationParts]>([
    ['no attestation', NONE],
    ['self attestation', SELF],
    ['a compound statement as a whole', { format: 'compound', result: COMPOUND_OF(NONE, SELF) }],
  ])('does not look up anchors for %s', (_, parts) => {
    expect(caseOf(parts, policyOf({ anchors })).anchors).toEqual([])
  })

  it('combines the anchors of several sources', () => {
    const policy = policyOf({ anchors: joinAnchors(fixedAnchors([]), anchors), untrusted: 'refused' })
    expect(assess({}, policy).trust.verdict).toBe('trusted')
  })

  it.each([
    ['a proven model on the allow list', {}, only(MODEL)],
    ['a model on the allow list under a listed anchor', { format: 'tpm' }, { ...only(MODEL), ...withMetadata() }],
    [
      'a model on the allow list under one of two listed anchors',
      { format: 'tpm' },
      { ...only(MODEL), ...withMetadata({}, { attestationRootCertificates: [strangeLeaf, root].map(base64) }) },
    ],
    [
      'a model on the allow list with an apple statement',
      { format: 'apple' },
      { ...only(MODEL), anchors: formatAnchors(new Set(['apple']), [anchorOf(root)]) },
    ],
    [
      'a model on the allow list without metadata, under an anchor of the relying party',
      { aaguid: UNLISTED_MODEL },
      { ...joined('packed'), models: { only: new Set([UNLISTED_MODEL]) }, untrusted: 'refused' },
    ],
    [
      'a model on the allow list under a listed anchor that the relying party also uses',
      { result: certified(plainLeaf) },
      { ...joined('packed'), models: { only: new Set([MODEL]) }, untrusted: 'refused' },
    ],
    [
      'a model on the allow list without listed anchors, under an anchor of the relying party',
      {},
      { ...withMetadata({}, { attestationRootCertificates: [] }), ...only(MODEL) },
    ],
    ['a U2F authenticator if the deny list contains another model', U2F, except(OTHER_MODEL)],
    ['a U2F authenticator if the allow list contains the zero AAGUID', U2F, only(ZERO_AAGUID)],
    ['a model that the deny list does not contain', {}, except(OTHER_MODEL)],
    ['a listed model without faults', {}, withMetadata()],
    [
      'a registration without a model if the metadata is missing',
      { ...NONE, aaguid: ZERO_AAGUID },
      { metadata: MISSING_METADATA },
    ],
    ['an unlisted model if the rules accept it', { aaguid: OTHER_MODEL }, withMetadata()],
    ['a certificate without AAGUID under an anchor of one model', { result: certified(plainLeaf) }, withMetadata()],
    [
      'a certificate without AAGUID under an anchor of one of two models',
      { result: certified(plainLeaf) },
      { anchors: apart, metadata: apart },
    ],
    [
      'a certificate without AAGUID under an anchor of the relying party that metadata does not list',
      { result: certified(plainLeaf) },
      { ...withMetadata({}, { attestationRootCertificates: [] }), anchors },
    ],
    ['a certificate with AAGUID under an anchor of several models', {}, { anchors: shared, metadata: shared }],
  ] as const)('accepts %s', (_, parts, policy) => {
    expect(assess(parts, policyOf(policy))).toBeDefined()
  })

  it.each([
    ['proven', 'a certificate with its AAGUID', {}, { anchors }],
    ['proven', 'a listed anchor of the model', { format: 'tpm' }, withMetadata()],
    ['proven', 'U2F with the zero AAGUID', U2F, { anchors }],
    ['claimed', 'a certificate without AAGUID', { result: certified(plainLeaf) }, { anchors }],
    ['claimed', 'a platform that signs any AAGUID', { format: 'tpm' }, { anchors }],
    ['claimed', 'U2F with a nonzero AAGUID', { ...U2F, aaguid: MODEL }, { anchors }],
    ['claimed', 'an untrusted certificate', {}, {}],
    ['claimed', 'self attestation', SELF, { anchors }],
    ['claimed', 'no attestation', NONE, { anchors }],
  ] as const)('reports the model as %s: %s', (model, _, parts, policy) => {
    expect(assess(parts, policyOf(policy)).model).toBe(model)
  })

  it('reports the checks against metadata and skips those for unlisted models', () => {
    const policy = policyOf(withMetadata())
    const reportOf = (parts: RegistrationParts): TraceReport => {
      const trace = new Trace(ATTESTATION_TRUST)
      assessAttestation(trace, caseOf(parts, policy), policy, AT)
      return trace.report()
    }
    const known = reportOf({}).steps.find(({ id }) => id === 'trust.status')
    expect(known).toMatchObject({ outcome: 'passed', evidence: { model: 'Test model' } })
    const unknown = reportOf({ aaguid: OTHER_MODEL }).steps.find(({ id }) => id === 'trust.status')
    expect(unknown).toMatchObject({ outcome: 'skipped' })
  })

  it('includes in its evidence the reason why a path is not trusted', () => {
    const { report } = refusalOf(() => assess({}, policyOf({ untrusted: 'refused' })))
    expect(report.steps.find(({ id }) => id === 'trust.path')).toMatchObject({ evidence: { why: 'path_no_anchor' } })
  })
})

describe('the trust of a compound attestation [att.compound.trust-merge]', () => {
  const trusted = { format: 'packed', result: certified(leaf) } as const
  const untrusted = { format: 'packed', result: certified(strangeLeaf) } as const

  it.each([
    ['none', [NONE, NONE]],
    ['self', [NONE, SELF]],
    ['untrusted', [SELF, untrusted]],
    ['trusted', [untrusted, trusted]],
    ['trusted', [trusted, NONE]],
  ] as const)('is the strongest trust of its parts: %s', (verdict, parts) => {
    const [first, ...rest] = parts
    const attestation = assess({ format: 'compound', result: COMPOUND_OF(first, ...rest) }, policyOf({ anchors }))
    expect(attestation).toMatchObject({ type: 'compound', trust: { verdict } })
    expect(attestation.parts.map(({ format }) => format)).toEqual(parts.map(({ format }) => format))
  })

  it('has the verdict "none" without parts', () => {
    const policy = policyOf({ anchors })
    const attested = { ...caseOf({ format: 'compound', result: COMPOUND_OF(SELF) }, policy), parts: [] }
    expect(judgeAttestation(attested, policy, AT).trust).toEqual({ verdict: 'none' })
  })

  it('uses the anchors of each part for that part only', () => {
    const parts = COMPOUND_OF(PACKED, U2F)
    const policy = policyOf(joined('packed', 'fido-u2f'))
    const verdict = assess({ format: 'compound', result: parts, aaguid: OTHER_MODEL }, policy)
    expect(verdict.parts.map(({ trust }) => trust.verdict)).toEqual(['untrusted', 'trusted'])
  })

  it('is reported for each part', () => {
    const { parts } = assess({ format: 'compound', result: COMPOUND_OF(trusted, SELF) }, policyOf({ anchors }))
    expect(parts.map(({ trust }) => trust.verdict)).toEqual(['trusted', 'self'])
  })

  it('proves a model only by a trusted part that signs the AAGUID', () => {
    const u2f = { format: 'fido-u2f', result: certified(plainLeaf) } as const
    const compound = (...parts: Parameters<typeof COMPOUND_OF>): RegistrationParts => ({
      format: 'compound',
      result: COMPOUND_OF(...parts),
    })
    expect(() => assess(compound(u2f, SELF), policyOf(only(MODEL)))).toThrow('authenticator_model_refused')
    expect(assess(compound(u2f, trusted), policyOf(only(MODEL)))).toBeDefined()
  })
})
