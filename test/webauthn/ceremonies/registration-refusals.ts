import type { Aaguid, Challenge } from '../../../src/webauthn/bytes/brand.js'
import type { RegistrationExpectations } from '../../../src/webauthn/ceremonies/expectations.js'
import { REGISTRATION } from '../../../src/webauthn/ceremonies/registration.steps.js'
import type { PolicyOverrides } from '../../../src/webauthn/trust/profiles.js'
import { sha256, toBase64url } from '../../../src/testing/bytes.js'
import {
  append,
  clientData,
  clientDataText,
  fields,
  flags,
  flip,
  json,
  prepend,
  responseJson,
} from '../../support/authenticator-changes.js'
import type { AuthenticatorDataFields } from '../../../src/testing/authenticator-data.js'
import { type CborValue, encodeCbor, FLAG } from '../../../src/testing/index.js'
import { entries, raw } from '../../support/cbor-encoder.js'
import { anchorsOf, attestationPolicy } from '../../support/expectations-attestation.js'
import { CHALLENGE, expectRegistration, TOP_ORIGIN, USER_HANDLE } from '../../support/expectations.js'
import { ROOTS } from '../../support/statements/test-format.js'
import type { NegativeRow } from '../../support/table.js'
import type { Change } from './registration-case.js'

type Row = NegativeRow & Change

export const FRAMED = { framing: { topOrigins: new Set([TOP_ORIGIN]), withoutTopOrigin: 'refused' } } as const
export const UP_UV_AT = FLAG.UP | FLAG.UV | FLAG.AT
const AAGUID = 'd1e5c0ff-ee00-4000-8000-0000000000aa' as Aaguid
const OTHER_ID = sha256('another credential')

const R = REGISTRATION.rows
const shape = { step: R.response.id, code: 'response_malformed' } as const
const encoding = { step: R.response.id, code: 'base64url_invalid' } as const
const tooLong = { step: R.response.id, code: 'bytes_too_long' } as const
const notJson = { step: R.clientData.id, code: 'json_invalid' } as const
const badClientData = { step: R.clientData.id, code: 'client_data_malformed' } as const
const challenge = { step: R.challenge.id, code: R.challenge.code } as const
const crossOrigin = { step: R.crossOrigin.id, code: R.crossOrigin.code } as const
const topOrigin = { step: R.topOrigin.id, code: R.topOrigin.code } as const
const badObject = { step: R.attestationObject.id, code: 'attestation_object_malformed' } as const
const algorithm = { step: R.algorithm.id, code: R.algorithm.code } as const
const format = { step: R.format.id, code: R.format.code } as const
const badFormat = { step: R.attestationObject.id, code: 'attestation_format_invalid' } as const
const inStatement = { through: R.statement.id } as const
const inTrust = { through: R.trust.id } as const
const inExtensions = { through: R.extensions.id } as const

const badOutput = { step: 'extensions.outputs', code: 'extension_output_malformed', ...inExtensions } as const

