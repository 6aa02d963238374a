import type { StatementSettings } from '../../../src/webauthn/statements/settings.js'
import { issueCa } from '../../support/certificates.js'
import { createCredentialKey } from '../../../src/testing/index.js'
import * as der from '../../../src/testing/der.js'
import {
  AUTHORIZATION,
  encodeKeyDescription,
  KEY_DESCRIPTION_OID,
  type KeyDescriptionFields,
} from '../../../src/testing/statements/android-key.js'
import { type AndroidKeyDeviation, androidKeyFormat } from '../../support/statements/formats.js'
import { LAX_STATEMENTS, STRICT_STATEMENTS } from '../../support/statements/settings.js'
import { flipBit } from '../../../src/testing/bytes.js'
import { TEST_ROOT, withMember } from '../../support/statements/test-format.js'
import { CLIENT_DATA_HASH, refusalOf, verifyMade } from '../../support/statements/verify-statement.js'

const key = createCredentialKey('ES256')
const otherKey = createCredentialKey('ES256')
const { purpose, origin, unknown, allApplications, osVersion } = AUTHORIZATION
const SIGN = 2
const DECRYPT = 1
const VERIFY = 3
const GENERATED = 0
const IMPORTED = 2

function described(changes: Partial<KeyDescriptionFields>): AndroidKeyDeviation {
  return { description: (fields) => ({ ...fields, ...changes }) }
}

function teeEnforced(...list: readonly Uint8Array[]): AndroidKeyDeviation {
  return described({ teeEnforced: list })
}

function settingsWith(androidKey: Partial<StatementSettings['androidKey']>): StatementSettings {
  return { ...STRICT_STATEMENTS, androidKey: { ...STRICT_STATEMENTS.androidKey, ...androidKey } }
}

