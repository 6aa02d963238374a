import { createHash } from 'node:crypto'
import type { Aaguid } from '../../../../src/webauthn/bytes/brand.js'
import { ZERO_AAGUID } from '../../../../src/webauthn/structures/attested-credential-data.js'
import { judgeAttestation } from '../../../../src/webauthn/trust/judge-attestation.js'
import { keyIdentifierOf } from '../../../../src/webauthn/trust/metadata/key-identifier.js'
import { MISSING_METADATA, type MetadataSource } from '../../../../src/webauthn/trust/metadata/metadata-source.js'
import type { ModelAssessment } from '../../../../src/webauthn/trust/model-source.js'
import { issue, type TestCertificate } from '../../../support/certificates.js'
import {
  anchorOf,
  AT,
  caseOf,
  certificateOf,
  certified,
  COMPOUND_OF,
  leaf,
  MODEL,
  OTHER_MODEL,
  plainLeaf,
  policyOf,
  type RegistrationParts,
  root,
  strangeLeaf,
} from '../trust-case.js'
import { algorithm, base64, entryJson, otherEntryJson, reportJson, sourceOf } from './metadata-json.js'

/** Another batch of the same model. */
const otherBatch = issue(root, { subject: { CN: 'Another batch' } })
/** A later certificate with the key of the attestation certificate. */
const reissued = issue(root, { subject: { CN: 'Reissued' }, keys: leaf })

function faultsOf(source: MetadataSource, parts: RegistrationParts = {}, at = AT): string[] {
  return [...assessWith(source, parts, at).faults.keys()]
}

function assessWith(source: MetadataSource, parts: RegistrationParts, at = AT): ModelAssessment {
  const policy = policyOf({ anchors: source, metadata: source })
  const attested = caseOf(parts, policy)
  return source.assessModel({ attested, attestation: judgeAttestation(attested, policy, at), at })
}

/** Returns the SHA-1 hash of the uncompressed point (the last 65 bytes of a P-256 SPKI) in hex. */
function identifierOf({ publicKey }: TestCertificate): string {
  const spki = publicKey.export({ format: 'der', type: 'spki' })
  return createHash('sha1').update(spki.subarray(-65)).digest('hex')
}

const U2F_ENTRY = {
  ...entryJson(
    { aaguid: undefined, attestationCertificateKeyIdentifiers: [identifierOf(plainLeaf)] },
    {
      aaguid: undefined,
      description: 'U2F model',
    },
  ),
}
const U2F = { format: 'fido-u2f', aaguid: ZERO_AAGUID, result: certified(plainLeaf) } as const

describe('the lookup of a model', () => {
  const source = sourceOf([entryJson(), otherEntryJson(ZERO_AAGUID, { description: 'Nobody' }), U2F_ENTRY])
  const anchorsFor = (format: 'packed' | 'fido-u2f', aaguid: Aaguid, certificate: TestCertificate): unknown =>
    source.findAnchors({ format, aaguid, leaf: certificateOf(certificate) })

  it('hashes the key of a certificate like U2F metadata [att.u2f.mds-by-ski] [mds.lookup-ski]', () => {
    expect(keyIdentifierOf(certificateOf(plainLeaf))).toBe(identifierOf(plainLeaf))
  })

  it('finds a FIDO2 model by its AAGUID [mds.lookup-aaguid]', () => {
    expect(anchorsFor('packed', MODEL, plainLeaf)).toEqual([{ ...anchorOf(root), vouchesFor: 'model' }])
    expect(source.findModel({ format: 'packed', aaguid: MODEL, leaf: undefined })?.statement?.description).toBe(
      'Test model',
    )
  })

  it('finds no entry by the zero AAGUID [mds.lookup-aaguid]', () => {
    expect(anchorsFor('packed', ZERO_AAGUID, plainLeaf)).toEqual([])
  })

  it('finds no entry by an unlisted AAGUID', () => {
    expect(anchorsFor('packed', OTHER_MODEL, plainLeaf)).toEqual([])
  })

  it('finds a U2F model by the key of its certificate [att.u2f.mds-by-ski] [mds.lookup-ski]', () => {
    expect(anchorsFor('fido-u2f', ZERO_AAGUID, plainLeaf)).toEqual([{ ...anchorOf(root), vouchesFor: 'model' }])
    expect(assessWith(source, U2F).model).toEqual({ description: 'U2F model' })
  })

  it('finds no U2F model by an AAGUID [att.u2f.mds-by-ski]', () => {
    expect(anchorsFor('fido-u2f', MODEL, leaf)).toEqual([])
    expect(source.findModel({ format: 'fido-u2f', aaguid: MODEL, leaf: undefined })).toBeUndefined()
  })

  it('uses the description of the first of two entries and the reports of both', () => {
    const twice = sourceOf([
      entryJson(),
      entryJson({ statusReports: [reportJson('REVOKED')] }, { description: 'Second' }),
    ])
    expect(assessWith(twice, {}).model).toEqual({ description: 'Test model' })
    expect(faultsOf(twice)).toEqual(['authenticator_status_refused'])
  })

  it('describes a model without statement by its identifier', () => {
    expect(assessWith(sourceOf([entryJson({ metadataStatement: undefined })]), {}).model).toEqual({
      description: MODEL,
    })
    const bare = { ...U2F_ENTRY, metadataStatement: undefined }
    expect(assessWith(sourceOf([bare]), U2F).model).toEqual({ description: identifierOf(plainLeaf) })
  })
})