const RESPONSE: readonly Row[] = [
  { name: 'a missing type [reg.json.type-public-key]', ...shape, tamper: json({ type: undefined }) },
  { name: 'another type [reg.json.type-public-key]', ...shape, tamper: json({ type: 'password' }) },
  { name: 'a type that is not a string [reg.json.type-public-key]', ...shape, tamper: json({ type: 1 }) },
  { name: 'an ID that differs from the raw ID [reg.json.id-eq-rawid]', ...shape, tamper: json({ rawId: 'AAAA' }) },
  { name: 'a missing raw ID [reg.json.id-eq-rawid]', ...shape, tamper: json({ rawId: undefined }) },
  { name: 'a response that is a string [reg.json.shape]', ...shape, tamper: json({ response: 'x' }) },
  { name: 'null as response [reg.json.shape]', ...shape, tamper: json({ response: null }) },
  { name: 'an attestation object that is a number [reg.json.shape]', ...shape, tamper: attestationObject(5) },
  { name: 'an attestation object that is an array [reg.json.shape]', ...shape, tamper: attestationObject(['AAAA']) },
  { name: 'a missing attestation object [reg.json.shape]', ...shape, tamper: attestationObject(undefined) },
  { name: 'empty client data [reg.json.shape]', ...shape, tamper: responseJson({ clientDataJSON: '' }) },
  { name: 'transports that are a string [reg.json.shape]', ...shape, tamper: responseJson({ transports: 'usb' }) },
  { name: 'a transport that is a number [reg.json.shape]', ...shape, tamper: responseJson({ transports: [1] }) },
  {
    name: 'extension results that are an array [reg.json.shape]',
    ...shape,
    tamper: json({ clientExtensionResults: [] }),
  },
  { name: 'an attachment that is a number [reg.json.shape]', ...shape, tamper: json({ authenticatorAttachment: 1 }) },
  {
    name: 'an attestation object of 5 MB [reg.json.size-limits]',
    ...tooLong,
    tamper: attestationObject('A'.repeat(5_000_000)),
  },
  {
    name: 'client data of 1 MB [reg.json.size-limits]',
    ...tooLong,
    tamper: responseJson({ clientDataJSON: 'A'.repeat(1_000_000) }),
  },
  {
    name: 'an ID of 1 MB [reg.json.size-limits]',
    ...tooLong,
    tamper: json({ id: 'A'.repeat(1_000_000), rawId: 'A'.repeat(1_000_000) }),
  },
  ...['YR', 'Y+/-', 'YQ==', 'Y Q', 'YQ\n', 'Y'].map((text) => ({
    name: `the ID ${JSON.stringify(text)} [reg.json.base64url-strict]`,
    ...encoding,
    tamper: json({ id: text, rawId: text }),
  })),
  {
    name: 'the response of an authentication [reg.step-03.response-kind]',
    ...shape,
    tamper: json({ response: { clientDataJSON: 'AAAA', authenticatorData: 'AAAA', signature: 'AAAA' } }),
  },
  {
    name: 'a signature in addition to the attestation object [reg.step-03.response-kind]',
    ...shape,
    tamper: responseJson({ signature: 'AAAA' }),
  },
  {
    name: 'a user handle in addition to the attestation object [reg.step-03.response-kind]',
    ...shape,
    tamper: responseJson({ userHandle: toBase64url(USER_HANDLE) }),
  },
]