describe('Android key attestation', () => {
  it('verifies', () => {
    const { result, trace } = verifyMade(androidKeyFormat())
    expect(result).toMatchObject({ type: 'certified', means: 'basic', trustPath: [{ version: 3 }] })
    expect(trace.report()).toMatchObject({ outcome: 'passed' })
  })

  it.each([1, 2, 3, 4, 100, 200, 300, 400])('verifies a key description of version %d', (version) => {
    expect(
      refusalOf(androidKeyFormat(described({ attestationVersion: version, keymasterVersion: version }))),
    ).toBeUndefined()
  })

  it.each<[string, AndroidKeyDeviation]>([
    [
      'StrongBox [att.akey.security-level]',
      described({ attestationSecurityLevel: der.enumerated(2), keymasterSecurityLevel: der.enumerated(2) }),
    ],
    ['unknown fields', teeEnforced(purpose(SIGN), unknown(), unknown(9999), origin(GENERATED))],
    ['fields out of order', teeEnforced(osVersion(14), origin(GENERATED), purpose(SIGN))],
    ['an issuer certificate', { issuers: [TEST_ROOT.der] }],
  ])('verifies %s', (_name, deviation) => {
    expect(refusalOf(androidKeyFormat(deviation))).toBeUndefined()
  })

  it.each([
    ['a wrong length', 'bf854103020200', 'bytes_truncated'],
    ['a length in a longer form', 'bf85410402810100', 'der_length_not_minimal'],
  ])('rejects %s inside an authorization that WebAuthn does not use', (_name, field, code) => {
    const authorization = new Uint8Array(Buffer.from(field, 'hex'))
    const made = androidKeyFormat(teeEnforced(purpose(SIGN), authorization, origin(GENERATED)))
    expect(refusalOf(made)).toMatchObject({ code })
  })

  it.each<[string, AndroidKeyDeviation, string, string]>([
    ['a missing alg', { change: withMember('alg', undefined) }, 'statement_malformed', 'androidKey.syntax'],
    ['a missing sig', { change: withMember('sig', undefined) }, 'statement_malformed', 'androidKey.syntax'],
    ['a missing x5c', { change: withMember('x5c', undefined) }, 'statement_malformed', 'androidKey.syntax'],
    ['an undefined member', { change: withMember('ver', '1') }, 'statement_malformed', 'androidKey.syntax'],
    ['SHA-1', { alg: -65_535 }, 'attestation_sha1_refused', 'androidKey.hash'],
    [
      'an invalid certificate key',
      { certificate: { spki: der.sequence(der.sequence(der.oid('1.2.3')), der.bitString(Uint8Array.of(1))) } },
      'certificate_key_unsupported',
      'androidKey.attestationKey',
    ],
    [
      'a flipped bit in sig [att.akey.sig]',
      { changeSignature: flipBit },
      'attestation_signature_invalid',
      'androidKey.signature',
    ],
    [
      'the signature of another key [att.akey.sig]',
      { signWith: otherKey.privateKey },
      'attestation_signature_invalid',
      'androidKey.signature',
    ],
    [
      'an algorithm for another key type [cose.verify-key-type]',
      { alg: -257 },
      'attestation_algorithm_mismatch',
      'androidKey.signature',
    ],
    [
      'a valid signature by another key than the credential key [att.akey.key-equal]',
      { certificate: { keys: otherKey } },
      'attestation_key_mismatch',
      'androidKey.publicKey',
    ],
    [
      'a missing key description',
      { certificate: { extensions: [] } },
      'android_key_description_missing',
      'androidKey.description',
    ],
    [
      'another challenge [att.akey.challenge]',
      described({ attestationChallenge: flipBit(CLIENT_DATA_HASH) }),
      'android_key_challenge_mismatch',
      'androidKey.challenge',
    ],
    [
      'a longer challenge [att.akey.challenge]',
      described({ attestationChallenge: der.concat(CLIENT_DATA_HASH, Uint8Array.of(0)) }),
      'android_key_challenge_mismatch',
      'androidKey.challenge',
    ],
    [
      'allApplications in teeEnforced [att.akey.allapplications]',
      teeEnforced(purpose(SIGN), allApplications(), origin(GENERATED)),
      'android_key_all_applications',
      'androidKey.allApplications',
    ],
    [
      'allApplications in softwareEnforced [att.akey.allapplications]',
      described({ softwareEnforced: [allApplications()] }),
      'android_key_all_applications',
      'androidKey.allApplications',
    ],
    [
      'allApplications after an unknown field [att.akey.allapplications]',
      teeEnforced(purpose(SIGN), unknown(), allApplications(), origin(GENERATED)),
      'android_key_all_applications',
      'androidKey.allApplications',
    ],
    [
      'allApplications at the end, out of order [att.akey.allapplications]',
      teeEnforced(purpose(SIGN), origin(GENERATED), unknown(9999), allApplications()),
      'android_key_all_applications',
      'androidKey.allApplications',
    ],
    [
      'allApplications with a primitive tag [att.akey.allapplications]',
      teeEnforced(purpose(SIGN), der.implicit(600), origin(GENERATED)),
      'android_key_all_applications',
      'androidKey.allApplications',
    ],
    [
      'allApplications with a padded tag [att.akey.allapplications]',
      teeEnforced(purpose(SIGN), Uint8Array.of(0xbf, 0x80, 0x84, 0x58, 0x02, 0x05, 0x00), origin(GENERATED)),
      'der_tag_invalid',
      'androidKey.descriptionValue',
    ],
    ['a missing origin [att.akey.origin]', teeEnforced(purpose(SIGN)), 'android_key_origin', 'androidKey.origin'],
    [
      'an imported key [att.akey.origin]',
      teeEnforced(purpose(SIGN), origin(IMPORTED)),
      'android_key_origin',
      'androidKey.origin',
    ],
    [
      'a missing purpose [att.akey.purpose]',
      teeEnforced(origin(GENERATED)),
      'android_key_purpose',
      'androidKey.purpose',
    ],
    [
      'an empty set of purposes [att.akey.purpose]',
      teeEnforced(purpose(), origin(GENERATED)),
      'android_key_purpose',
      'androidKey.purpose',
    ],
    [
      'a decryption key [att.akey.purpose]',
      teeEnforced(purpose(DECRYPT), origin(GENERATED)),
      'android_key_purpose',
      'androidKey.purpose',
    ],
    [
      'authorizations that only software enforces [att.akey.tee-policy]',
      described({ softwareEnforced: [purpose(SIGN), origin(GENERATED)], teeEnforced: [] }),
      'android_key_origin',
      'androidKey.origin',
    ],
    [
      'two empty authorization lists',
      described({ softwareEnforced: [], teeEnforced: [] }),
      'android_key_origin',
      'androidKey.origin',
    ],
    [
      'a software attestation [att.akey.security-level]',
      described({ attestationSecurityLevel: der.enumerated(0) }),
      'android_key_security_level_refused',
      'androidKey.securityLevel',
    ],
    [
      'a software key [att.akey.security-level]',
      described({ keymasterSecurityLevel: der.enumerated(0) }),
      'android_key_security_level_refused',
      'androidKey.securityLevel',
    ],
    [
      'a revoked certificate [att.akey.revocation]',
      { certificate: { serialNumber: 0xbad } },
      'android_key_revoked',
      'androidKey.revocation',
    ],
    [
      'a revoked issuer [att.akey.revocation]',
      { issuers: [issueCa(TEST_ROOT, { serialNumber: 0xbad }).der] },
      'android_key_revoked',
      'androidKey.revocation',
    ],
  ])('rejects %s', (_name, deviation, code, step) => {
    expect(refusalOf(androidKeyFormat(deviation), { ceremony: { key } })).toEqual({ code, step })
  })

  it('rejects certificates that were issued with an attested key [att.akey.ext-in-leaf-only]', () => {
    const value = encodeKeyDescription({
      attestationVersion: 100,
      attestationSecurityLevel: der.enumerated(1),
      keymasterVersion: 100,
      keymasterSecurityLevel: der.enumerated(1),
      attestationChallenge: CLIENT_DATA_HASH,
      softwareEnforced: [],
      teeEnforced: [],
      trailing: [],
    })
    const issuer = issueCa(TEST_ROOT, { extensions: [{ oid: KEY_DESCRIPTION_OID, value }] })
    expect(refusalOf(androidKeyFormat({ issuers: [issuer.der] }))).toEqual({
      code: 'android_key_description_misplaced',
      step: 'androidKey.description',
    })
  })

  it.each<[string, AndroidKeyDeviation, string]>([
    ['a trailing byte', { descriptionBytes: (bytes) => der.concat(bytes, Uint8Array.of(0)) }, 'bytes_trailing'],
    ['an additional field at the end', described({ trailing: [der.derNull()] }), 'bytes_trailing'],
    ['a missing last byte', { descriptionBytes: (bytes) => bytes.subarray(0, -1) }, 'bytes_truncated'],
    [
      'an indefinite length',
      { descriptionBytes: (bytes) => der.concat(Uint8Array.of(0x30, 0x80), bytes) },
      'der_length_indefinite',
    ],
    [
      'an undefined security level [att.akey.security-level]',
      described({ keymasterSecurityLevel: der.enumerated(3) }),
      'android_key_description_malformed',
    ],
    [
      'a security level that is an INTEGER [att.akey.security-level]',
      described({ attestationSecurityLevel: der.integer(1) }),
      'der_tag_unexpected',
    ],
    [
      'a duplicate field',
      teeEnforced(purpose(SIGN), origin(GENERATED), origin(IMPORTED)),
      'android_key_description_malformed',
    ],
    ['an element that is not a field', teeEnforced(purpose(SIGN), der.integer(0)), 'android_key_description_malformed'],
    ['two origins in one field', teeEnforced(der.explicit(702, der.integer(0), der.integer(1))), 'bytes_trailing'],
    ['two sets in one field', teeEnforced(der.explicit(1, der.set(), der.set())), 'bytes_trailing'],
    ['a purpose that is not a set', teeEnforced(der.explicit(1, der.integer(SIGN))), 'der_tag_unexpected'],
  ])('rejects a key description with %s', (_name, deviation, code) => {
    expect(refusalOf(androidKeyFormat(deviation))).toEqual({ code, step: 'androidKey.descriptionValue' })
  })

  it.each<[string, AndroidKeyDeviation, StatementSettings, string | undefined]>([
    [
      'accept authorizations that software enforces [att.akey.tee-policy]',
      described({ softwareEnforced: [purpose(SIGN), origin(GENERATED)], teeEnforced: [] }),
      settingsWith({ authorizationList: 'union' }),
      undefined,
    ],
    [
      'reject lists with different origins [att.akey.tee-policy]',
      described({ softwareEnforced: [origin(IMPORTED)] }),
      settingsWith({ authorizationList: 'union' }),
      'android_key_origin',
    ],
    [
      'accept empty lists',
      described({ softwareEnforced: [], teeEnforced: [] }),
      settingsWith({ absentAuthorizations: 'accepted' }),
      undefined,
    ],
    [
      'reject a single empty list if two empty lists are accepted',
      described({ teeEnforced: [] }),
      settingsWith({ absentAuthorizations: 'accepted' }),
      'android_key_origin',
    ],
    [
      'accept a key that may also verify [att.akey.purpose]',
      teeEnforced(purpose(SIGN, VERIFY), origin(GENERATED)),
      settingsWith({ purpose: 'includes-sign' }),
      undefined,
    ],
    [
      'reject a key that may also verify [att.akey.purpose]',
      teeEnforced(purpose(SIGN, VERIFY), origin(GENERATED)),
      STRICT_STATEMENTS,
      'android_key_purpose_refused',
    ],
    [
      'accept a software key with a software attestation [att.akey.security-level]',
      described({ attestationSecurityLevel: der.enumerated(0), keymasterSecurityLevel: der.enumerated(0) }),
      settingsWith({ leastSecurityLevel: 'software' }),
      undefined,
    ],
    [
      'reject the TEE [att.akey.security-level]',
      {},
      settingsWith({ leastSecurityLevel: 'strongbox' }),
      'android_key_security_level_refused',
    ],
    [
      'leave revocation unchecked [att.akey.revocation]',
      { certificate: { serialNumber: 0xbad } },
      settingsWith({ revokedSerialNumbers: 'unchecked' }),
      undefined,
    ],
    [
      'reject a revoked serial number whose first bit is set [att.akey.revocation]',
      { certificate: { serialNumber: 0xf00d } },
      settingsWith({ revokedSerialNumbers: new Set(['f00d']) }),
      'android_key_revoked',
    ],
    [
      'reject a revoked serial number with inner zeros [att.akey.revocation]',
      { certificate: { serialNumber: 0x1001 } },
      settingsWith({ revokedSerialNumbers: new Set(['1001']) }),
      'android_key_revoked',
    ],
    ['accept a valid statement if all of them are lenient', {}, LAX_STATEMENTS, undefined],
  ])('accepts or rejects according to the settings: %s', (_name, deviation, settings, code) => {
    expect(refusalOf(androidKeyFormat(deviation), { settings })?.code).toBe(code)
  })
})
