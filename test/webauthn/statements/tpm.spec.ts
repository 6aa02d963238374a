import { generateTestKeys, type TestCertificateOptions, type TestGeneralName } from '../../support/certificates.js'
import { credentialKeyOf } from '../../../src/testing/credential-key.js'
import { createCredentialKey } from '../../../src/testing/index.js'
import * as der from '../../../src/testing/der.js'
import { AAGUID_OID } from '../../../src/testing/statements/packed.js'
import { LAX_STATEMENTS, STRICT_STATEMENTS } from '../../support/statements/settings.js'
import { flipBit } from '../../../src/testing/bytes.js'
import { withMember } from '../../support/statements/test-format.js'
import { AIK_PURPOSE, DEVICE, DEVICE_NAME } from '../../../src/testing/statements/tpm.js'
import {
  aikCertificate,
  ALTERNATIVE_NAME_OID,
  deviceInOneSet,
  type TpmDeviation,
  tpmFormat,
} from '../../support/statements/formats.js'
import {
  join,
  nameOf,
  type PublicAreaFields,
  SIGNING_KEY,
  sized,
  TPM,
  uint16,
  uint32,
} from '../../../src/testing/statements/tpm-structures.js'
import { refusalOf, TEST_AAGUID, verifyMade } from '../../support/statements/verify-statement.js'

const rsaKeys = generateTestKeys('RSA-2048')
const rsaCredential = credentialKeyOf('RS256', rsaKeys)
const rsaAik: TestCertificateOptions = { keys: rsaKeys }
const ecCredential = createCredentialKey('ES256')

const { subjectAltName: _, ...AIK_WITHOUT_NAME } = aikCertificate()
const { extendedKeyUsage: __, ...AIK_WITHOUT_PURPOSE } = aikCertificate()

const FIXED_TPM = 1 << 1
const FIXED_PARENT = 1 << 4
const SENSITIVE_DATA_ORIGIN = 1 << 5
const RESTRICTED = 1 << 16
const DECRYPT = 1 << 17
const SIGN = 1 << 18

function withDevice(changes: Readonly<Record<string, string>>): TpmDeviation {
  return { certificate: aikCertificate([{ directory: { ...DEVICE_NAME, ...changes } }]) }
}

function withoutAttribute(oid: string): TpmDeviation {
  const attributes = Object.entries(DEVICE_NAME).filter(([name]) => name !== oid)
  return { certificate: aikCertificate([{ directory: Object.fromEntries(attributes) }]) }
}

function withAttributes(attributes: number): TpmDeviation {
  return { publicArea: (fields) => ({ ...fields, attributes }) }
}

/** Returns an alternative name extension with this criticality. */
function alternativeName(critical: boolean, value = der.sequence(directoryName())): TestCertificateOptions {
  return { ...AIK_WITHOUT_NAME, extensions: [{ oid: ALTERNATIVE_NAME_OID, critical, value }] }
}

function directoryName(): Uint8Array {
  const levels = Object.entries(DEVICE_NAME).map(([oid, value]) =>
    der.set(der.sequence(der.oid(oid), der.utf8String(value))),
  )
  return der.explicit(4, der.sequence(...levels))
}