const CLIENT_DATA: readonly Row[] = [
  {
    name: 'client data in UTF-16 with a byte order mark [reg.step-05.utf8-only]',
    step: R.clientDataText.id,
    code: 'utf8_invalid',
    tamper: { clientDataBytes: (bytes) => Buffer.from(`\ufeff${Buffer.from(bytes).toString()}`, 'utf16le') },
  },
  {
    name: 'client data in UTF-16 without a byte order mark [reg.step-05.utf8-only]',
    ...notJson,
    tamper: { clientDataBytes: (bytes) => Buffer.from(Buffer.from(bytes).toString(), 'utf16le') },
  },
  {
    name: 'an origin with an invalid UTF-8 byte [reg.step-05.utf8-fatal]',
    step: R.clientDataText.id,
    code: 'utf8_invalid',
    tamper: {
      ...clientData({ origin: 'https://example.org#' }),
      clientDataBytes: (bytes) => bytes.map((byte) => (byte === 0x23 ? 0xff : byte)),
    },
  },
  {
    name: 'client data with two byte order marks [reg.step-05.bom]',
    ...notJson,
    tamper: { clientDataBytes: prepend(0xef, 0xbb, 0xbf, 0xef, 0xbb, 0xbf) },
  },
  {
    name: 'a duplicate type [reg.step-06.json-dup-keys]',
    step: R.clientData.id,
    code: 'json_duplicate_member',
    tamper: clientDataText((text) => text.replace('}', ',"type":"webauthn.get"}')),
  },
  {
    name: 'a duplicate type with an escaped name [reg.step-06.json-dup-keys] [reg.step-06.limited-algorithm]',
    step: R.clientData.id,
    code: 'json_duplicate_member',
    tamper: clientDataText((text) => text.replace('}', ',"t\\u0079pe":"webauthn.create"}')),
  },
  {
    name: 'a member "Type" in place of "type" [reg.step-06.json-key-case]',
    ...badClientData,
    tamper: clientDataText((text) => text.replace('"type"', '"Type"')),
  },
  {
    name: 'a member "ORIGIN" in place of "origin" [reg.step-06.json-key-case]',
    ...badClientData,
    tamper: clientDataText((text) => text.replace('"origin"', '"ORIGIN"')),
  },
  {
    name: 'client data that is an array [reg.step-06.json-object]',
    ...badClientData,
    tamper: clientDataText((text) => `[${text}]`),
  },
  {
    name: 'client data that is null [reg.step-06.json-object]',
    ...badClientData,
    tamper: clientDataText(() => 'null'),
  },
  { name: 'a type that is a number [reg.step-06.json-object]', ...badClientData, tamper: clientData({ type: 1 }) },
  {
    name: 'a missing challenge [reg.step-06.json-object]',
    ...badClientData,
    tamper: clientData({ challenge: undefined }),
  },
  { name: 'a missing origin [reg.step-06.json-object]', ...badClientData, tamper: clientData({ origin: undefined }) },
  { name: 'client data with a trailing byte', ...notJson, tamper: { clientDataBytes: append(0) } },
  {
    name: 'members inside __proto__ [reg.step-06.json-proto]',
    ...badClientData,
    tamper: clientDataText((text) => `{"__proto__":${text}}`),
  },
  ...['webauthn.get', 'payment.get', 'webauthn.createx', ''].map((type) => ({
    name: `client data of type "${type}" [reg.step-07.type]`,
    step: R.type.id,
    code: R.type.code,
    tamper: clientData({ type }),
    evidence: { got: type },
  })),
  {
    name: 'a missing type in the client data [reg.step-07.type]',
    ...badClientData,
    tamper: clientData({ type: undefined }),
  },
  {
    name: 'the challenge of another session [reg.step-08.challenge]',
    ...challenge,
    tamper: clientData({ challenge: toBase64url(sha256('another session')) }),
  },
  {
    name: 'a padded challenge [reg.step-08.challenge]',
    ...challenge,
    tamper: clientData({ challenge: `${toBase64url(CHALLENGE)}=` }),
  },
  {
    name: 'the challenge in base64 instead of base64url [reg.step-08.challenge]',
    ...challenge,
    tamper: clientData({ challenge: Buffer.from(CHALLENGE).toString('base64') }),
  },
  {
    name: 'a truncated challenge [reg.step-08.constant-time]',
    ...challenge,
    tamper: clientData({ challenge: toBase64url(CHALLENGE).slice(0, -1) }),
  },
  {
    name: 'an empty challenge even if the expected challenge is empty [reg.step-08.challenge]',
    ...challenge,
    tamper: clientData({ challenge: '' }),
    expected: { challenge: new Uint8Array(0) as Challenge },
  },
  {
    name: 'a challenge outside the client data [reg.step-01.options-from-server-state]',
    ...challenge,
    tamper: { ...clientData({ challenge: 'AAAA' }), ...json({ challenge: 'AAAA', expected: { challenge: 'AAAA' } }) },
  },
  ...origins('[reg.step-09.origin]', [
    'https://example.org.evil.test',
    'http://example.org',
    'https://example.org:8443',
    'https://example.org/',
    'https://EXAMPLE.org',
    '',
  ]),
  ...origins('[reg.step-09.origin-no-userinfo-path]', [
    'https://user@example.org',
    'https://user@example.org/x',
    'https://example.org?x',
    'https://example.org#x',
  ]),
  ...origins('[reg.step-09.origin-null]', ['null']),
  ...origins('[reg.step-09.origin-native]', [
    'android:apk-key-hash:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
    'ios:bundle-id:org.example.app',
  ]),
  ...origins('[reg.step-09.origin-config-list-type]', ['https://example.or', 'https://', 'example.org']),
  ...origins('[reg.step-09.related-origins]', ['https://example.com', 'https://example.co.uk']),
  ...origins('[reg.step-09.subdomain-optin]', ['https://evilexample.org', 'https://login.example.org']),
  {
    name: 'a cross-origin iframe by default [reg.step-10.crossorigin]',
    ...crossOrigin,
    input: { crossOrigin: true },
    evidence: { crossOrigin: true },
  },
  {
    name: 'a cross-origin iframe with topOrigin if framing is refused [reg.step-10.crossorigin]',
    ...crossOrigin,
    input: { crossOrigin: true, topOrigin: TOP_ORIGIN },
    evidence: { crossOrigin: true, topOrigin: TOP_ORIGIN },
  },
  {
    name: 'a crossOrigin that is a string [reg.step-10.crossorigin-type]',
    ...badClientData,
    tamper: clientData({ crossOrigin: 'false' }),
  },
  {
    name: 'a crossOrigin that is a number [reg.step-10.crossorigin-type]',
    ...badClientData,
    tamper: clientData({ crossOrigin: 1 }),
  },
  {
    name: 'an expected iframe without topOrigin [reg.step-11.cross-without-toporigin]',
    ...crossOrigin,
    input: { crossOrigin: true },
    expected: FRAMED,
  },
  {
    name: 'an iframe in an unexpected page [reg.step-11.toporigin]',
    ...topOrigin,
    input: { crossOrigin: true, topOrigin: 'https://evil.test' },
    expected: FRAMED,
    evidence: { got: 'https://evil.test' },
  },
  {
    name: 'a topOrigin that is listed only in origins [reg.step-11.toporigin]',
    ...topOrigin,
    input: { crossOrigin: true, topOrigin: 'https://example.org' },
    expected: FRAMED,
  },
  {
    name: 'topOrigin with crossOrigin false [reg.step-11.toporigin-without-cross]',
    ...topOrigin,
    input: { topOrigin: TOP_ORIGIN },
    expected: FRAMED,
  },
  {
    name: 'topOrigin without crossOrigin [reg.step-11.toporigin-without-cross]',
    ...topOrigin,
    tamper: clientData({ crossOrigin: undefined, topOrigin: TOP_ORIGIN }),
    expected: FRAMED,
  },
  {
    name: 'topOrigin with crossOrigin false if framing is refused [reg.step-11.toporigin-without-cross]',
    ...topOrigin,
    input: { topOrigin: TOP_ORIGIN },
  },
]

