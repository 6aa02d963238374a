import { generateKeyPairSync } from 'node:crypto'
import { raw } from '../../support/cbor-encoder.js'
import type { TestCertificateOptions, TestName } from '../../support/certificates.js'
import { createCredentialKey } from '../../../src/testing/index.js'
import * as der from '../../../src/testing/der.js'
import { AAGUID_OID, PACKED_SUBJECT } from '../../../src/testing/statements/packed.js'
import {
  FIRMWARE_OID,
  type PackedDeviation,
  packedFormat,
  packedSelfFormat,
  SERIAL_NUMBER_OID,
} from '../../support/statements/formats.js'
import { LAX_STATEMENTS, STRICT_STATEMENTS } from '../../support/statements/settings.js'
import { flipBit } from '../../../src/testing/bytes.js'
import { TEST_ROOT, withMember } from '../../support/statements/test-format.js'
import { type Refusal, refusalOf, TEST_AAGUID, verifyMade } from '../../support/statements/verify-statement.js'

const credentialKey = createCredentialKey('ES256')
const otherKey = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey
const aaguidExtension = { oid: AAGUID_OID, value: der.octetString(TEST_AAGUID) }
const { C: ____, ...SUBJECT_WITHOUT_COUNTRY } = PACKED_SUBJECT
const { OU: _, ...SUBJECT_WITHOUT_UNIT } = PACKED_SUBJECT
const { O: __, ...SUBJECT_WITHOUT_ORGANIZATION } = PACKED_SUBJECT
const { CN: ___, ...SUBJECT_WITHOUT_NAME } = PACKED_SUBJECT

/** Returns the DER of a Name in which attributes may repeat. */
function nameOf(...attributes: readonly (readonly [oid: string, value: string])[]): Uint8Array {
  return der.sequence(...attributes.map(([oid, value]) => der.set(der.sequence(der.oid(oid), der.utf8String(value)))))
}

function withSubject(subject: TestName | Uint8Array): PackedDeviation {
  return { certificate: { subject } }
}

function withExtensions(...extensions: NonNullable<TestCertificateOptions['extensions']>[number][]): PackedDeviation {
  return { certificate: { extensions } }
}

const twoCountries = nameOf(
  ['2.5.4.6', 'SE'],
  ['2.5.4.6', 'US'],
  ['2.5.4.10', 'V'],
  ['2.5.4.11', PACKED_SUBJECT.OU],
  ['2.5.4.3', 'M'],
)
const emptyOrganization = nameOf(
  ['2.5.4.6', 'SE'],
  ['2.5.4.10', 'V'],
  ['2.5.4.10', ''],
  ['2.5.4.11', PACKED_SUBJECT.OU],
  ['2.5.4.3', 'M'],
)
const twoUnits = nameOf(
  ['2.5.4.6', 'SE'],
  ['2.5.4.10', 'V'],
  ['2.5.4.11', PACKED_SUBJECT.OU],
  ['2.5.4.11', 'More'],
  ['2.5.4.3', 'M'],
)

