import { generateTestKeys, issue } from '../../support/certificates.js'
import * as der from '../../../src/testing/der.js'
import { type ResponseFields, safetyNetKeys } from '../../../src/testing/statements/android-safetynet.js'
import { androidSafetyNetFormat, type SafetyNetDeviation } from '../../support/statements/formats.js'
import { LAX_STATEMENTS, STRICT_STATEMENTS } from '../../support/statements/settings.js'
import { flipBit } from '../../../src/testing/bytes.js'
import { TEST_ROOT, withMember } from '../../support/statements/test-format.js'
import { refusalOf, STATEMENT_TIME, verifyMade } from '../../support/statements/verify-statement.js'
import { refusalOf as failureOf } from '../../support/table.js'

const NAMELESS = issue(TEST_ROOT, { subject: { CN: 'attest.android.com' }, keys: safetyNetKeys() })
const otherKey = generateTestKeys('RSA-2048').privateKey
const NOW = STATEMENT_TIME.getTime()
const SYNTAX = 'androidSafetyNet.syntax'
const MALFORMED = 'safetynet_response_malformed'

function withHeader(change: (header: Record<string, unknown>) => Record<string, unknown>): SafetyNetDeviation {
  return { response: ({ header, payload }: ResponseFields) => ({ header: change({ ...header }), payload }) }
}

function withPayload(name: string, value: unknown): SafetyNetDeviation {
  return { response: ({ header, payload }) => ({ header, payload: { ...payload, [name]: value } }) }
}