const OBJECT: readonly Row[] = [
  {
    name: 'an array in place of the attestation object [reg.step-13.attobj-map]',
    ...badObject,
    tamper: { attestationObject: (object) => [...object.values()] },
  },
  ...['fmt', 'attStmt', 'authData'].map((name) => ({
    name: `an attestation object without ${name} [reg.step-13.attobj-map]`,
    ...badObject,
    tamper: { attestationObject: without(name) },
  })),
  ...(
    [
      ['fmt', 5],
      ['attStmt', []],
      ['attStmt', Uint8Array.of()],
      ['authData', 'text'],
      ['authData', new Map()],
    ] as const
  ).map(([name, value]) => ({
    name: `${name} as ${JSON.stringify(value)} [reg.step-13.attobj-map]`,
    ...badObject,
    tamper: { attestationObject: withMember(name, value) },
  })),
  {
    name: 'a map key that is not a string [reg.step-13.attobj-map]',
    ...badObject,
    tamper: { attestationObject: (object) => new Map<number | string, CborValue>([...object, [1, 2]]) },
  },
  {
    name: 'a duplicate format [reg.step-13.attobj-map]',
    step: R.attestationObject.id,
    code: 'cbor_duplicate_key',
    tamper: { attestationObject: (object) => entries(...object, ['fmt', 'none']) },
  },
  {
    name: 'an attestation object of indefinite length',
    step: R.attestationObject.id,
    code: 'cbor_indefinite',
    tamper: {
      attestationObject: (object) => raw(0xbf, ...[...object].flat().map((item) => encodeCbor(item)), 0xff),
    },
  },
  {
    name: 'a trailing byte after the attestation object [reg.step-13.attobj-trailing]',
    step: R.attestationObject.id,
    code: 'bytes_trailing',
    tamper: { attestationObjectBytes: append(0) },
  },
  {
    name: 'an attestation object without its last byte',
    step: R.attestationObject.id,
    code: 'bytes_truncated',
    tamper: { attestationObjectBytes: (bytes) => bytes.subarray(0, -1) },
  },
  {
    name: 'authenticator data without attested credential data',
    step: R.attestationObject.id,
    code: 'attested_data_missing',
    tamper: fields({ flags: FLAG.UP | FLAG.UV, attested: undefined }),
  },
  {
    name: 'extensions without the ED flag',
    step: R.attestationObject.id,
    code: 'bytes_trailing',
    tamper: fields({ extensions: encodeCbor(new Map()) }),
  },
  {
    name: 'an unknown algorithm',
    step: R.attestationObject.id,
    code: 'algorithm_unsupported',
    tamper: { coseKey: (honest) => new Map([...honest, [3, -999]]) },
  },
  ...['n'.repeat(33), '', 'no\u0000ne', 'no"ne', 'no\\ne', 'no ne', 'ñone'].map((fmt) => ({
    name: `the format ${JSON.stringify(fmt)} [reg.step-21.fmt-syntax]`,
    ...badFormat,
    tamper: { attestationObject: withMember('fmt', fmt) },
  })),
]