describe('TPM attestation', () => {
  it('verifies', () => {
    const { result, trace } = verifyMade(tpmFormat())
    expect(result).toMatchObject({ type: 'certified', means: 'attca', trustPath: [{ version: 3 }] })
    expect(trace.report()).toMatchObject({ outcome: 'passed' })
  })

  it.each<[string, TpmDeviation]>([
    ['a manufacturer in lower case', withDevice({ [DEVICE.manufacturer]: 'id:494e5443' })],
    ['all attributes in one set', { certificate: aikCertificate([deviceInOneSet()]) }],
    [
      'a name of another type first',
      { certificate: aikCertificate([{ dns: 'tpm.example' }, { directory: DEVICE_NAME }]) },
    ],
    [
      'the AIK purpose in second place [att.tpm.aik-eku]',
      { certificate: { extendedKeyUsage: ['1.3.6.1.5.5.7.3.1', AIK_PURPOSE] } },
    ],
    ['the attributes of Windows Hello keys', withAttributes(SIGNING_KEY | DECRYPT)],
    [
      'an AAGUID in the certificate',
      { certificate: { extensions: [{ oid: AAGUID_OID, value: der.octetString(TEST_AAGUID) }] } },
    ],
    ['nameAlg SHA-384', { publicArea: (fields) => ({ ...fields, nameAlg: TPM.sha384 }) }],
    ['nameAlg SHA-512', { publicArea: (fields) => ({ ...fields, nameAlg: TPM.sha512 }) }],
    [
      'an ECDSA scheme',
      { publicArea: (fields) => ({ ...fields, scheme: join(uint16(TPM.ecdsa), uint16(TPM.sha256)) }) },
    ],
    [
      'an ECDAA scheme',
      { publicArea: (fields) => ({ ...fields, scheme: join(uint16(TPM.ecdaa), uint16(TPM.sha256), uint16(1)) }) },
    ],
    [
      'a symmetric algorithm',
      { publicArea: (fields) => ({ ...fields, symmetric: join(uint16(TPM.aes), uint16(128), uint16(0x43)) }) },
    ],
    [
      'a key derivation function',
      { publicArea: (fields) => ({ ...fields, details: join(uint16(3), uint16(TPM.kdf2), uint16(TPM.sha256)) }) },
    ],
    [
      'a coordinate with leading zeros',
      {
        publicArea: (fields) => ({ ...fields, unique: fields.unique.map((number) => join(Uint8Array.of(0), number)) }),
      },
    ],
  ])('verifies %s', (_name, deviation) => {
    expect(refusalOf(tpmFormat(deviation))).toBeUndefined()
  })

  it.each<[string, TpmDeviation]>([
    ['exponent 0 [att.tpm.pubarea-key-rsa]', {}],
    [
      'exponent 65537 in four bytes [att.tpm.pubarea-key-exp-parse]',
      { publicArea: (fields) => ({ ...fields, details: join(uint16(2048), uint32(65_537)) }) },
    ],
    [
      'scheme RSASSA',
      { publicArea: (fields) => ({ ...fields, scheme: join(uint16(TPM.rsassa), uint16(TPM.sha256)) }) },
    ],
    ['scheme RSAES', { publicArea: (fields) => ({ ...fields, scheme: uint16(TPM.rsaes) }) }],
  ])('verifies an RSA key with %s', (_name, deviation) => {
    const ceremony = { key: rsaCredential }
    expect(refusalOf(tpmFormat({ alg: -257, certificate: rsaAik, ...deviation }), { ceremony })).toBeUndefined()
  })

  it.each(['ES384', 'ES512'] as const)('verifies a credential key of %s', (algorithm) => {
    expect(refusalOf(tpmFormat(), { ceremony: { key: createCredentialKey(algorithm) } })).toBeUndefined()
  })

  it.each<[string, TpmDeviation, string, string]>([
    ['a missing ver', { change: withMember('ver', undefined) }, 'statement_malformed', 'tpm.syntax'],
    ['a missing alg', { change: withMember('alg', undefined) }, 'statement_malformed', 'tpm.syntax'],
    ['a missing sig', { change: withMember('sig', undefined) }, 'statement_malformed', 'tpm.syntax'],
    ['a missing certInfo', { change: withMember('certInfo', undefined) }, 'statement_malformed', 'tpm.syntax'],
    ['a missing pubArea', { change: withMember('pubArea', undefined) }, 'statement_malformed', 'tpm.syntax'],
    [
      'a missing x5c [att.tpm.x5c-required]',
      { change: withMember('x5c', undefined) },
      'statement_malformed',
      'tpm.syntax',
    ],
    ['an empty x5c [att.tpm.x5c-required]', { change: withMember('x5c', []) }, 'statement_malformed', 'tpm.syntax'],
    [
      'an ECDAA key identifier',
      { change: withMember('ecdaaKeyId', Uint8Array.of(1)) },
      'statement_malformed',
      'tpm.syntax',
    ],
    ['version 1.2 [att.tpm.ver]', { change: withMember('ver', '1.2') }, 'tpm_version_unexpected', 'tpm.version'],
    ['an unknown algorithm [att.tpm.extradata-hash-table]', { alg: -1 }, 'algorithm_unsupported', 'tpm.syntax'],
    [
      'another magic value [att.tpm.magic]',
      { attest: (fields) => ({ ...fields, magic: 0xff544348 }) },
      'tpm_magic_unexpected',
      'tpm.magic',
    ],
    [
      'an attested structure of the type quote [att.tpm.type]',
      { attest: (fields) => ({ ...fields, type: TPM.quote }) },
      'tpm_type_unexpected',
      'tpm.type',
    ],
    [
      'extraData with the hash function of another algorithm [att.tpm.extradata]',
      { hash: 'sha384' },
      'tpm_extra_data_mismatch',
      'tpm.extraData',
    ],
    [
      'extraData with the hash of other data [att.tpm.extradata]',
      { attest: (fields) => ({ ...fields, extraData: flipBit(fields.extraData) }) },
      'tpm_extra_data_mismatch',
      'tpm.extraData',
    ],
    [
      'the name of another key [att.tpm.name]',
      { attest: (fields) => ({ ...fields, name: flipBit(fields.name) }) },
      'tpm_name_mismatch',
      'tpm.name',
    ],
    [
      'a trailing byte after certInfo [att.tpm.pubarea-trailing]',
      { attest: (fields) => ({ ...fields, trailing: Uint8Array.of(0) }) },
      'bytes_trailing',
      'tpm.certifyInfo',
    ],
    [
      'a flipped bit in sig [att.tpm.sig]',
      { changeSignature: flipBit },
      'attestation_signature_invalid',
      'tpm.signature',
    ],
    [
      'an algorithm for another key type [cose.verify-key-type]',
      { alg: -257 },
      'attestation_algorithm_mismatch',
      'tpm.signature',
    ],
    [
      'a signature by the credential key [att.tpm.sig]',
      { signWith: ecCredential.privateKey },
      'attestation_signature_invalid',
      'tpm.signature',
    ],
    [
      'an invalid certificate key',
      { certificate: { spki: der.sequence(der.sequence(der.oid('1.2.3')), der.bitString(Uint8Array.of(1))) } },
      'certificate_key_unsupported',
      'tpm.attestationKey',
    ],
    [
      'the AAGUID of another model [att.tpm.aik-aaguid]',
      { certificate: { extensions: [{ oid: AAGUID_OID, value: der.octetString(flipBit(TEST_AAGUID)) }] } },
      'attestation_aaguid_mismatch',
      'tpm.aaguid',
    ],
    [
      'a malformed AAGUID extension [att.tpm.aik-aaguid]',
      { certificate: { extensions: [{ oid: AAGUID_OID, value: der.octetString() }] } },
      'attestation_extension_malformed',
      'tpm.aaguidValue',
    ],
  ])('rejects %s', (_name, deviation, code, step) => {
    expect(refusalOf(tpmFormat(deviation), { ceremony: { key: ecCredential } })).toEqual({ code, step })
  })

  it('rejects an algorithm without a hash function [att.tpm.extradata-hash-table]', () => {
    const maker = tpmFormat({ alg: -8, certificate: { keyType: 'Ed25519' } })
    expect(refusalOf(maker)).toEqual({ code: 'algorithm_unsupported', step: 'tpm.signatureValue' })
  })

  it('computes the name with nameAlg of the public area, not with the algorithm in the name [att.tpm.name]', () => {
    const publicArea = (fields: PublicAreaFields) => ({ ...fields, nameAlg: TPM.sha384 })
    const publicAreaBytes = (bytes: Uint8Array) => {
      named = nameOf(bytes, TPM.sha256)
      return bytes
    }
    let named: Uint8Array = new Uint8Array(0)
    const maker = tpmFormat({ publicArea, publicAreaBytes, attest: (fields) => ({ ...fields, name: named }) })
    expect(refusalOf(maker)).toEqual({ code: 'tpm_name_mismatch', step: 'tpm.name' })
  })
})