describe('status reports', () => {
  const withReports = (...statusReports: readonly unknown[]): MetadataSource => sourceOf([entryJson({ statusReports })])

  it.each([
    'REVOKED',
    'USER_VERIFICATION_BYPASS',
    'ATTESTATION_KEY_COMPROMISE',
    'USER_KEY_REMOTE_COMPROMISE',
    'USER_KEY_PHYSICAL_COMPROMISE',
  ])('%s rejects a model [mds.status-compromise] [mds.status-revoked]', (status) => {
    const { faults } = assessWith(withReports(reportJson(status)), {})
    expect(faults.get('authenticator_status_refused')).toEqual({ statuses: [status] })
  })

  it.each([
    'NOT_FIDO_CERTIFIED',
    'FIDO_CERTIFIED',
    'FIDO_CERTIFIED_L3plus',
    'FIPS140_CERTIFIED_L2',
    'SELF_ASSERTION_SUBMITTED',
    'UPDATE_AVAILABLE',
    'RETIRED',
  ])('%s does not reject a model', (status) => {
    expect(faultsOf(withReports(reportJson(status)))).toEqual([])
  })

  it('apply in any order: a certification after a revocation does not cancel it [mds.status-all-in-effect]', () => {
    const reports = [reportJson('REVOKED'), reportJson('FIDO_CERTIFIED_L2', { effectiveDate: '2026-01-01' })]
    expect(faultsOf(withReports(...reports))).toEqual(['authenticator_status_refused'])
    expect(faultsOf(withReports(...reports.toReversed()))).toEqual(['authenticator_status_refused'])
  })

  it.each([
    ['has not started', { effectiveDate: '2026-06-02' }, []],
    ['starts today', { effectiveDate: '2026-06-01' }, ['authenticator_status_refused']],
    ['has no start', { effectiveDate: undefined }, ['authenticator_status_refused']],
    ['ends tomorrow', { sunsetDate: '2026-06-02' }, ['authenticator_status_refused']],
    ['ended today', { sunsetDate: '2026-06-01' }, []],
  ])('apply while they are in effect: one that %s [mds.status-all-in-effect]', (_, dates, faults) => {
    expect(faultsOf(withReports(reportJson('REVOKED', dates)))).toEqual(faults)
  })

  it.each([
    ['refused', ['authenticator_status_refused']],
    ['accepted', []],
  ] as const)('with unknown statuses are %s according to the rules [mds.unknown-enum]', (unknown, faults) => {
    const source = sourceOf([entryJson({ statusReports: [reportJson('FUTURE_COMPROMISE')] })], {
      statuses: { unknown },
    })
    expect(faultsOf(source)).toEqual(faults)
  })

  it('are rejected according to the list in the rules', () => {
    const source = sourceOf([entryJson({ statusReports: [reportJson('RETIRED')] })], {
      statuses: { refused: new Set(['RETIRED']) },
    })
    expect(faultsOf(source)).toEqual(['authenticator_status_refused'])
    const lenient = sourceOf([entryJson({ statusReports: [reportJson('REVOKED')] })], {
      statuses: { refused: new Set() },
    })
    expect(faultsOf(lenient)).toEqual([])
  })

  describe('on a compromised attestation key [mds.status-cert-scoped]', () => {
    const compromise = (name: 'batchCertificate' | 'certificate', certificate: TestCertificate): MetadataSource =>
      withReports(reportJson('ATTESTATION_KEY_COMPROMISE', { [name]: base64(certificate) }))

    it.each(['batchCertificate', 'certificate'] as const)('reject authenticators with the key in %s', (name) => {
      expect(faultsOf(compromise(name, leaf))).toEqual(['authenticator_status_refused'])
    })

    it('reject a new certificate with the old key', () => {
      expect(faultsOf(compromise('certificate', reissued))).toEqual(['authenticator_status_refused'])
    })

    it('reject all authenticators under a compromised CA', () => {
      expect(faultsOf(compromise('batchCertificate', root))).toEqual(['authenticator_status_refused'])
    })

    it('reject authenticators with that key even if their path is untrusted', () => {
      expect(faultsOf(compromise('certificate', strangeLeaf), { result: certified(strangeLeaf) })).toEqual([
        'authenticator_status_refused',
      ])
    })

    it('reject authenticators with either key if they contain two', () => {
      const both = { batchCertificate: base64(otherBatch), certificate: base64(leaf) }
      expect(faultsOf(withReports(reportJson('ATTESTATION_KEY_COMPROMISE', both)))).toEqual([
        'authenticator_status_refused',
      ])
    })

    it('accept other batches', () => {
      expect(faultsOf(compromise('batchCertificate', otherBatch))).toEqual([])
    })

    it('accept a registration without certificates', () => {
      expect(faultsOf(compromise('batchCertificate', leaf), { format: 'none', result: { type: 'none' } })).toEqual([])
    })

    it('reject the whole model if they contain no certificate', () => {
      expect(faultsOf(withReports(reportJson('ATTESTATION_KEY_COMPROMISE')))).toEqual(['authenticator_status_refused'])
    })

    it('are the only reports that apply to a batch', () => {
      const report = reportJson('USER_KEY_REMOTE_COMPROMISE', { batchCertificate: base64(otherBatch) })
      expect(faultsOf(withReports(report))).toEqual(['authenticator_status_refused'])
    })
  })
})