const AUTHENTICATOR_DATA: readonly Row[] = [
  {
    name: 'authenticator data for another RP ID [reg.step-14.rpidhash]',
    step: R.rpIdHash.id,
    code: R.rpIdHash.code,
    tamper: fields({ rpIdHash: sha256('other.example') }),
    evidence: { got: sha256('other.example'), expectedRpId: 'example.org' },
  },
  {
    name: 'authenticator data for an AppID that the client reports [reg.step-28.appid-not-in-create]',
    step: R.rpIdHash.id,
    code: R.rpIdHash.code,
    input: { clientExtensionResults: { appid: true } },
    tamper: fields({ rpIdHash: sha256('https://example.org/app-id.json') }),
  },
  {
    name: 'a response without user presence [reg.step-15.up] [reg.step-15.conditional-create]',
    step: R.userPresence.id,
    code: R.userPresence.code,
    tamper: flags(FLAG.AT),
    expected: { userVerification: 'discouraged' },
  },
  {
    name: 'a response without user presence that claims conditional mediation [reg.step-15.conditional-create]',
    step: R.userPresence.id,
    code: R.userPresence.code,
    tamper: { ...flags(FLAG.AT), ...json({ mediation: 'conditional' }) },
    expected: { userVerification: 'discouraged' },
  },
  {
    name: 'user verification without user presence [reg.step-15.up] [reg.step-16.uv-implies-up]',
    step: R.attestationObject.id,
    code: 'flags_inconsistent',
    tamper: flags(FLAG.UV | FLAG.AT),
  },
  {
    name: 'user verification without user presence if mediation is conditional [reg.step-16.uv-implies-up]',
    step: R.attestationObject.id,
    code: 'flags_inconsistent',
    tamper: flags(FLAG.UV | FLAG.AT),
    expected: { mediation: 'conditional' },
  },
  {
    name: 'a response without user verification [reg.step-16.uv]',
    step: R.userVerification.id,
    code: R.userVerification.code,
    tamper: flags(FLAG.UP | FLAG.AT),
  },
  {
    name: 'a response without user verification if the expectation is undefined [reg.step-16.uv-default]',
    step: R.userVerification.id,
    code: R.userVerification.code,
    tamper: flags(FLAG.UP | FLAG.AT),
    expected: { userVerification: undefined } as unknown as Partial<RegistrationExpectations>,
  },
  {
    name: 'a backed up credential that is not eligible for backup [reg.step-17.be-bs]',
    step: R.backupConsistency.id,
    code: R.backupConsistency.code,
    tamper: flags(UP_UV_AT | FLAG.BS),
  },
  {
    name: 'a backup eligible credential if the policy refuses it [reg.step-18.be-policy]',
    step: R.backupEligibility.id,
    code: R.backupEligibility.code,
    tamper: flags(UP_UV_AT | FLAG.BE),
    expected: { backup: { eligibility: 'refused', state: 'any' } },
    evidence: { got: true },
  },
  {
    name: 'a device-bound credential if the policy requires eligibility [reg.step-18.be-policy]',
    step: R.backupEligibility.id,
    code: R.backupEligibility.code,
    expected: { backup: { eligibility: 'required', state: 'any' } },
  },
  {
    name: 'a credential that is not backed up if the policy requires it [reg.step-19.bs-policy]',
    step: R.backupState.id,
    code: R.backupState.code,
    tamper: flags(UP_UV_AT | FLAG.BE),
    expected: { backup: { eligibility: 'any', state: 'required' } },
  },
  {
    name: 'a backed up credential if the policy refuses it [reg.step-19.bs-policy]',
    step: R.backupState.id,
    code: R.backupState.code,
    tamper: flags(UP_UV_AT | FLAG.BE | FLAG.BS),
    expected: { backup: { eligibility: 'any', state: 'refused' } },
    evidence: { got: true },
  },
  {
    name: 'an algorithm that pubKeyCredParams does not list [reg.step-20.alg-requested]',
    ...algorithm,
    expected: { algorithms: [-8, -257] },
    evidence: { got: -7, expected: [-8, -257] },
  },
  {
    name: 'any algorithm if the expected list is empty [reg.step-20.alg-requested]',
    ...algorithm,
    expected: { algorithms: [] } as unknown as Partial<RegistrationExpectations>,
  },
  {
    name: 'an algorithm that only attestation statements may use [reg.step-20.alg-requested]',
    step: R.attestationObject.id,
    code: 'cose_algorithm_attestation_only',
    tamper: { coseKey: (honest) => new Map([...honest, [3, -65535]]) },
  },
]

