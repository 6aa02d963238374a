import type { StepReport, TraceReport } from '../../../src/webauthn/trace/report.js'
import { createCredentialKey, FLAG, type StatementMaker } from '../../../src/testing/index.js'
import * as der from '../../../src/testing/der.js'
import { AUTHORIZATION, type KeyDescriptionFields } from '../../../src/testing/statements/android-key.js'
import {
  aikCertificate,
  androidKeyFormat,
  androidSafetyNetFormat,
  appleFormat,
  compoundFormat,
  fidoU2fFormat,
  VALID_FORMATS,
  noneFormat,
  packedFormat,
  packedSelfFormat,
  tpmFormat,
} from '../../support/statements/formats.js'
import { encodeNonce } from '../../../src/testing/statements/apple.js'
import { AAGUID_OID, PACKED_SUBJECT } from '../../../src/testing/statements/packed.js'
import { LAX_STATEMENTS, STRICT_STATEMENTS } from '../../support/statements/settings.js'
import { flipBit } from '../../../src/testing/bytes.js'
import { TEST_ROOT } from '../../support/statements/test-format.js'
import { DEVICE, DEVICE_NAME } from '../../../src/testing/statements/tpm.js'
import { type PublicAreaFields, SIGNING_KEY, TPM } from '../../../src/testing/statements/tpm-structures.js'
import { type StatementTrial, TEST_AAGUID, verifyMade, ZERO_AAGUID } from '../../support/statements/verify-statement.js'
import { failedEvidence, refusalOf } from '../../support/table.js'

const FINGERPRINT = expect.stringMatching(/^sha256:[0-9a-f]{16} \(\d+ bytes\)$/)
const AAGUID = 'd1e5c0ff-ee00-4000-8000-0000000000aa'
const SHA1 = -65_535
const { subjectAltName: _, ...AIK_WITHOUT_NAME } = aikCertificate()
const { extendedKeyUsage: __, ...AIK_WITHOUT_PURPOSE } = aikCertificate()
const wrongAaguid = [{ oid: AAGUID_OID, value: der.octetString(flipBit(TEST_AAGUID)) }]
const u2f = { ceremony: { aaguid: ZERO_AAGUID } }
const signatureBroken = { changeSignature: flipBit }

function described(changes: Partial<KeyDescriptionFields>): StatementMaker {
  return androidKeyFormat({ description: (fields) => ({ ...fields, ...changes }) })
}

function ofArea(changes: Partial<PublicAreaFields>): StatementMaker {
  return tpmFormat({ publicArea: (fields) => ({ ...fields, ...changes }) })
}