describe('the signature of a TPM', () => {
  const inRsassa = (signature: Uint8Array) => join(uint16(TPM.rsassa), uint16(TPM.sha256), sized(signature))

  /** Converts two DER integers to the fixed length of the curve, as a TPM writes them. */
  function inEcdsa(hash: number): (signature: Uint8Array) => Uint8Array {
    return (signature) => {
      const lengthOfR = signature[3] as number
      const numbers = [signature.subarray(4, 4 + lengthOfR), signature.subarray(6 + lengthOfR)]
      const padded = numbers.map((number) => join(new Uint8Array(33), number).subarray(-32))
      return join(uint16(TPM.ecdsa), uint16(hash), ...padded.map(sized))
    }
  }

  it('verifies inside a TPMT_SIGNATURE structure', () => {
    expect(refusalOf(tpmFormat({ changeSignature: inEcdsa(TPM.sha256) }))).toBeUndefined()
    expect(refusalOf(tpmFormat({ alg: -257, certificate: rsaAik, changeSignature: inRsassa }))).toBeUndefined()
  })

  it.each<[string, TpmDeviation]>([
    ['with another hash function', { changeSignature: inEcdsa(TPM.sha384) }],
    [
      'with another scheme',
      { changeSignature: (signature) => join(uint16(TPM.ecdaa), uint16(TPM.sha256), sized(signature)) },
    ],
    ['with a trailing byte', { changeSignature: (bytes) => join(inEcdsa(TPM.sha256)(bytes), Uint8Array.of(0)) }],
    ['that is truncated', { changeSignature: (bytes) => inEcdsa(TPM.sha256)(bytes).subarray(0, -1) }],
    ['with a flipped bit', { changeSignature: (bytes) => flipBit(inEcdsa(TPM.sha256)(bytes), 20) }],
    [
      'with two zeros',
      {
        changeSignature: () =>
          join(uint16(TPM.ecdsa), uint16(TPM.sha256), sized(new Uint8Array(32)), sized(new Uint8Array(0))),
      },
    ],
    ['that claims to be RSA', { changeSignature: inRsassa }],
  ])('is rejected inside a TPMT_SIGNATURE structure %s', (_name, deviation) => {
    expect(refusalOf(tpmFormat(deviation))).toEqual({ code: 'attestation_signature_invalid', step: 'tpm.signature' })
  })
})