const ATTESTATION: readonly Row[] = [
  ...['Packed', 'NONE', 'unknown', 'toString', '__proto__', 'constructor'].map((fmt) => ({
    name: `the format ${fmt} [reg.step-21.fmt]`,
    ...format,
    tamper: { attestationObject: withMember('fmt', fmt) },
    evidence: { got: fmt },
  })),
  {
    name: 'a disabled format [reg.step-21.fmt]',
    step: R.format.id,
    code: 'format_disabled',
    input: { format: 'packed' },
    expected: attestation({ formats: new Set(['none']) }),
    evidence: { got: 'packed' },
  },
  {
    name: 'a non-empty statement of the format none [reg.step-22.attstmt-closed]',
    step: 'none.syntax',
    code: 'none_statement_not_empty',
    ...inStatement,
    tamper: { statement: (statement) => statement.set('x', 1) },
  },
  {
    name: 'a packed statement with an additional member [reg.step-22.attstmt-closed]',
    step: 'packed.syntax',
    code: 'statement_malformed',
    ...inStatement,
    input: { format: 'packed' },
    tamper: { statement: (statement) => statement.set('ecdaaKeyId', Uint8Array.of(1)) },
  },
  {
    name: 'a packed statement with a duplicate x5c [reg.step-22.attstmt-closed]',
    step: R.attestationObject.id,
    code: 'cbor_duplicate_key',
    input: { format: 'packed' },
    tamper: { statement: (statement) => entries(...statement, ['x5c', statement.get('x5c') ?? []]) },
  },
  {
    name: 'client data that was reformatted after signing [reg.step-12.hash-raw]',
    step: 'packed.signature',
    code: 'attestation_signature_invalid',
    ...inStatement,
    input: { format: 'packed' },
    tamper: {
      sentClientData: (bytes) => Buffer.from(JSON.stringify(JSON.parse(Buffer.from(bytes).toString()), null, 1)),
    },
  },
  {
    name: 'a byte order mark added after signing [reg.step-05.bom]',
    step: 'packed.selfSignature',
    code: 'attestation_signature_invalid',
    ...inStatement,
    input: { format: 'packed-self' },
    tamper: { sentClientData: prepend(0xef, 0xbb, 0xbf) },
  },
  {
    name: 'authenticator data that was changed after signing',
    step: 'packed.signature',
    code: 'attestation_signature_invalid',
    ...inStatement,
    input: { format: 'packed' },
    tamper: { attestationObject: changeMember('authData', flip(35)) },
  },
  {
    name: 'no attestation if the policy refuses it [reg.step-24.none-policy]',
    step: 'trust.none',
    code: 'attestation_none_refused',
    ...inTrust,
    expected: attestation({ none: 'refused' }),
  },
  {
    name: 'self attestation if the policy refuses it [reg.step-24.self-policy]',
    step: 'trust.self',
    code: 'attestation_self_refused',
    ...inTrust,
    input: { format: 'packed-self' },
    expected: attestation({ self: 'refused' }),
  },
  {
    name: 'an attestation without an anchor if the policy refuses untrusted ones [reg.step-23.anchors-mandatory]',
    step: 'trust.path',
    code: 'attestation_untrusted',
    ...inTrust,
    input: { format: 'packed' },
    expected: attestation({ untrusted: 'refused' }),
  },
  {
    name: 'an unattested AAGUID on the allow list [reg.policy.aaguid]',
    step: 'trust.model',
    code: 'authenticator_model_refused',
    ...inTrust,
    expected: attestation({ models: { only: new Set([AAGUID]) } }),
  },
  {
    name: 'an untrusted AAGUID on the allow list [reg.policy.aaguid]',
    step: 'trust.model',
    code: 'authenticator_model_refused',
    ...inTrust,
    input: { format: 'packed' },
    expected: attestation({ models: { only: new Set([AAGUID]) } }),
  },
  {
    name: 'a proven AAGUID on the deny list [reg.policy.aaguid]',
    step: 'trust.model',
    code: 'authenticator_model_refused',
    ...inTrust,
    input: { format: 'packed' },
    expected: attestation({ models: { except: new Set([AAGUID]) }, anchors: anchorsOf(...ROOTS) }),
  },
]