describe('the report of a rejected statement contains', () => {
  it.each<[string, StatementMaker, Readonly<Record<string, unknown>>, StatementTrial?]>([
    ['packed.hash', packedSelfFormat({ alg: SHA1 }), { alg: SHA1 }],
    ['packed.signature', packedFormat(signatureBroken), { alg: -7 }],
    [
      'packed.aaguid',
      packedFormat({ certificate: { extensions: wrongAaguid } }),
      { certified: 'd1e5c0ff-ee00-4000-8100-0000000000aa', got: AAGUID },
    ],
    ['packed.selfAlgorithm', packedSelfFormat({ alg: -35 }), { got: -35, credential: -7 }],
    [
      'packedCertificate.version',
      packedFormat({ certificate: { version: 1, extensions: [], basicConstraints: false } }),
      { version: 1 },
    ],
    [
      'packedCertificate.country',
      packedFormat({ certificate: { subject: { ...PACKED_SUBJECT, C: 'ZZ' } } }),
      { countries: ['ZZ'] },
    ],
    [
      'packedCertificate.organization',
      packedFormat({ certificate: { subject: { ...PACKED_SUBJECT, O: '' } } }),
      { organizations: [''] },
    ],
    [
      'packedCertificate.unit',
      packedFormat({ certificate: { subject: { ...PACKED_SUBJECT, OU: 'Other' } } }),
      { units: ['Other'], expected: 'Authenticator Attestation' },
    ],
    ['fidoU2f.certificateCount', fidoU2fFormat({ issuers: [TEST_ROOT.der] }), { count: 2 }, u2f],
    ['fidoU2f.certificateKey', fidoU2fFormat({ certificate: { keyType: 'Ed25519' } }), { keyType: 'OKP' }, u2f],
    [
      'fidoU2f.credentialKey',
      fidoU2fFormat(),
      { alg: -35 },
      { ceremony: { aaguid: ZERO_AAGUID, key: createCredentialKey('ES384') } },
    ],
    ['fidoU2f.aaguid', fidoU2fFormat(), { got: AAGUID }],
    [
      'fidoU2f.flags',
      fidoU2fFormat(),
      { flags: FLAG.UP | FLAG.UV | FLAG.AT },
      { ceremony: { aaguid: ZERO_AAGUID, flags: FLAG.UP | FLAG.UV } },
    ],
    ['tpm.version', tpmFormat({ change: (statement) => statement.set('ver', '1.2') }), { got: '1.2' }],
    ['tpm.hash', tpmFormat({ alg: SHA1 }), { alg: SHA1 }],
    ['tpm.publicKey', ofArea({ unique: [new Uint8Array(32), new Uint8Array(32)] }), { tpm: 'ECC', credential: 'EC2' }],
    ['tpm.objectAttributes', ofArea({ attributes: SIGNING_KEY | (1 << 16) }), { restricted: true, sign: true }],
    [
      'tpm.aaguid',
      tpmFormat({ certificate: { extensions: wrongAaguid } }),
      { certified: 'd1e5c0ff-ee00-4000-8100-0000000000aa', got: AAGUID },
    ],
    ['tpm.signature', tpmFormat(signatureBroken), { alg: -7 }],
    ['tpm.magic', tpmFormat({ attest: (fields) => ({ ...fields, magic: 1 }) }), { got: 1 }],
    ['tpm.type', tpmFormat({ attest: (fields) => ({ ...fields, type: TPM.quote }) }), { got: TPM.quote }],
    ['tpm.extraData', tpmFormat({ hash: 'sha384' }), { got: FINGERPRINT, expected: FINGERPRINT }],
    ['tpm.nameHash', ofArea({ nameAlg: TPM.sha1 }), { nameHash: 'sha1' }],
    [
      'tpm.name',
      tpmFormat({ attest: (fields) => ({ ...fields, name: flipBit(fields.name) }) }),
      { got: FINGERPRINT, expected: FINGERPRINT },
    ],
    ['tpmCertificate.version', tpmFormat({ aik: { version: 1, subject: {} } }), { version: 1 }],
    ['tpmCertificate.device', tpmFormat({ certificate: { subjectAltName: [{ dns: 'x.test' }] } }), { names: ['dns'] }],
    [
      'tpmCertificate.vendor',
      tpmFormat({ aik: aikCertificate([{ directory: { ...DEVICE_NAME, [DEVICE.manufacturer]: 'id:00000000' } }]) }),
      { manufacturer: 'id:00000000', model: 'Test TPM', version: 'id:00010002' },
    ],
    [
      'tpmCertificate.keyPurpose',
      tpmFormat({ certificate: { extendedKeyUsage: ['1.3.6.1.5.5.7.3.1'] } }),
      { purposes: ['1.3.6.1.5.5.7.3.1'] },
    ],
    ['tpmCertificate.keyPurpose', tpmFormat({ aik: AIK_WITHOUT_PURPOSE }), {}],
    ['androidKey.hash', androidKeyFormat({ alg: SHA1 }), { alg: SHA1 }],
    ['androidKey.signature', androidKeyFormat(signatureBroken), { alg: -7 }],
    ['androidKey.challenge', described({ attestationChallenge: Uint8Array.of(1) }), { got: FINGERPRINT }],
    [
      'androidKey.securityLevel',
      described({ keymasterSecurityLevel: der.enumerated(0) }),
      { attestationSecurityLevel: 'trusted-environment', keymasterSecurityLevel: 'software' },
    ],
    [
      'androidKey.origin',
      described({ teeEnforced: [AUTHORIZATION.purpose(2), AUTHORIZATION.origin(2)] }),
      { origins: [2] },
    ],
    [
      'androidKey.purpose',
      described({ teeEnforced: [AUTHORIZATION.purpose(1, 3), AUTHORIZATION.origin(0)] }),
      { purposes: [1, 3] },
    ],
    ['androidKey.revocation', androidKeyFormat({ certificate: { serialNumber: 0xbad } }), { revoked: ['bad'] }],
    [
      'apple.nonce',
      appleFormat({ extension: (nonce) => encodeNonce(flipBit(nonce)) }),
      { certified: FINGERPRINT, expected: FINGERPRINT },
    ],
    [
      'androidSafetyNet.algorithm',
      androidSafetyNetFormat({
        response: ({ header, payload }) => ({ header: { ...header, alg: 'none' }, payload }),
      }),
      { got: 'none' },
    ],
    [
      'androidSafetyNet.hostname',
      androidSafetyNetFormat({ certificate: { subjectAltName: [{ dns: 'evil.test' }] } }),
      { expected: 'attest.android.com' },
    ],
    [
      'androidSafetyNet.timestamp',
      androidSafetyNetFormat({ timestampMillis: 0 }),
      { timestampMillis: 0, maximumAgeMillis: 60_000 },
    ],
    ['compound.count', compoundFormat([noneFormat()]), { count: 1 }],
    ['compound.nesting', compoundFormat([noneFormat(), compoundFormat([])]), { formats: ['none', 'compound'] }],
    [
      'compound.format',
      compoundFormat([noneFormat(), { fmt: 'example.unknown', make: () => new Map() }]),
      { got: 'example.unknown' },
    ],
    [
      'compound.format',
      compoundFormat([noneFormat(), appleFormat()]),
      { got: 'apple' },
      { formats: new Set(['compound', 'none']) },
    ],
    [
      'compound.sufficient',
      compoundFormat([noneFormat(), packedFormat(signatureBroken)]),
      { formats: ['none', 'packed'] },
      { settings: LAX_STATEMENTS },
    ],
  ])('the evidence of %s', (step, maker, evidence, trial = {}) => {
    const { error, report } = refusalOf(() => verifyMade(maker, trial))
    expect(error.occurrence?.step).toBe(step)
    expect(failedEvidence(report)).toMatchObject(evidence)
  })

  it('no name for a TPM without one', () => {
    const { report } = refusalOf(() => verifyMade(tpmFormat({ aik: AIK_WITHOUT_NAME })))
    expect(failedEvidence(report)).toStrictEqual({ names: [] })
  })
})