describe('Android SafetyNet attestation', () => {
  it('verifies', () => {
    const { result, trace } = verifyMade(androidSafetyNetFormat())
    expect(result).toMatchObject({ type: 'certified', means: 'basic', trustPath: [{ version: 3 }] })
    expect(trace.report()).toMatchObject({ outcome: 'passed' })
  })

  it('returns the certificates of the response as trust path', () => {
    const { result } = verifyMade(androidSafetyNetFormat({ issuers: [TEST_ROOT.der] }))
    expect(result).toMatchObject({ trustPath: [{}, { der: TEST_ROOT.der }] })
  })

  it.each<[string, SafetyNetDeviation, string, string]>([
    ['a missing ver', { change: withMember('ver', undefined) }, 'statement_malformed', SYNTAX],
    ['a number as ver', { change: withMember('ver', 1) }, 'statement_malformed', SYNTAX],
    ['an empty ver', { change: withMember('ver', '') }, 'statement_malformed', SYNTAX],
    ['a missing response', { change: withMember('response', undefined) }, 'statement_malformed', SYNTAX],
    ['an undefined member', { change: withMember('sig', Uint8Array.of(1)) }, 'statement_malformed', SYNTAX],
    ['a response that is not UTF-8', { change: withMember('response', Uint8Array.of(0xff)) }, 'utf8_invalid', SYNTAX],
    ['two parts', { serialized: (jws) => jws.slice(0, jws.lastIndexOf('.')) }, MALFORMED, SYNTAX],
    ['four parts', { serialized: (jws) => `${jws}.e30` }, MALFORMED, SYNTAX],
    ['padding', { serialized: (jws) => `${jws}==` }, 'base64url_invalid', SYNTAX],
    [
      'a header that is not JSON',
      { serialized: (jws) => `e30x${jws.slice(jws.indexOf('.'))}` },
      'json_invalid',
      SYNTAX,
    ],
    ['a header that is not an object', { serialized: (jws) => `W10${jws.slice(jws.indexOf('.'))}` }, MALFORMED, SYNTAX],
    ['a duplicate member in the header', { serialized: twice }, 'json_duplicate_member', SYNTAX],
    ['crit', withHeader((header) => ({ ...header, crit: ['exp'] })), MALFORMED, SYNTAX],
    ['a missing alg', withHeader(({ alg: _, ...header }) => header), MALFORMED, SYNTAX],
    ['missing certificates', withHeader(({ x5c: _, ...header }) => header), MALFORMED, SYNTAX],
    ['an empty list of certificates', withHeader((header) => ({ ...header, x5c: [] })), MALFORMED, SYNTAX],
    ['a number as a certificate', withHeader((header) => ({ ...header, x5c: [1] })), 'base64_invalid', SYNTAX],
    ['a number as nonce', withPayload('nonce', 1), MALFORMED, SYNTAX],
    ['a string as timestampMs', withPayload('timestampMs', '0'), MALFORMED, SYNTAX],
    ['a string as ctsProfileMatch', withPayload('ctsProfileMatch', 'true'), MALFORMED, SYNTAX],
    ...['none', 'HS256', 'ES256', 'RS1', 'RS512'].map((alg): [string, SafetyNetDeviation, string, string] => [
      `the algorithm ${alg} [att.snet.jws-alg]`,
      withHeader((header) => ({ ...header, alg })),
      'safetynet_algorithm_refused',
      'androidSafetyNet.algorithm',
    ]),
    [
      'another nonce [att.snet.nonce]',
      withPayload('nonce', Buffer.alloc(32).toString('base64')),
      'safetynet_nonce_mismatch',
      'androidSafetyNet.nonce',
    ],
    [
      'the nonce in base64url [att.snet.nonce]',
      { response: inBase64url },
      'safetynet_nonce_mismatch',
      'androidSafetyNet.nonce',
    ],
    [
      'another host [att.snet.hostname]',
      { certificate: { subjectAltName: [{ dns: 'attest.android.com.example' }] } },
      'safetynet_hostname_mismatch',
      'androidSafetyNet.hostname',
    ],
    [
      'the host only as common name [att.snet.hostname]',
      { certificate: { subjectAltName: [{ email: 'attest.android.com' }] } },
      'safetynet_hostname_mismatch',
      'androidSafetyNet.hostname',
    ],
    [
      'the host as common name without alternative names [att.snet.hostname]',
      withHeader((header) => ({ ...header, x5c: [Buffer.from(NAMELESS.der).toString('base64')] })),
      'safetynet_hostname_mismatch',
      'androidSafetyNet.hostname',
    ],
    [
      'a malformed alternative name [att.snet.hostname]',
      { certificate: { subjectAltName: [{ raw: Uint8Array.of(0x82, 0x01, 0xff) }] } },
      'der_string_invalid',
      'androidSafetyNet.alternativeName',
    ],
    [
      'an invalid certificate key',
      { certificate: { spki: der.sequence(der.sequence(der.oid('1.2.3')), der.bitString(Uint8Array.of(1))) } },
      'certificate_key_unsupported',
      'androidSafetyNet.attestationKey',
    ],
    [
      'a flipped bit in the signature',
      { changeSignature: flipBit },
      'attestation_signature_invalid',
      'androidSafetyNet.signature',
    ],
    [
      'the signature of the issuer [att.snet.signer-is-leaf]',
      { signWith: otherKey },
      'attestation_signature_invalid',
      'androidSafetyNet.signature',
    ],
    [
      'a signature by another key type',
      { certificate: { keyType: 'P-256', keys: generateTestKeys('P-256') } },
      'attestation_algorithm_mismatch',
      'androidSafetyNet.signature',
    ],
    [
      'a device that is not genuine [att.snet.cts]',
      withPayload('ctsProfileMatch', false),
      'safetynet_cts_profile_mismatch',
      'androidSafetyNet.ctsProfileMatch',
    ],
    [
      'a missing ctsProfileMatch [att.snet.cts]',
      withPayload('ctsProfileMatch', undefined),
      'safetynet_cts_profile_mismatch',
      'androidSafetyNet.ctsProfileMatch',
    ],
    [
      'a missing timestampMs [att.snet.timestamp]',
      withPayload('timestampMs', undefined),
      'safetynet_timestamp_refused',
      'androidSafetyNet.timestamp',
    ],
    [
      'a response that is two minutes old [att.snet.timestamp]',
      { timestampMillis: NOW - 120_000 },
      'safetynet_timestamp_refused',
      'androidSafetyNet.timestamp',
    ],
    [
      'a response from the future [att.snet.timestamp]',
      { timestampMillis: NOW + 1 },
      'safetynet_timestamp_refused',
      'androidSafetyNet.timestamp',
    ],
  ])('rejects %s', (_name, deviation, code, step) => {
    expect(refusalOf(androidSafetyNetFormat(deviation))).toEqual({ code, step })
  })

  it('reports the path of a malformed member', () => {
    const { error } = failureOf(() => verifyMade(androidSafetyNetFormat({ change: withMember('ver', '') })))
    expect(error).toMatchObject({ code: 'statement_malformed', path: 'response.attestationObject.attStmt.ver' })
  })

  it.each([0, 60_000])('accepts a response that is %d milliseconds old [att.snet.timestamp]', (age) => {
    expect(refusalOf(androidSafetyNetFormat({ timestampMillis: NOW - age }))).toBeUndefined()
  })

  it('accepts a certificate for several hosts that contains the service in upper case [att.snet.hostname]', () => {
    const subjectAltName = [{ dns: 'example.org' }, { dns: 'ATTEST.android.com' }]
    expect(refusalOf(androidSafetyNetFormat({ certificate: { subjectAltName } }))).toBeUndefined()
  })

  it('rejects a certificate without host names [att.snet.hostname]', () => {
    expect(refusalOf(androidSafetyNetFormat({ certificate: { extensions: [], subjectAltName: [] } }))).toMatchObject({
      step: expect.stringMatching(/^androidSafetyNet\.(hostname|alternativeName)$/),
    })
  })

  it('ignores the age and ctsProfileMatch if the settings allow it', () => {
    const { androidSafetyNet } = LAX_STATEMENTS
    const settings = { ...STRICT_STATEMENTS, androidSafetyNet }
    expect(refusalOf(androidSafetyNetFormat({ timestampMillis: 0 }), { settings })).toBeUndefined()
    expect(refusalOf(androidSafetyNetFormat(withPayload('ctsProfileMatch', false)), { settings })).toBeUndefined()
  })

  it('rejects a signature by an issuer in the chain [att.snet.signer-is-leaf]', () => {
    const maker = androidSafetyNetFormat({
      certificate: { keys: generateTestKeys('RSA-2048') },
      signWith: safetyNetKeys().privateKey,
      issuers: [TEST_ROOT.der],
    })
    expect(refusalOf(maker)).toEqual({ code: 'attestation_signature_invalid', step: 'androidSafetyNet.signature' })
  })
})

function inBase64url({ header, payload }: ResponseFields): ResponseFields {
  return {
    header,
    payload: { ...payload, nonce: Buffer.from(String(payload['nonce']), 'base64').toString('base64url') },
  }
}

function twice(jws: string): string {
  const header = Buffer.from('{"alg":"none","alg":"RS256"}').toString('base64url')
  return `${header}${jws.slice(jws.indexOf('.'))}`
}