const CREDENTIAL: readonly Row[] = [
  {
    name: 'a credential ID of 1024 bytes [reg.step-25.credid-len]',
    step: R.credentialIdLength.id,
    code: 'credential_id_too_long',
    input: { credentialId: new Uint8Array(1024).fill(7) },
    evidence: { length: 1024 },
  },
  {
    name: 'a credential ID of 15 bytes [reg.step-25.credid-min]',
    step: R.credentialIdLength.id,
    code: 'credential_id_too_short',
    input: { credentialId: new Uint8Array(15).fill(7) },
    evidence: { length: 15, shortest: 16 },
  },
  {
    name: 'an empty credential ID [reg.step-25.credid-min]',
    step: R.attestationObject.id,
    code: 'credential_id_empty',
    tamper: attested({ credentialId: Uint8Array.of() }),
  },
  {
    name: 'a credential that is already registered [reg.step-26.unique]',
    step: R.notRegistered.id,
    code: R.notRegistered.code,
    input: { credentialId: OTHER_ID },
    expected: { isRegistered: (id) => toBase64url(id) === toBase64url(OTHER_ID) },
    evidence: { credentialId: OTHER_ID },
  },
  {
    name: 'the ID of another credential in the JSON [reg.json.id-eq-attested-id]',
    step: R.credentialRecord.id,
    code: R.credentialRecord.code,
    tamper: json({ id: toBase64url(OTHER_ID), rawId: toBase64url(OTHER_ID) }),
  },
  {
    name: 'a credential ID in the JSON with an additional byte',
    step: R.credentialRecord.id,
    code: R.credentialRecord.code,
    input: { credentialId: OTHER_ID },
    tamper: json({ id: toBase64url(append(0)(OTHER_ID)), rawId: toBase64url(append(0)(OTHER_ID)) }),
    evidence: { got: append(0)(OTHER_ID), credentialId: OTHER_ID },
  },
  {
    name: 'an unrequested authenticator output [reg.step-28.unsolicited-ext]',
    step: 'extensions.solicited',
    code: 'extension_unsolicited',
    ...inExtensions,
    input: { extensions: new Map([['credProtect', 2]]) },
    expected: extensions({ unsolicited: 'refused' }),
  },
  {
    name: 'an unrequested client output [reg.step-28.unsolicited-ext]',
    step: 'extensions.solicited',
    code: 'extension_unsolicited',
    ...inExtensions,
    input: { clientExtensionResults: { credProps: { rk: true }, example: 1 } },
    expected: extensions({ unsolicited: 'refused', requested: new Set(['credProps']) }),
    evidence: { unsolicited: ['example'] },
  },
  {
    name: 'a lower credProtect level than the policy enforces [reg.step-28.credprotect]',
    step: 'extensions.credentialProtection',
    code: 'extension_output_refused',
    ...inExtensions,
    input: { extensions: new Map([['credProtect', 1]]) },
    expected: extensions({ credentialProtection: 3 }),
    evidence: { got: 1 },
  },
  {
    name: 'a missing credProtect output if a level is enforced [reg.step-28.credprotect]',
    step: 'extensions.credentialProtection',
    code: 'extension_output_refused',
    ...inExtensions,
    expected: extensions({ credentialProtection: 2 }),
  },
  {
    name: 'a credential that is not discoverable if that is required [reg.step-28.credprops-rk]',
    step: 'extensions.residentKey',
    code: 'extension_output_refused',
    ...inExtensions,
    input: { clientExtensionResults: { credProps: { rk: false } } },
    expected: extensions({ residentKey: 'required' }),
    evidence: { rk: false },
  },
  {
    name: 'a credential without large blob support if that is required',
    step: 'extensions.largeBlob',
    code: 'extension_output_refused',
    ...inExtensions,
    input: { clientExtensionResults: { largeBlob: { supported: false } } },
    expected: extensions({ largeBlob: 'required' }),
    evidence: { supported: false },
  },
  {
    name: 'a missing largeBlob output if support is required',
    step: 'extensions.largeBlob',
    code: 'extension_output_refused',
    ...inExtensions,
    expected: extensions({ largeBlob: 'required' }),
  },
  {
    name: 'an undefined credProtect level if the extension was requested',
    step: 'extensions.outputs',
    code: 'extension_output_malformed',
    ...inExtensions,
    input: { extensions: new Map([['credProtect', 4]]) },
    expected: extensions({ requested: new Set(['credProtect']) }),
  },
  {
    name: 'a requested output that is not plain CTAP2 CBOR',
    ...badOutput,
    input: { extensions: new Map([['example', raw(0xf6)]]) },
    expected: extensions({ requested: new Set(['example']) }),
  },
  {
    name: 'an undefined credProtect level if a level is enforced [reg.step-28.credprotect]',
    ...badOutput,
    input: { extensions: new Map([['credProtect', 4]]) },
    expected: extensions({ credentialProtection: 2 }),
  },
  {
    name: 'a string as credProps if a discoverable credential is required [reg.step-28.credprops-rk]',
    ...badOutput,
    input: { clientExtensionResults: { credProps: 'x' } },
    expected: extensions({ residentKey: 'required' }),
  },
  {
    name: 'a string as largeBlob if support is required',
    ...badOutput,
    input: { clientExtensionResults: { largeBlob: 'x' } },
    expected: extensions({ largeBlob: 'required' }),
  },
  {
    name: 'a malformed unrequested output if unsolicited outputs are refused [reg.step-28.unsolicited-ext]',
    ...badOutput,
    input: { clientExtensionResults: { credProps: 'x' } },
    expected: extensions({ unsolicited: 'refused' }),
  },
  {
    name: 'an unrequested output with deeply nested arrays',
    step: 'extensions.outputs',
    code: 'json_depth',
    ...inExtensions,
    input: { clientExtensionResults: { example: nested(33) } },
  },
  {
    name: 'an unrequested output with deeply nested objects',
    step: 'extensions.outputs',
    code: 'json_depth',
    ...inExtensions,
    input: { clientExtensionResults: { example: nested(33, (inside) => ({ inside })) } },
  },
]