describe('attestation types [mds.attestation-types]', () => {
  const typed = (attestationTypes: readonly string[]): MetadataSource => sourceOf([entryJson({}, { attestationTypes })])
  const means = (type: 'basic' | 'attca' | 'anonca' | 'uncertain'): RegistrationParts => ({
    result: { ...certified(leaf), means: type },
  })
  const self: RegistrationParts = { result: { type: 'self' } }

  it.each([
    ['basic_full', means('basic')],
    ['attca', means('attca')],
    ['anonca', means('anonca')],
    ['basic_full', means('uncertain')],
    ['attca', means('uncertain')],
    ['anonca', means('uncertain')],
    ['basic_surrogate', self],
  ])('%s matches the statement', (type, parts) => {
    expect(faultsOf(typed([type]), parts)).toEqual([])
  })

  it.each([
    ['attca', means('basic')],
    ['basic_full', means('attca')],
    ['basic_full', means('anonca')],
    ['basic_surrogate', means('uncertain')],
    ['basic_full', self],
    ['quantum_full', means('uncertain')],
  ])('%s does not match the statement [mds.unknown-enum]', (type, parts) => {
    expect(faultsOf(typed([type]), parts)).toEqual(['attestation_type_unlisted'])
  })

  it('are not checked for a registration without attestation', () => {
    expect(faultsOf(typed([]), { format: 'none', result: { type: 'none' } })).toEqual([])
  })

  it('are not checked if the rules accept any', () => {
    const source = sourceOf([entryJson({}, { attestationTypes: [] })], { attestationTypes: 'any' })
    expect(faultsOf(source)).toEqual([])
  })
})