describe('packed attestation with a certificate', () => {
  it('verifies', () => {
    const { result, trace } = verifyMade(packedFormat())
    expect(result).toMatchObject({ type: 'certified', means: 'uncertain', trustPath: [{ version: 3 }] })
    expect(trace.report()).toMatchObject({ outcome: 'passed' })
  })

  it.each<[string, PackedDeviation]>([
    ['without an AAGUID extension', withExtensions()],
    ['with a firmware version', withExtensions(aaguidExtension, { oid: FIRMWARE_OID, value: der.integer(0) })],
    ['with an issuer certificate', { issuers: [TEST_ROOT.der] }],
  ])('verifies %s', (_name, deviation) => {
    expect(refusalOf(packedFormat(deviation))).toBeUndefined()
  })

  it.each<[string, PackedDeviation, string, string]>([
    [
      'a missing alg [att.packed.alg-int]',
      { change: withMember('alg', undefined) },
      'statement_malformed',
      'packed.syntax',
    ],
    [
      'a string as alg [att.packed.alg-int]',
      { change: withMember('alg', '-7') },
      'statement_malformed',
      'packed.syntax',
    ],
    ['an unknown alg [att.packed.alg-int]', { alg: -999 }, 'algorithm_unsupported', 'packed.syntax'],
    [
      'a missing sig [att.packed.sig-bytes]',
      { change: withMember('sig', undefined) },
      'statement_malformed',
      'packed.syntax',
    ],
    [
      'a string as sig [att.packed.sig-bytes]',
      { change: withMember('sig', 'sig') },
      'statement_malformed',
      'packed.syntax',
    ],
    [
      'an empty sig [att.packed.sig-bytes]',
      { change: withMember('sig', new Uint8Array(0)) },
      'statement_malformed',
      'packed.syntax',
    ],
    ['an empty x5c [att.packed.x5c-shape]', { change: withMember('x5c', []) }, 'statement_malformed', 'packed.syntax'],
    [
      'a string in x5c [att.packed.x5c-shape]',
      { change: withMember('x5c', ['certificate']) },
      'statement_malformed',
      'packed.syntax',
    ],
    [
      'bytes as x5c [att.packed.x5c-shape]',
      { change: withMember('x5c', Uint8Array.of(1)) },
      'statement_malformed',
      'packed.syntax',
    ],
    [
      'ecdaaKeyId [att.packed.ecdaa-refused]',
      { change: withMember('ecdaaKeyId', Uint8Array.of(1)) },
      'statement_malformed',
      'packed.syntax',
    ],
    ['an undefined member', { change: withMember('ver', '1.0') }, 'statement_malformed', 'packed.syntax'],
    [
      'an invalid certificate key',
      { certificate: { spki: der.sequence(der.sequence(der.oid('1.2.3')), der.bitString(Uint8Array.of(1))) } },
      'certificate_key_unsupported',
      'packed.attestationKey',
    ],
    ['a flipped bit in sig', { changeSignature: flipBit }, 'attestation_signature_invalid', 'packed.signature'],
    [
      'a malformed sig',
      { changeSignature: () => Uint8Array.of(1) },
      'attestation_signature_invalid',
      'packed.signature',
    ],
    [
      'a signature by the credential key [att.packed.sig-by-leaf]',
      { signWith: credentialKey.privateKey },
      'attestation_signature_invalid',
      'packed.signature',
    ],
    [
      'an algorithm for another key type [cose.verify-key-type]',
      { alg: -257 },
      'attestation_algorithm_mismatch',
      'packed.signature',
    ],
    [
      'an algorithm for another curve [cose.verify-key-type]',
      { alg: -51 },
      'attestation_algorithm_mismatch',
      'packed.signature',
    ],
    ['an algorithm with another hash', { alg: -35 }, 'attestation_signature_invalid', 'packed.signature'],
    [
      'a certificate of version 1 [att.packed.version]',
      { certificate: { version: 1, extensions: [], basicConstraints: false } },
      'attestation_certificate_version',
      'packedCertificate.version',
    ],
    [
      'the unassigned country ZZ [att.packed.subject-c]',
      withSubject({ ...PACKED_SUBJECT, C: 'ZZ' }),
      'attestation_certificate_country',
      'packedCertificate.country',
    ],
    [
      'a country in lower case [att.packed.subject-c]',
      withSubject({ ...PACKED_SUBJECT, C: 'se' }),
      'attestation_certificate_country',
      'packedCertificate.country',
    ],
    [
      'two countries [att.packed.subject-c]',
      withSubject(twoCountries),
      'attestation_certificate_country',
      'packedCertificate.country',
    ],
    [
      'a missing country [att.packed.subject-c]',
      withSubject(SUBJECT_WITHOUT_COUNTRY),
      'attestation_certificate_country',
      'packedCertificate.country',
    ],
    [
      'two organizations, one of them empty [att.packed.subject-o]',
      withSubject(emptyOrganization),
      'attestation_certificate_organization',
      'packedCertificate.organization',
    ],
    [
      'a missing organization [att.packed.subject-o]',
      withSubject(SUBJECT_WITHOUT_ORGANIZATION),
      'attestation_certificate_organization',
      'packedCertificate.organization',
    ],
    [
      'an empty organization [att.packed.subject-o]',
      withSubject({ ...PACKED_SUBJECT, O: '' }),
      'attestation_certificate_organization',
      'packedCertificate.organization',
    ],
    [
      'a missing unit [att.packed.subject-ou]',
      withSubject(SUBJECT_WITHOUT_UNIT),
      'attestation_certificate_unit',
      'packedCertificate.unit',
    ],
    [
      'two units [att.packed.subject-ou]',
      withSubject(twoUnits),
      'attestation_certificate_unit',
      'packedCertificate.unit',
    ],
    [
      'a unit in lower case [att.packed.subject-ou]',
      withSubject({ ...PACKED_SUBJECT, OU: 'authenticator attestation' }),
      'attestation_certificate_unit',
      'packedCertificate.unit',
    ],
    [
      'a missing common name [att.packed.subject-cn]',
      withSubject(SUBJECT_WITHOUT_NAME),
      'attestation_certificate_common_name',
      'packedCertificate.commonName',
    ],
    [
      'an empty common name [att.packed.subject-cn]',
      withSubject({ ...PACKED_SUBJECT, CN: '' }),
      'attestation_certificate_common_name',
      'packedCertificate.commonName',
    ],
    [
      'missing basic constraints [att.packed.basic-constraints]',
      { certificate: { basicConstraints: false } },
      'attestation_certificate_ca',
      'packedCertificate.basicConstraints',
    ],
    [
      'a CA certificate [att.packed.basic-constraints]',
      { certificate: { basicConstraints: { ca: true } } },
      'attestation_certificate_ca',
      'packedCertificate.basicConstraints',
    ],
    [
      'the AAGUID of another model [att.packed.aaguid-ext]',
      withExtensions({ oid: AAGUID_OID, value: der.octetString(flipBit(TEST_AAGUID)) }),
      'attestation_aaguid_mismatch',
      'packed.aaguid',
    ],
    [
      'an AAGUID in a single OCTET STRING [att.packed.aaguid-ext-shape]',
      withExtensions({ oid: AAGUID_OID, value: TEST_AAGUID }),
      'der_length_too_long',
      'packedCertificate.aaguidValue',
    ],
    [
      'an AAGUID of 17 bytes [att.packed.aaguid-ext-shape]',
      withExtensions({ oid: AAGUID_OID, value: der.octetString(TEST_AAGUID, Uint8Array.of(0)) }),
      'attestation_extension_malformed',
      'packedCertificate.aaguidValue',
    ],
    [
      'a trailing byte after the AAGUID [att.packed.aaguid-ext-shape]',
      withExtensions({ oid: AAGUID_OID, value: der.concat(der.octetString(TEST_AAGUID), Uint8Array.of(0)) }),
      'bytes_trailing',
      'packedCertificate.aaguidValue',
    ],
    [
      'a critical AAGUID extension [att.packed.aaguid-ext-critical]',
      withExtensions({ ...aaguidExtension, critical: true }),
      'attestation_extension_critical',
      'packedCertificate.aaguidCriticality',
    ],
    [
      'a negative firmware version [att.packed.fw-version]',
      withExtensions({ oid: FIRMWARE_OID, value: der.element(0x02, Uint8Array.of(0xff)) }),
      'der_integer_range',
      'packedCertificate.firmwareValue',
    ],
    [
      'a critical firmware version extension [att.packed.fw-version]',
      withExtensions({ oid: FIRMWARE_OID, value: der.integer(1), critical: true }),
      'attestation_extension_critical',
      'packedCertificate.firmwareCriticality',
    ],
    [
      'a serial number outside of enterprise attestation [att.packed.sernum]',
      withExtensions({ oid: SERIAL_NUMBER_OID, value: der.octetString(Uint8Array.of(7)) }),
      'attestation_serial_number_refused',
      'packedCertificate.serialNumberUse',
    ],
  ])('rejects %s', (_name, deviation, code, step) => {
    expect(refusalOf(packedFormat(deviation), { ceremony: { key: credentialKey } })).toEqual({ code, step })
  })

  it('rejects null as x5c, which CTAP2 CBOR does not allow [att.packed.x5c-shape]', () => {
    const maker = packedFormat({ change: withMember('x5c', raw(0xf6)) })
    expect(refusalOf(maker)).toMatchObject({ code: 'cbor_simple_value' })
  })

  it('rejects a float as alg, which CTAP2 CBOR does not allow [att.packed.alg-int]', () => {
    const maker = packedFormat({ change: withMember('alg', raw(0xf9, 0xc7, 0x00)) })
    expect(refusalOf(maker)).toMatchObject({ code: 'cbor_float' })
  })

  it('accepts any two capital letters as country if the settings allow it', () => {
    const settings = {
      ...STRICT_STATEMENTS,
      packed: { ...STRICT_STATEMENTS.packed, countryCode: 'two-letters' as const },
    }
    expect(refusalOf(packedFormat(withSubject({ ...PACKED_SUBJECT, C: 'AA' })), { settings })).toBeUndefined()
    expect(refusalOf(packedFormat(withSubject({ ...PACKED_SUBJECT, C: 'USA' })), { settings })).toEqual({
      code: 'attestation_certificate_country',
      step: 'packedCertificate.country',
    })
  })

  it.each<[string, Uint8Array, boolean, Refusal | undefined]>([
    ['accepts a serial number', der.octetString(Uint8Array.of(7)), false, undefined],
    [
      'rejects a serial number that is not an OCTET STRING',
      der.integer(7),
      false,
      { code: 'der_tag_unexpected', step: 'packedCertificate.serialNumberValue' },
    ],
    [
      'rejects a critical serial number extension',
      der.octetString(Uint8Array.of(7)),
      true,
      { code: 'attestation_extension_critical', step: 'packedCertificate.serialNumberCriticality' },
    ],
  ])('%s in enterprise attestation [att.packed.sernum]', (_name, value, critical, refusal) => {
    const maker = packedFormat(withExtensions({ oid: SERIAL_NUMBER_OID, value, critical }))
    expect(refusalOf(maker, { settings: LAX_STATEMENTS })).toEqual(refusal)
  })
})

describe('packed self attestation', () => {
  it('verifies', () => {
    const { result, trace } = verifyMade(packedSelfFormat())
    expect(result).toEqual({ type: 'self' })
    expect(trace.report()).toMatchObject({ outcome: 'passed' })
  })

  it.each<[string, PackedDeviation, string, string]>([
    [
      'an alg that differs from the credential key [att.packed.self-alg]',
      { alg: -35 },
      'attestation_algorithm_mismatch',
      'packed.selfAlgorithm',
    ],
    ['SHA-1', { alg: -65535 }, 'attestation_sha1_refused', 'packed.hash'],
    ['a signature by another key', { signWith: otherKey }, 'attestation_signature_invalid', 'packed.selfSignature'],
    ['a flipped bit in sig', { changeSignature: flipBit }, 'attestation_signature_invalid', 'packed.selfSignature'],
    [
      'an empty x5c with a valid signature [att.packed.x5c-shape]',
      { change: withMember('x5c', []) },
      'statement_malformed',
      'packed.syntax',
    ],
  ])('rejects %s', (_name, deviation, code, step) => {
    expect(refusalOf(packedSelfFormat(deviation))).toEqual({ code, step })
  })
})