/** A violation of every requirement of §7.1. */
export const REGISTRATION_REFUSALS: readonly Row[] = [
  ...RESPONSE,
  ...CLIENT_DATA,
  ...OBJECT,
  ...AUTHENTICATOR_DATA,
  ...ATTESTATION,
  ...CREDENTIAL,
]

function origins(check: string, values: readonly string[]): Row[] {
  const { id: step, code } = R.origin
  return values.map((origin) => ({
    name: `the origin "${origin}" ${check}`,
    step,
    code,
    tamper: clientData({ origin }),
  }))
}

function attestationObject(value: unknown) {
  return responseJson({ attestationObject: value })
}

/** Returns expectations with these overrides of the attestation policy. */
export function attestation(overrides: PolicyOverrides): Partial<RegistrationExpectations> {
  return { attestation: attestationPolicy(overrides) }
}

/** Returns expectations with these members of `extensions`. */
export function extensions(
  members: Partial<RegistrationExpectations['extensions']>,
): Partial<RegistrationExpectations> {
  return { extensions: { ...expectRegistration().extensions, ...members } }
}

function attested(members: Partial<NonNullable<AuthenticatorDataFields['attested']>>) {
  return {
    fields: (honest: AuthenticatorDataFields): AuthenticatorDataFields => ({
      ...honest,
      attested: honest.attested && { ...honest.attested, ...members },
    }),
  }
}

function without(name: string) {
  return (object: Map<string, CborValue>): Map<string, CborValue> =>
    new Map([...object].filter(([key]) => key !== name))
}

function withMember(name: string, value: CborValue) {
  return (object: Map<string, CborValue>): Map<string, CborValue> => new Map([...object, [name, value]])
}

function changeMember(name: string, change: (bytes: Uint8Array) => Uint8Array) {
  return (object: Map<string, CborValue>): Map<string, CborValue> =>
    new Map([...object, [name, change(object.get(name) as Uint8Array)]])
}

/** Returns nested arrays, or other nested values made by `around`. */
export function nested(depth: number, around: (inside: unknown) => unknown = (inside) => [inside]): unknown {
  return Array.from({ length: depth }).reduce<unknown>(around, 1)
}