describe('algorithms [mds.alg-match]', () => {
  const algorithms = (authenticationAlgorithms: readonly string[], identifiers?: readonly number[]): MetadataSource => {
    const authenticatorGetInfo = identifiers && { algorithms: identifiers.map(algorithm) }
    return sourceOf([entryJson({}, { authenticationAlgorithms, authenticatorGetInfo })])
  }

  it.each([
    ['ES256', 'secp256r1_ecdsa_sha256_raw'],
    ['ES256', 'secp256r1_ecdsa_sha256_der'],
    ['ESP256', 'secp256r1_ecdsa_sha256_raw'],
    ['ES384', 'secp384r1_ecdsa_sha384_raw'],
    ['ES512', 'secp521r1_ecdsa_sha512_raw'],
    ['ES256K', 'secp256k1_ecdsa_sha256_raw'],
    ['EdDSA', 'ed25519_eddsa_sha512_raw'],
    ['Ed448', 'ed448_eddsa_sha512_raw'],
    ['RS256', 'rsassa_pkcsv15_sha256_raw'],
  ] as const)('%s is listed as %s', (name, registered) => {
    expect(faultsOf(algorithms([registered]), { algorithm: name })).toEqual([])
  })

  it.each([
    ['ES256', 'secp256k1_ecdsa_sha256_raw'],
    ['ES256K', 'secp256r1_ecdsa_sha256_raw'],
    ['ES384', 'secp256r1_ecdsa_sha256_raw'],
    ['Ed448', 'ed25519_eddsa_sha512_raw'],
    ['RS256', 'rsassa_pss_sha256_raw'],
    ['ES256', 'quantum_raw'],
  ] as const)('%s is not listed as %s [mds.unknown-enum]', (name, registered) => {
    expect(faultsOf(algorithms([registered]), { algorithm: name })).toEqual(['algorithm_unlisted'])
  })

  it('must also be listed in authenticatorGetInfo [mds.getinfo-consistency]', () => {
    expect(faultsOf(algorithms(['secp256r1_ecdsa_sha256_raw'], [-8]))).toEqual(['algorithm_unlisted'])
    expect(faultsOf(algorithms(['secp256r1_ecdsa_sha256_raw'], [-8, -7]))).toEqual([])
  })

  it('are not checked if the rules accept any', () => {
    expect(faultsOf(sourceOf([entryJson({}, { authenticationAlgorithms: [] })], { algorithms: 'any' }))).toEqual([])
  })
})

describe('capabilities [mds.getinfo-consistency]', () => {
  const NO_OPTIONS = { authenticatorGetInfo: { versions: ['FIDO_2_0'] } }
  const source = (capabilities: 'implied' | 'stated' | 'any', statement = {}): MetadataSource =>
    sourceOf([entryJson({}, statement)], { capabilities })

  it.each([
    ['stated', { multiDeviceCredentialSupport: 'unsupported' }, ['authenticator_capability_contradicted']],
    ['stated', { multiDeviceCredentialSupport: 'explicit' }, []],
    ['stated', {}, []],
    ['implied', {}, ['authenticator_capability_contradicted']],
    ['implied', { multiDeviceCredentialSupport: 'implicit' }, []],
    ['any', { multiDeviceCredentialSupport: 'unsupported' }, []],
  ] as const)('%s: backup eligibility of a model with %j', (capabilities, statement, faults) => {
    expect(faultsOf(source(capabilities, statement), { backupEligible: true })).toEqual(faults)
  })

  it.each([
    ['stated', { authenticatorGetInfo: { options: { rk: false } } }, ['authenticator_capability_contradicted']],
    ['stated', NO_OPTIONS, []],
    ['implied', NO_OPTIONS, ['authenticator_capability_contradicted']],
    ['implied', { authenticatorGetInfo: undefined }, []],
    ['implied', { authenticatorGetInfo: { options: { rk: true } } }, []],
    ['any', { authenticatorGetInfo: { options: { rk: false } } }, []],
  ] as const)('%s: a discoverable credential of a model with %j', (capabilities, statement, faults) => {
    expect(faultsOf(source(capabilities, statement), { discoverable: true })).toEqual(faults)
  })

  it.each([undefined, false])(
    'a credential with the reported discoverability %s claims no capability',
    (discoverable) => {
      const parts: RegistrationParts = discoverable === undefined ? {} : { discoverable }
      expect(faultsOf(source('implied', { authenticatorGetInfo: { options: { rk: false } } }), parts)).toEqual([])
    },
  )

  it('are listed in the evidence', () => {
    const limited = source('stated', {
      multiDeviceCredentialSupport: 'unsupported',
      authenticatorGetInfo: { options: { rk: false } },
    })
    const { faults } = assessWith(limited, { backupEligible: true, discoverable: true })
    expect(faults.get('authenticator_capability_contradicted')).toEqual({ claims: ['backupEligible', 'discoverable'] })
  })
})

