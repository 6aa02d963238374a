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
import { demandsWithoutNegative, itRefuses, type NegativeRow, refusalOf } from '../../support/table.js'
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

/** Policy of a relying party that uses metadata of one model. */
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

/** Two models, each with an anchor of its own. */
const apart = sourceOf([
  entryJson(),
  otherEntryJson(OTHER_MODEL, { attestationRootCertificates: [base64(strangeLeaf)] }),
])
/** The anchors of `apart` beside one of the relying party's, which is that of the first model's maker. */
function joined(...formats: NonEmpty<AttestationFormat>): PolicyOverrides {
  return { anchors: joinAnchors(apart, formatAnchors(new Set(formats), [anchorOf(root)])), metadata: apart }
}
/** Two models with one anchor. */
const shared = sourceOf([entryJson(), otherEntryJson(OTHER_MODEL)])

/** A model of which metadata says nothing. */
const UNLISTED_MODEL = '21222324-2526-2728-292a-2b2c2d2e2f30' as Aaguid

interface Row extends NegativeRow {
  readonly parts: RegistrationParts
  readonly policy: PolicyOverrides
}

const ROWS: readonly Row[] = [
  {
    name: 'no attestation where some is demanded [reg.step-24.none-policy]',
    parts: NONE,
    policy: { none: 'refused' },
    step: 'trust.none',
    code: 'attestation_none_refused',
  },
  {
    name: 'self attestation where certificates are demanded [reg.step-24.self-policy]',
    parts: SELF,
    policy: { self: 'refused' },
    step: 'trust.self',
    code: 'attestation_self_refused',
  },
  {
    name: 'a certificate when there is no anchor at all [reg.step-23.anchors-mandatory]',
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
    name: 'a certificate whose anchor holds for another format',
    parts: {},
    policy: { anchors: formatAnchors(new Set(['android-safetynet']), [anchorOf(root)]), untrusted: 'refused' },
    step: 'trust.path',
    code: 'attestation_untrusted',
  },
  {
    name: 'two statements of which none proves anything [att.compound.trust-merge]',
    parts: { format: 'compound', result: COMPOUND_OF(NONE, NONE) },
    policy: { none: 'refused' },
    step: 'trust.none',
    code: 'attestation_none_refused',
  },
  {
    name: 'self attestation beside nothing, where certificates are demanded [att.compound.trust-merge]',
    parts: { format: 'compound', result: COMPOUND_OF(NONE, SELF) },
    policy: { self: 'refused' },
    step: 'trust.self',
    code: 'attestation_self_refused',
  },
  {
    name: 'an admitted model that is merely claimed [reg.policy.aaguid]',
    parts: NONE,
    policy: only(MODEL),
    step: 'trust.model',
    code: 'authenticator_model_refused',
  },
  {
    name: 'an admitted model that attests itself [reg.policy.aaguid]',
    parts: SELF,
    policy: only(MODEL),
    step: 'trust.model',
    code: 'authenticator_model_refused',
  },
  {
    name: 'an admitted model whose path leads nowhere [reg.policy.aaguid]',
    parts: { result: certified(strangeLeaf) },
    policy: only(MODEL),
    step: 'trust.model',
    code: 'authenticator_model_refused',
  },
  {
    name: 'a proven model that is not on the list',
    parts: {},
    policy: only(OTHER_MODEL),
    step: 'trust.model',
    code: 'authenticator_model_refused',
  },
  {
    name: 'a U2F statement beside an AAGUID it does not sign [reg.policy.aaguid]',
    parts: { ...U2F, aaguid: MODEL },
    policy: only(MODEL),
    step: 'trust.model',
    code: 'authenticator_model_refused',
  },
  ...(['tpm', 'android-key', 'android-safetynet'] as const).map(
    (format): Row => ({
      name: `an AAGUID that software gave to a ${format} below an anchor of anyone [reg.policy.aaguid]`,
      parts: { format },
      policy: only(MODEL),
      step: 'trust.model',
      code: 'authenticator_model_refused',
    }),
  ),
  {
    name: 'a model below an anchor of anyone, by a certificate that does not name it [reg.policy.aaguid]',
    parts: { result: certified(plainLeaf) },
    policy: only(MODEL),
    step: 'trust.model',
    code: 'authenticator_model_refused',
  },
  {
    name: 'a model that an anchor of anyone vouches for in the way of Apple [reg.policy.aaguid]',
    parts: { format: 'apple' },
    policy: only(MODEL),
    step: 'trust.model',
    code: 'authenticator_model_refused',
  },
  {
    name: 'a model that an anchor of several formats vouches for in the way of Apple [reg.policy.aaguid]',
    parts: { format: 'apple' },
    policy: { ...only(MODEL), anchors: formatAnchors(new Set(['apple', 'packed']), [anchorOf(root)]) },
    step: 'trust.model',
    code: 'authenticator_model_refused',
  },
  ...(['packed', 'apple', 'tpm', 'android-key', 'android-safetynet'] as const).flatMap((format): readonly Row[] => [
    {
      name: `a model with anchors of its own, by a ${format} below an anchor of another maker`,
      parts: { format, aaguid: OTHER_MODEL },
      policy: { ...joined(format), untrusted: 'refused' },
      step: 'trust.path',
      code: 'attestation_untrusted',
    },
    {
      name: `an admitted model with anchors of its own, by a ${format} below one of another maker [reg.policy.aaguid]`,
      parts: { format, aaguid: OTHER_MODEL },
      policy: { ...joined(format), models: { only: new Set([OTHER_MODEL]) } },
      step: 'trust.model',
      code: 'authenticator_model_refused',
    },
  ]),
  {
    name: 'a model with anchors of its own, by one part below an anchor of another maker [reg.policy.aaguid]',
    parts: { format: 'compound', result: COMPOUND_OF(PACKED, U2F), aaguid: OTHER_MODEL },
    policy: { ...joined('packed', 'fido-u2f'), models: { only: new Set([OTHER_MODEL]) } },
    step: 'trust.model',
    code: 'authenticator_model_refused',
  },
  {
    name: 'a U2F authenticator where models without AAGUID are excluded, whatever stands in the place of one',
    parts: { ...U2F, aaguid: MODEL },
    policy: except(ZERO_AAGUID),
    step: 'trust.model',
    code: 'authenticator_model_refused',
  },
  {
    name: 'a proven model that is excluded',
    parts: {},
    policy: except(MODEL),
    step: 'trust.model',
    code: 'authenticator_model_refused',
  },
  {
    name: 'a claimed model that is excluded',
    parts: NONE,
    policy: except(MODEL),
    step: 'trust.model',
    code: 'authenticator_model_refused',
  },
  {
    name: 'a registration when the metadata is overdue for too long [mds.nextupdate]',
    parts: {},
    policy: (() => {
      const metadata = sourceOf([entryJson()], { staleness: 0 })
      return { metadata, anchors: metadata }
    })(),
    step: 'trust.freshness',
    code: 'metadata_stale',
  },
  {
    name: 'a named model when the metadata is missing [mds.refresh-failure]',
    parts: NONE,
    policy: { metadata: MISSING_METADATA },
    step: 'trust.freshness',
    code: 'metadata_missing',
  },
  {
    name: 'a U2F authenticator when the metadata is missing',
    parts: U2F,
    policy: { metadata: MISSING_METADATA },
    step: 'trust.freshness',
    code: 'metadata_missing',
  },
  {
    name: 'a model that metadata does not know',
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
    name: 'a revoked model that is merely claimed',
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
    name: 'an attestation CA of a model that has none [mds.attestation-types]',
    parts: { format: 'tpm', result: { ...certified(leaf), means: 'attca' } },
    policy: withMetadata({}, { attestationTypes: ['basic_full'] }),
    step: 'trust.attestationType',
    code: 'attestation_type_unlisted',
  },
  {
    name: 'a part of a compound that the model does not attest with',
    parts: { format: 'compound', result: COMPOUND_OF({ format: 'packed', result: certified(leaf) }, SELF) },
    policy: withMetadata(),
    step: 'trust.attestationType',
    code: 'attestation_type_unlisted',
  },
  {
    name: 'a curve that the model does not have [mds.alg-match]',
    parts: { algorithm: 'ES384' },
    policy: withMetadata({}, { authenticatorGetInfo: undefined }),
    step: 'trust.algorithm',
    code: 'algorithm_unlisted',
  },
  {
    name: 'an algorithm its authenticators do not name [mds.getinfo-consistency]',
    parts: { algorithm: 'ES384' },
    policy: withMetadata({}, { authenticationAlgorithms: ['secp384r1_ecdsa_sha384_raw'] }),
    step: 'trust.algorithm',
    code: 'algorithm_unlisted',
  },
  {
    name: 'a backup by a model that has none [mds.getinfo-consistency]',
    parts: { backupEligible: true },
    policy: withMetadata({}, { multiDeviceCredentialSupport: 'unsupported' }),
    step: 'trust.capability',
    code: 'authenticator_capability_contradicted',
  },
  {
    name: 'a discoverable credential of a model that makes none [mds.getinfo-consistency]',
    parts: { discoverable: true },
    policy: withMetadata({}, { authenticatorGetInfo: { options: { rk: false } } }),
    step: 'trust.capability',
    code: 'authenticator_capability_contradicted',
  },
  {
    name: 'a certificate without AAGUID under the anchor of several models [att.packed.aaguid-ext-multi-model]',
    parts: { result: certified(plainLeaf) },
    policy: { anchors: shared, metadata: shared },
    step: 'trust.aaguidExtension',
    code: 'aaguid_extension_missing',
  },
]