describe('the public area of a TPM', () => {
  it.each<[string, (fields: PublicAreaFields) => PublicAreaFields]>([
    [
      'another curve [att.tpm.pubarea-key-ecc]',
      (fields) => ({ ...fields, details: join(uint16(4), uint16(TPM.null)) }),
    ],
    [
      'another x [att.tpm.pubarea-key-ecc]',
      ({ unique: [x, y], ...fields }) => ({ ...fields, unique: [flipBit(x as Uint8Array), y as Uint8Array] }),
    ],
    [
      'another y [att.tpm.pubarea-key-ecc]',
      ({ unique: [x, y], ...fields }) => ({ ...fields, unique: [x as Uint8Array, flipBit(y as Uint8Array)] }),
    ],
    [
      'coordinates split at another position [att.tpm.pubarea-key-ecc]',
      ({ unique, ...fields }) => {
        const both = join(...unique)
        return { ...fields, unique: [both.subarray(0, 31), both.subarray(31)] }
      },
    ],
    ['empty coordinates', (fields) => ({ ...fields, unique: [new Uint8Array(0), new Uint8Array(0)] })],
  ])('is rejected with %s', (_name, publicArea) => {
    const refusal = { code: 'tpm_public_key_mismatch', step: 'tpm.publicKey' }
    expect(refusalOf(tpmFormat({ publicArea }), { ceremony: { key: ecCredential } })).toEqual(refusal)
  })

  it.each<[string, (fields: PublicAreaFields) => PublicAreaFields]>([
    ['exponent 3 [att.tpm.pubarea-key-rsa]', (fields) => ({ ...fields, details: join(uint16(2048), uint32(3)) })],
    [
      'the exponent with its bytes swapped [att.tpm.pubarea-key-exp-parse]',
      (fields) => ({ ...fields, details: join(uint16(2048), uint32(0x0100_0100)) }),
    ],
    [
      'another modulus [att.tpm.pubarea-key-rsa]',
      (fields) => ({ ...fields, unique: fields.unique.map((modulus) => flipBit(modulus)) }),
    ],
  ])('of an RSA key is rejected with %s', (_name, publicArea) => {
    const refusal = { code: 'tpm_public_key_mismatch', step: 'tpm.publicKey' }
    expect(refusalOf(tpmFormat({ publicArea }), { ceremony: { key: rsaCredential } })).toEqual(refusal)
  })

  it('is rejected if its key type differs from the credential key', () => {
    const refusal = { code: 'tpm_public_key_mismatch', step: 'tpm.publicKey' }
    const key = createCredentialKey('EdDSA')
    const unique = [new Uint8Array(32), new Uint8Array(32)]
    const maker = tpmFormat({
      publicArea: (fields) => ({ ...fields, details: join(uint16(3), uint16(TPM.null)), unique }),
    })
    expect(refusalOf(maker, { ceremony: { key } })).toEqual(refusal)
    const ofRsa = tpmFormat({
      publicArea: (fields) => ({ ...fields, details: join(uint16(3), uint16(TPM.null)), unique, type: TPM.ecc }),
    })
    expect(refusalOf(ofRsa, { ceremony: { key: rsaCredential } })).toEqual(refusal)
  })

  it.each<[string, (fields: PublicAreaFields) => PublicAreaFields]>([
    ['type', (fields) => ({ ...fields, type: TPM.keyedHash })],
    ['nameAlg', (fields) => ({ ...fields, nameAlg: TPM.sm3 })],
    ['symmetric algorithm', (fields) => ({ ...fields, symmetric: uint16(TPM.rsa) })],
    ['scheme', (fields) => ({ ...fields, scheme: uint16(TPM.aes) })],
    ['curve', (fields) => ({ ...fields, details: join(uint16(0x20), uint16(TPM.null)) })],
    ['key derivation function', (fields) => ({ ...fields, details: join(uint16(3), uint16(TPM.aes)) })],
  ])('is unsupported with an unknown %s', (_name, publicArea) => {
    const refusal = { code: 'tpm_structure_unsupported', step: 'tpm.publicArea' }
    expect(refusalOf(tpmFormat({ publicArea }))).toEqual(refusal)
  })

  it.each<[string, (bytes: Uint8Array) => Uint8Array, string]>([
    ['it has a trailing byte [att.tpm.pubarea-trailing]', (bytes) => join(bytes, Uint8Array.of(0)), 'bytes_trailing'],
    ['its last byte is missing', (bytes) => bytes.subarray(0, -1), 'bytes_truncated'],
  ])('is malformed if %s', (_name, publicAreaBytes, code) => {
    expect(refusalOf(tpmFormat({ publicAreaBytes }))).toEqual({ code, step: 'tpm.publicArea' })
  })

  it.each<[string, number]>([
    ['an imported key [att.tpm.pubarea-attributes]', SIGNING_KEY & ~SENSITIVE_DATA_ORIGIN],
    ['a key that may leave the TPM [att.tpm.pubarea-attributes]', SIGNING_KEY & ~FIXED_TPM],
    ['a key that may be moved to another parent [att.tpm.pubarea-attributes]', SIGNING_KEY & ~FIXED_PARENT],
    ['a key that cannot sign [att.tpm.pubarea-attributes]', SIGNING_KEY & ~SIGN],
    ['a restricted key [att.tpm.pubarea-attributes]', SIGNING_KEY | RESTRICTED],
  ])('is rejected for %s unless the settings ignore object attributes', (_name, attributes) => {
    const refusal = { code: 'tpm_object_attributes_refused', step: 'tpm.objectAttributes' }
    expect(refusalOf(tpmFormat(withAttributes(attributes)))).toEqual(refusal)
    expect(refusalOf(tpmFormat(withAttributes(attributes)), { settings: LAX_STATEMENTS })).toBeUndefined()
  })
})