describe('the AAGUID in the attestation certificate [att.packed.aaguid-ext-multi-model]', () => {
  const alone = [entryJson()]
  const several = [entryJson(), otherEntryJson(OTHER_MODEL)]
  const plain: RegistrationParts = { result: certified(plainLeaf) }

  it.each([
    ['is missing under an anchor of several models', several, plain, ['aaguid_extension_missing']],
    ['is present', several, {}, []],
    ['is not needed under an anchor of one model', alone, plain, []],
    ['is not needed if the other model of the anchor is a U2F model', [entryJson(), U2F_ENTRY], plain, []],
    ['is not required if the path is untrusted', several, { result: certified(strangeLeaf) }, []],
    ['is required only in packed statements', several, { ...plain, format: 'android-key' as const }, []],
  ])('%s', (_, entries, parts, faults) => {
    expect(faultsOf(sourceOf(entries), parts)).toEqual(faults)
  })

  it('is not required if the rules ignore it', () => {
    expect(faultsOf(sourceOf(several, { aaguidExtension: 'ignored' }), plain)).toEqual([])
  })
})

describe('unknown models and stale metadata', () => {
  const unknown: RegistrationParts = { aaguid: OTHER_MODEL }
  const nameless: RegistrationParts = { format: 'none', result: { type: 'none' }, aaguid: ZERO_AAGUID }
  const late = new Date('2026-07-03T00:00:00Z')
  const DAY = 86_400_000

  it.each([
    ['refused', ['authenticator_model_unknown']],
    ['accepted', []],
  ] as const)('an unlisted model is %s according to the rules', (unknownModels, faults) => {
    expect(faultsOf(sourceOf([entryJson()], { unknownModels }), unknown)).toEqual(faults)
    expect(faultsOf(sourceOf([entryJson()], { unknownModels }), nameless)).toEqual(faults)
  })

  it.each(['refused', 'accepted'] as const)('a listed model is known if unlisted ones are %s', (unknownModels) => {
    const source = sourceOf([entryJson()], { unknownModels })
    expect(source.findModel({ format: 'packed', aaguid: MODEL, leaf: undefined })).toBeDefined()
    expect(assessWith(source, {})).toEqual({ model: { description: 'Test model' }, faults: new Map() })
  })

  it('all models are unknown if the metadata is missing', () => {
    const attested = caseOf({}, policyOf())
    const attestation = judgeAttestation(attested, policyOf(), AT)
    const faults = new Map([['metadata_missing', {}]])
    expect(MISSING_METADATA.assessModel({ attested, attestation, at: AT })).toEqual({ model: 'unknown', faults })
  })

  it.each([
    ['any', []],
    [DAY, []],
    [DAY - 1, ['metadata_stale']],
    [0, ['metadata_stale']],
  ] as const)(
    'a BLOB that is one day overdue is assessed with a tolerance of %s [mds.nextupdate]',
    (staleness, faults) => {
      expect(faultsOf(sourceOf([entryJson()], { staleness }), {}, late)).toEqual(faults)
      expect(faultsOf(sourceOf([entryJson()], { staleness }), unknown, late)).toEqual(faults)
    },
  )

  it('a BLOB that is not overdue is used with any tolerance', () => {
    expect(faultsOf(sourceOf([entryJson()], { staleness: 0 }))).toEqual([])
  })

  it('a stale BLOB does not reject a registration without a model', () => {
    expect(faultsOf(sourceOf([entryJson()], { staleness: 0 }), nameless, late)).toEqual([])
    expect(faultsOf(sourceOf([U2F_ENTRY], { staleness: 0 }), U2F, late)).toEqual(['metadata_stale'])
    const result = COMPOUND_OF({ format: 'none', result: { type: 'none' } }, { format: U2F.format, result: U2F.result })
    const among = { format: 'compound', aaguid: ZERO_AAGUID, result } as const
    expect(faultsOf(sourceOf([U2F_ENTRY], { staleness: 0 }), among, late)).toEqual(['metadata_stale'])
  })

  it('a stale BLOB still rejects revoked models [mds.refresh-failure]', () => {
    const source = sourceOf([entryJson({ statusReports: [reportJson('REVOKED')] })])
    expect(faultsOf(source, {}, late)).toEqual(['authenticator_status_refused'])
  })
})