/** Two months after the metadata was due. */
const LATE = new Date('2026-09-01T00:00:00Z')

describe('the assessment of an attestation', () => {
  itRefuses(ROWS, ({ parts, policy, code }) => assess(parts, policyOf(policy), code === 'metadata_stale' ? LATE : AT))

  it('has a refusal for every demand of its catalogue', () => {
    expect(demandsWithoutNegative(ATTESTATION_TRUST, ROWS)).toEqual([])
  })

  it.each([
    ['nothing', NONE, { type: 'none', trust: { verdict: 'none' } }],
    ['self attestation', SELF, { type: 'self', trust: { verdict: 'self' } }],
    [
      'a path to nowhere',
      { result: certified(strangeLeaf) },
      { trust: { verdict: 'untrusted', why: 'path_no_anchor' } },
    ],
    ['a path to an anchor', {}, { type: 'uncertain', trust: { verdict: 'trusted', anchor: anchorOf(root) } }],
  ] as const)('reports %s as it is [reg.step-24.trust-reported]', (_, parts, expected) => {
    expect(assess(parts, policyOf({ anchors }))).toMatchObject(expected)
  })

  it.each([
    ['a root', certified(deepLeaf, intermediate), root],
    ['an intermediate', certified(deepLeaf), intermediate],
    ['the attestation certificate itself', certified(deepLeaf), deepLeaf],
  ])('trusts %s as an anchor out of metadata [mds.anchors-kinds]', (_, result, anchor) => {
    const attestationRootCertificates = [Buffer.from(anchor.der).toString('base64')]
    const policy = policyOf({ ...withMetadata({}, { attestationRootCertificates }), untrusted: 'refused' })
    expect(assess({ result }, policy).trust).toMatchObject({ verdict: 'trusted', anchor: anchorOf(anchor) })
  })

  it('completes a path with intermediates of the relying party', () => {
    const policy = policyOf({ anchors, untrusted: 'refused', intermediates: [anchorOf(intermediate).certificate] })
    expect(assess({ result: certified(deepLeaf) }, policy).trust.verdict).toBe('trusted')
  })

  it.each<[string, RegistrationParts]>([
    ['nothing', NONE],
    ['self attestation', SELF],
    ['a compound as a whole', { format: 'compound', result: COMPOUND_OF(NONE, SELF) }],
  ])('looks up no anchors for %s', (_, parts) => {
    expect(caseOf(parts, policyOf({ anchors })).anchors).toEqual([])
  })

  it('joins anchors of several sources', () => {
    const policy = policyOf({ anchors: joinAnchors(fixedAnchors([]), anchors), untrusted: 'refused' })
    expect(assess({}, policy).trust.verdict).toBe('trusted')
  })

  it.each([
    ['an admitted model that is proven', {}, only(MODEL)],
    ['an admitted model below an anchor of its own', { format: 'tpm' }, { ...only(MODEL), ...withMetadata() }],
    [
      'an admitted model below one of two anchors of its own',
      { format: 'tpm' },
      { ...only(MODEL), ...withMetadata({}, { attestationRootCertificates: [strangeLeaf, root].map(base64) }) },
    ],
    [
      'an admitted model that Apple vouches for',
      { format: 'apple' },
      { ...only(MODEL), anchors: formatAnchors(new Set(['apple']), [anchorOf(root)]) },
    ],
    [
      'an admitted model that metadata does not list, below an anchor of the relying party',
      { aaguid: UNLISTED_MODEL },
      { ...joined('packed'), models: { only: new Set([UNLISTED_MODEL]) }, untrusted: 'refused' },
    ],
    [
      'an admitted model below an anchor of its own which is one of the relying party, too',
      { result: certified(plainLeaf) },
      { ...joined('packed'), models: { only: new Set([MODEL]) }, untrusted: 'refused' },
    ],
    [
      'an admitted model without anchors in metadata, below an anchor of the relying party',
      {},
      { ...withMetadata({}, { attestationRootCertificates: [] }), ...only(MODEL) },
    ],
    ['a U2F authenticator where others are excluded', U2F, except(OTHER_MODEL)],
    ['a U2F authenticator where models without AAGUID are admitted', U2F, only(ZERO_AAGUID)],
    ['any model that is not excluded', {}, except(OTHER_MODEL)],
    ['a known model nothing speaks against', {}, withMetadata()],
    ['who names no model while metadata is missing', { ...NONE, aaguid: ZERO_AAGUID }, { metadata: MISSING_METADATA }],
    ['an unknown model where that is accepted', { aaguid: OTHER_MODEL }, withMetadata()],
    ['a model whose anchors serve it alone, without extension', { result: certified(plainLeaf) }, withMetadata()],
    [
      'a model whose anchors serve it alone, without extension, beside another model',
      { result: certified(plainLeaf) },
      { anchors: apart, metadata: apart },
    ],
    [
      'a model without extension below an anchor of the relying party, of which metadata does not speak',
      { result: certified(plainLeaf) },
      { ...withMetadata({}, { attestationRootCertificates: [] }), anchors },
    ],
    ['a certificate with AAGUID under the anchor of several models', {}, { anchors: shared, metadata: shared }],
  ] as const)('accepts %s', (_, parts, policy) => {
    expect(assess(parts, policyOf(policy))).toBeDefined()
  })

  it.each([
    ['proven', 'a certificate that names it', {}, { anchors }],
    ['proven', 'an anchor of its own', { format: 'tpm' }, withMetadata()],
    ['proven', 'U2F, which has none', U2F, { anchors }],
    ['claimed', 'a certificate that names none', { result: certified(plainLeaf) }, { anchors }],
    ['claimed', 'a platform that signs what it is given', { format: 'tpm' }, { anchors }],
    ['claimed', 'U2F, in which somebody put one', { ...U2F, aaguid: MODEL }, { anchors }],
    ['claimed', 'a certificate that nobody trusts', {}, {}],
    ['claimed', 'self attestation', SELF, { anchors }],
    ['claimed', 'no attestation', NONE, { anchors }],
  ] as const)('says that the model is %s: %s', (model, _, parts, policy) => {
    expect(assess(parts, policyOf(policy)).model).toBe(model)
  })

  it('says what the metadata spoke of, and skips what it could not say', () => {
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

  it('names in its evidence why a path is not trusted', () => {
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
  ] as const)('is that of its best part: %s', (verdict, parts) => {
    const [first, ...rest] = parts
    const attestation = assess({ format: 'compound', result: COMPOUND_OF(first, ...rest) }, policyOf({ anchors }))
    expect(attestation).toMatchObject({ type: 'compound', trust: { verdict } })
    expect(attestation.parts.map(({ format }) => format)).toEqual(parts.map(({ format }) => format))
  })

  it('is that of nothing where there is no part', () => {
    const policy = policyOf({ anchors })
    const attested = { ...caseOf({ format: 'compound', result: COMPOUND_OF(SELF) }, policy), parts: [] }
    expect(judgeAttestation(attested, policy, AT).trust).toEqual({ verdict: 'none' })
  })

  it('is sought for each part among the anchors of that part', () => {
    const parts = COMPOUND_OF(PACKED, U2F)
    const policy = policyOf(joined('packed', 'fido-u2f'))
    const verdict = assess({ format: 'compound', result: parts, aaguid: OTHER_MODEL }, policy)
    expect(verdict.parts.map(({ trust }) => trust.verdict)).toEqual(['untrusted', 'trusted'])
  })

  it('is said of each part', () => {
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