describe('the report of an accepted statement', () => {
  const strict = { settings: STRICT_STATEMENTS }
  const lax = { settings: LAX_STATEMENTS }
  const noExtensions = { certificate: { extensions: [] } }

  it.each<[string, StatementMaker, StatementTrial]>([
    ...Object.entries(VALID_FORMATS)
      .filter(([fmt]) => fmt !== 'fido-u2f')
      .map(([fmt, make]): [string, StatementMaker, StatementTrial] => [fmt, make(), strict]),
    ['fido-u2f', fidoU2fFormat(), { ...strict, ...u2f }],
    ['packed without an AAGUID', packedFormat(noExtensions), strict],
    ['packed self', packedSelfFormat(), strict],
    ...Object.entries(VALID_FORMATS)
      .filter(([fmt]) => fmt !== 'compound')
      .map(([fmt, make]): [string, StatementMaker, StatementTrial] => [`${fmt} with lenient settings`, make(), lax]),
    ['android-key without authorizations', described({ softwareEnforced: [], teeEnforced: [] }), lax],
  ])('of %s has an outcome for every step and a reason for every skipped one', (_name, maker, trial) => {
    const steps = stepsOf(verifyMade(maker, trial).trace.report())
    expect(steps.filter(({ outcome }) => outcome === 'not-reached' || outcome === 'failed')).toEqual([])
    for (const { outcome, reason } of steps) if (outcome === 'skipped') expect(reason).toMatch(/^\S.+[^.]$/)
  })

  it('of a compound contains the reason why a statement was skipped', () => {
    const unknown: StatementMaker = { fmt: 'example.unknown', make: () => new Map() }
    const { steps } = verifyMade(compoundFormat([unknown, packedFormat()]), lax).trace.report()
    const { reason } = steps.find(({ id }) => id === 'compound.format') ?? {}
    expect(reason).toBe('the format is not accepted')
  })
})

/** Returns the steps of a procedure and of all procedures nested in it. */
function stepsOf({ steps }: Pick<TraceReport, 'steps'>): StepReport[] {
  return steps.flatMap((step) => [step, ...(step.inner ?? []).flatMap(stepsOf)])
}