describe('SHA-1 in TPM attestation', () => {
  const rs1: TpmDeviation = { alg: -65_535, hash: 'sha1', certificate: rsaAik }
  const settings = { ...STRICT_STATEMENTS, sha1: 'accepted' as const }

  it('is accepted in a signature, as Windows creates it, if the settings accept SHA-1', () => {
    expect(refusalOf(tpmFormat(rs1), { settings })).toBeUndefined()
    expect(refusalOf(tpmFormat(rs1))).toEqual({ code: 'attestation_sha1_refused', step: 'tpm.hash' })
  })

  it('is accepted as nameAlg if the settings accept SHA-1 [att.tpm.namealg-strength]', () => {
    const named: TpmDeviation = { publicArea: (fields) => ({ ...fields, nameAlg: TPM.sha1 }) }
    expect(refusalOf(tpmFormat(named), { settings })).toBeUndefined()
    expect(refusalOf(tpmFormat(named))).toEqual({ code: 'attestation_sha1_refused', step: 'tpm.nameHash' })
  })
})

describe('the AIK certificate', () => {
  it.each<[string, TpmDeviation, string, string]>([
    [
      'version 1 [att.tpm.aik-version]',
      { aik: { version: 1, subject: {} } },
      'attestation_certificate_version',
      'tpmCertificate.version',
    ],
    [
      'a non-empty subject [att.tpm.aik-subject-empty]',
      { certificate: { subject: { CN: 'TPM' } } },
      'tpm_subject_not_empty',
      'tpmCertificate.subject',
    ],
    [
      'a missing alternative name [att.tpm.aik-san]',
      { aik: AIK_WITHOUT_NAME },
      'tpm_alternative_name_invalid',
      'tpmCertificate.device',
    ],
    [
      'a malformed alternative name [att.tpm.aik-san]',
      { aik: alternativeName(true, Uint8Array.of(0x04, 0x00)) },
      'der_tag_unexpected',
      'tpmCertificate.alternativeName',
    ],
    [
      'an alternative name of another type [att.tpm.aik-san]',
      { certificate: { subjectAltName: [{ dns: 'tpm.example' }] } },
      'tpm_alternative_name_invalid',
      'tpmCertificate.device',
    ],
    [
      'a missing TPM model [att.tpm.aik-san]',
      withoutAttribute(DEVICE.model),
      'tpm_alternative_name_invalid',
      'tpmCertificate.device',
    ],
    [
      'a missing TPM version [att.tpm.aik-san]',
      withoutAttribute(DEVICE.version),
      'tpm_alternative_name_invalid',
      'tpmCertificate.device',
    ],
    [
      'a missing TPM manufacturer [att.tpm.aik-san]',
      withoutAttribute(DEVICE.manufacturer),
      'tpm_alternative_name_invalid',
      'tpmCertificate.device',
    ],
    [
      'TPM attributes split over two names [att.tpm.aik-san]',
      { certificate: { subjectAltName: spreadDevice() } },
      'tpm_alternative_name_invalid',
      'tpmCertificate.device',
    ],
    [
      'two TPM manufacturers [att.tpm.aik-san]',
      { certificate: { subjectAltName: [{ directory: der.sequence(...levelsOfDevice(), ...levelsOfDevice()) }] } },
      'tpm_alternative_name_invalid',
      'tpmCertificate.device',
    ],
    [
      'a missing extended key usage [att.tpm.aik-eku]',
      { aik: AIK_WITHOUT_PURPOSE },
      'tpm_key_purpose_missing',
      'tpmCertificate.keyPurpose',
    ],
    [
      'only another key purpose [att.tpm.aik-eku]',
      { certificate: { extendedKeyUsage: ['1.3.6.1.5.5.7.3.1'] } },
      'tpm_key_purpose_missing',
      'tpmCertificate.keyPurpose',
    ],
    [
      'a malformed extended key usage [att.tpm.aik-eku]',
      { aik: { ...AIK_WITHOUT_PURPOSE, extensions: [{ oid: '2.5.29.37', value: der.integer(1) }] } },
      'der_tag_unexpected',
      'tpmCertificate.keyPurposes',
    ],
    [
      'missing basic constraints [att.tpm.aik-ca-false]',
      { certificate: { basicConstraints: false } },
      'attestation_certificate_ca',
      'tpmCertificate.basicConstraints',
    ],
    [
      'basic constraints of a CA [att.tpm.aik-ca-false]',
      { certificate: { basicConstraints: { ca: true } } },
      'attestation_certificate_ca',
      'tpmCertificate.basicConstraints',
    ],
  ])('is rejected with %s', (_name, deviation, code, step) => {
    expect(refusalOf(tpmFormat(deviation))).toEqual({ code, step })
  })

  it('is rejected with a non-critical alternative name unless the settings ignore the criticality [att.tpm.aik-san-critical]', () => {
    const maker = tpmFormat({ aik: alternativeName(false) })
    expect(refusalOf(maker)).toEqual({ code: 'tpm_alternative_name_not_critical', step: 'tpmCertificate.criticality' })
    expect(refusalOf(maker, { settings: LAX_STATEMENTS })).toBeUndefined()
    expect(refusalOf(tpmFormat({ aik: alternativeName(true) }))).toBeUndefined()
  })

  it.each<[manufacturer: string, accepted: readonly string[]]>([
    ['id:53544D20', ['registered', 'registered-or-conformance', 'any']],
    ['id:FFFFF1D0', ['registered-or-conformance', 'any']],
    ['id:00000000', ['any']],
    ['53544D20', ['any']],
    ['id:53544D2', ['any']],
    ['id:53544D200', ['any']],
  ])('with the manufacturer %s is accepted under the settings %j [att.tpm.aik-vendor]', (manufacturer, accepted) => {
    const maker = tpmFormat(withDevice({ [DEVICE.manufacturer]: manufacturer }))
    for (const vendor of ['registered', 'registered-or-conformance', 'any'] as const) {
      const settings = { ...STRICT_STATEMENTS, tpm: { ...STRICT_STATEMENTS.tpm, vendor } }
      const refusal = { code: 'tpm_vendor_unregistered', step: 'tpmCertificate.vendor' }
      expect(refusalOf(maker, { settings })).toEqual(accepted.includes(vendor) ? undefined : refusal)
    }
  })
})

function levelsOfDevice(): Uint8Array[] {
  return Object.entries(DEVICE_NAME).map(([oid, value]) => der.set(der.sequence(der.oid(oid), der.utf8String(value))))
}

function spreadDevice(): TestGeneralName[] {
  return Object.entries(DEVICE_NAME).map(([oid, value]) => ({ directory: { [oid]: value } }))
}
