import { sign } from 'node:crypto'
import type { AppId, Challenge, CredentialId } from '../../../src/webauthn/bytes/brand.js'
import { AUTHENTICATION } from '../../../src/webauthn/ceremonies/authentication.steps.js'
import type { AuthenticationExpectations } from '../../../src/webauthn/ceremonies/expectations.js'
import type { CredentialRecord } from '../../../src/webauthn/structures/credential-record.js'
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
import { createCredentialKey, FLAG } from '../../../src/testing/index.js'
import { CHALLENGE, TOP_ORIGIN, USER_HANDLE } from '../../support/expectations.js'
import type { NegativeRow } from '../../support/table.js'
import { type Change, create, extensions, held, other, otherHandle } from './authentication-case.js'

type Row = NegativeRow & Change

const otherKey = createCredentialKey('ES256')

export const FRAMED = { framing: { topOrigins: new Set([TOP_ORIGIN]), withoutTopOrigin: 'refused' } } as const
export const UNIDENTIFIED = { user: 'unidentified' } as const
export const BY_CREDENTIAL_ID = { user: { identifiedBy: 'credential-id' } } as const
export const APP_ID = 'https://example.org/app-id.json' as AppId
export const FOR_APP_ID = fields({ rpIdHash: sha256(APP_ID) })
export const USED_APP_ID = { clientExtensionResults: { appid: true } }
export const U2F = { createdBy: 'u2f' } as const
export const UP_UV = FLAG.UP | FLAG.UV

const A = AUTHENTICATION.rows
const shape = { step: A.response.id, code: 'response_malformed' } as const
const challenge = { step: A.challenge.id, code: A.challenge.code } as const
const origin = { step: A.origin.id, code: A.origin.code } as const
const rpIdHash = { step: A.rpIdHash.id, code: A.rpIdHash.code } as const
const signature = { step: A.signature.id, code: A.signature.code } as const
const signCount = { step: A.signCount.id, code: A.signCount.code } as const
const backup = { step: A.backup.id, code: A.backup.code } as const

const RESPONSE: readonly Row[] = [
  { name: 'a missing type [auth.json.type-public-key]', ...shape, tamper: json({ type: undefined }) },
  { name: 'another type [auth.json.type-public-key]', ...shape, tamper: json({ type: 'password' }) },
  { name: 'a type in capitals [auth.json.type-public-key]', ...shape, tamper: json({ type: 'Public-Key' }) },
  {
    name: 'a type that is not a string [auth.json.type-public-key]',
    ...shape,
    tamper: json({ type: ['public-key'] }),
  },
  { name: 'a response that is a string [auth.json.shape]', ...shape, tamper: json({ response: 'x' }) },
  { name: 'a response that is an array [auth.json.shape]', ...shape, tamper: json({ response: [] }) },
  { name: 'an ID that differs from the raw ID', ...shape, tamper: json({ rawId: toBase64url(other.id) }) },
  { name: 'a missing signature [auth.json.shape]', ...shape, tamper: responseJson({ signature: undefined }) },
  { name: 'an empty signature [auth.json.shape]', ...shape, tamper: responseJson({ signature: '' }) },
  { name: 'a signature that is not a string [auth.json.shape]', ...shape, tamper: responseJson({ signature: 5 }) },
  { name: 'empty client data [auth.json.shape]', ...shape, tamper: responseJson({ clientDataJSON: '' }) },
  {
    name: 'null as authenticator data [auth.json.shape]',
    ...shape,
    tamper: responseJson({ authenticatorData: null }),
  },
  { name: 'a user handle that is an object [auth.json.shape]', ...shape, tamper: responseJson({ userHandle: {} }) },
  {
    name: 'a padded signature [auth.json.shape]',
    step: A.response.id,
    code: 'base64url_invalid',
    tamper: responseJson({ signature: 'AAA=' }),
  },
  {
    name: 'a signature of 10 kB [auth.json.shape]',
    step: A.response.id,
    code: 'bytes_too_long',
    tamper: responseJson({ signature: 'A'.repeat(13_336) }),
  },
]

const USER: readonly Row[] = [
  {
    name: 'a credential that allowCredentials does not list [auth.step-05.allow-credentials]',
    step: A.allowCredentials.id,
    code: A.allowCredentials.code,
    expected: { allowCredentials: [other.id as CredentialId] },
    evidence: { got: held.id },
  },
  {
    name: 'any credential if the expected allowCredentials is empty [auth.step-05.allow-credentials]',
    step: A.allowCredentials.id,
    code: A.allowCredentials.code,
    expected: { allowCredentials: [] },
  },
  {
    name: 'an unknown credential [auth.step-06.owner-known-user]',
    step: A.user.id,
    code: 'credential_unknown',
    expected: { credential: 'unknown' },
  },
  {
    name: 'an unknown credential with the user handle of an account [auth.step-06.owner-known-user]',
    step: A.user.id,
    code: 'credential_unknown',
    expected: { credential: 'unknown', ...UNIDENTIFIED },
  },
  {
    name: 'the record of another credential [auth.step-06.record-id-matches]',
    step: A.user.id,
    code: 'credential_unknown',
    record: { id: other.id as CredentialId },
    evidence: { got: held.id },
  },
  {
    name: "another user's credential [auth.step-06.owner-known-user]",
    step: A.user.id,
    code: 'credential_unknown',
    expected: { user: { identifiedAs: otherHandle } },
    evidence: { got: USER_HANDLE },
  },
  {
    name: 'a missing user handle if the user was not identified [auth.step-06.userhandle-required]',
    step: A.user.id,
    code: 'user_handle_missing',
    tamper: responseJson({ userHandle: undefined }),
    expected: UNIDENTIFIED,
  },
  {
    name: 'a null user handle if the user was not identified [auth.step-06.userhandle-required]',
    step: A.user.id,
    code: 'user_handle_missing',
    tamper: responseJson({ userHandle: null }),
    expected: UNIDENTIFIED,
  },
  {
    name: 'an empty user handle if the user was not identified [auth.step-06.userhandle-empty]',
    step: A.user.id,
    code: 'user_handle_missing',
    tamper: responseJson({ userHandle: '' }),
    expected: UNIDENTIFIED,
  },
  {
    name: "another account's user handle if the user was not identified [auth.step-06.userhandle-equal]",
    step: A.user.id,
    code: 'user_handle_mismatch',
    tamper: responseJson({ userHandle: toBase64url(otherHandle) }),
    expected: UNIDENTIFIED,
  },
  {
    name: "another account's user handle if the user was identified [auth.step-06.userhandle-equal]",
    step: A.user.id,
    code: 'user_handle_mismatch',
    tamper: responseJson({ userHandle: toBase64url(otherHandle) }),
    evidence: { userHandle: otherHandle },
  },
  {
    name: "another account's user handle if the credential ID identifies the user [auth.step-06.userhandle-equal]",
    step: A.user.id,
    code: 'user_handle_mismatch',
    tamper: responseJson({ userHandle: toBase64url(otherHandle) }),
    expected: BY_CREDENTIAL_ID,
  },
  {
    name: 'an unknown credential if the credential ID identifies the user [auth.step-06.record-id-matches]',
    step: A.user.id,
    code: 'credential_unknown',
    expected: { credential: 'unknown', ...BY_CREDENTIAL_ID },
  },
  {
    name: 'the record of another credential if the credential ID identifies the user [auth.step-06.record-id-matches]',
    step: A.user.id,
    code: 'credential_unknown',
    record: { id: other.id as CredentialId },
    expected: BY_CREDENTIAL_ID,
  },
  {
    name: 'a user handle with one additional byte [auth.step-06.userhandle-equal]',
    step: A.user.id,
    code: 'user_handle_mismatch',
    tamper: responseJson({ userHandle: toBase64url(Uint8Array.of(...USER_HANDLE, 0)) }),
  },
]

const CLIENT_DATA: readonly Row[] = [
  {
    name: 'client data in UTF-16 with a byte order mark [auth.step-08.bom]',
    step: A.clientDataText.id,
    code: 'utf8_invalid',
    tamper: { clientDataBytes: (bytes) => Buffer.from(`\ufeff${Buffer.from(bytes).toString()}`, 'utf16le') },
  },
  {
    name: 'client data in UTF-16 without a byte order mark [auth.step-08.bom]',
    step: A.clientData.id,
    code: 'json_invalid',
    tamper: { clientDataBytes: (bytes) => Buffer.from(Buffer.from(bytes).toString(), 'utf16le') },
  },
  {
    name: 'client data with two byte order marks [auth.step-08.bom]',
    step: A.clientData.id,
    code: 'json_invalid',
    tamper: { clientDataBytes: prepend(0xef, 0xbb, 0xbf, 0xef, 0xbb, 0xbf) },
  },
  {
    name: 'two challenges [auth.step-09.json-dup-keys]',
    step: A.clientData.id,
    code: 'json_duplicate_member',
    tamper: clientDataText((text) => text.replace('{', `{"challenge":"${toBase64url(CHALLENGE)}",`)),
  },
  {
    name: 'client data that is an array',
    step: A.clientData.id,
    code: 'client_data_malformed',
    tamper: clientDataText((text) => `[${text}]`),
  },
  ...['webauthn.create', 'payment.get', 'Webauthn.Get', 'webauthn.get ', ''].map((type) => ({
    name: `client data of type "${type}" [auth.step-10.type] [auth.step-10.spc]`,
    step: A.type.id,
    code: A.type.code,
    tamper: clientData({ type }),
    evidence: { got: type },
  })),
  {
    name: 'the challenge of another session [auth.step-11.challenge]',
    ...challenge,
    tamper: clientData({ challenge: toBase64url(sha256('another session')) }),
  },
  {
    name: 'a padded challenge [auth.step-11.challenge]',
    ...challenge,
    tamper: clientData({ challenge: `${toBase64url(CHALLENGE)}=` }),
  },
  {
    name: 'the challenge with a different last character that decodes to the same bytes [auth.step-11.challenge]',
    ...challenge,
    tamper: clientData({ challenge: withTailBits(toBase64url(CHALLENGE)) }),
  },
  {
    name: 'a truncated challenge [auth.step-11.challenge]',
    ...challenge,
    tamper: clientData({ challenge: toBase64url(CHALLENGE.subarray(0, 16)) }),
  },
  { name: 'an empty challenge [auth.step-11.challenge]', ...challenge, tamper: clientData({ challenge: '' }) },
  {
    name: 'an empty challenge even if the expected challenge is empty [auth.step-11.challenge]',
    ...challenge,
    tamper: clientData({ challenge: '' }),
    expected: { challenge: new Uint8Array(0) as Challenge },
  },
  {
    name: 'a challenge outside the client data [auth.step-11.challenge]',
    ...challenge,
    tamper: { ...clientData({ challenge: 'AAAA' }), ...json({ challenge: toBase64url(CHALLENGE) }) },
  },
  ...[
    'https://login.example.org',
    'https://example.org.evil.test',
    'https://evilexample.org',
    'http://example.org',
    'https://example.org:8443',
    'https://example.org/',
    'https://EXAMPLE.org',
    'https://user@example.org',
    'null',
    '',
  ].map((got) => ({
    name: `the origin "${got}" [auth.step-12.origin]`,
    ...origin,
    tamper: clientData({ origin: got }),
  })),
  {
    name: 'a cross-origin iframe by default [auth.step-13.crossorigin]',
    step: A.crossOrigin.id,
    code: A.crossOrigin.code,
    input: { crossOrigin: true },
    evidence: { crossOrigin: true },
  },
  {
    name: 'a cross-origin iframe with topOrigin if framing is refused [auth.step-13.crossorigin]',
    step: A.crossOrigin.id,
    code: A.crossOrigin.code,
    input: { crossOrigin: true, topOrigin: TOP_ORIGIN },
    evidence: { crossOrigin: true, topOrigin: TOP_ORIGIN },
  },
  {
    name: 'an expected iframe without topOrigin [auth.step-13.crossorigin]',
    step: A.crossOrigin.id,
    code: A.crossOrigin.code,
    input: { crossOrigin: true },
    expected: FRAMED,
  },
  {
    name: 'an iframe in an unexpected page [auth.step-14.toporigin]',
    step: A.topOrigin.id,
    code: A.topOrigin.code,
    input: { crossOrigin: true, topOrigin: 'https://evil.test' },
    expected: FRAMED,
    evidence: { got: 'https://evil.test' },
  },
  {
    name: 'topOrigin with crossOrigin false [auth.step-14.toporigin]',
    step: A.topOrigin.id,
    code: A.topOrigin.code,
    input: { topOrigin: TOP_ORIGIN },
    expected: FRAMED,
  },
  {
    name: 'topOrigin without crossOrigin if framing is refused [auth.step-14.toporigin]',
    step: A.topOrigin.id,
    code: A.topOrigin.code,
    tamper: clientData({ crossOrigin: undefined, topOrigin: TOP_ORIGIN }),
  },
]

const AUTHENTICATOR_DATA: readonly Row[] = [
  {
    name: 'attested credential data [auth.at-flag-forbidden]',
    step: A.members.id,
    code: 'attested_data_unexpected',
    tamper: {
      fields: (honest) => ({
        ...honest,
        flags: honest.flags | FLAG.AT,
        attested: { aaguid: new Uint8Array(16), credentialId: held.id, publicKey: held.publicKey },
      }),
    },
  },
  {
    name: 'the AT flag without attested credential data [auth.at-flag-forbidden]',
    step: A.members.id,
    code: 'bytes_truncated',
    tamper: flags(UP_UV | FLAG.AT),
  },
  {
    name: 'authenticator data with a trailing byte',
    step: A.members.id,
    code: 'bytes_trailing',
    tamper: { authenticatorData: append(0) },
  },
  {
    name: 'a credential that is scoped to another RP ID [auth.step-15.rpid-per-credential]',
    step: A.rpIdHash.id,
    code: 'credential_rp_id_mismatch',
    record: { rpId: 'other.example' as CredentialRecord['rpId'] },
    evidence: { got: 'other.example' },
  },
  {
    name: 'authenticator data for another RP ID [auth.step-15.rpidhash]',
    ...rpIdHash,
    tamper: fields({ rpIdHash: sha256('other.example') }),
    evidence: { got: sha256('other.example'), expected: 'example.org' },
  },
  {
    name: 'the AppID if it was not requested [auth.step-15.appid-requested]',
    ...rpIdHash,
    input: USED_APP_ID,
    tamper: FOR_APP_ID,
    record: U2F,
  },
  {
    name: 'the setting "none" as an AppID [auth.step-15.appid-requested]',
    ...rpIdHash,
    input: USED_APP_ID,
    tamper: fields({ rpIdHash: sha256('none') }),
    record: U2F,
  },
  {
    name: 'the AppID if the client reports that it was not used [auth.step-15.appid-output-exclusive]',
    ...rpIdHash,
    input: { clientExtensionResults: { appid: false } },
    tamper: FOR_APP_ID,
    record: U2F,
    expected: { appId: APP_ID },
  },
  {
    name: 'the AppID if the client does not report its use [auth.step-15.appid-output-exclusive]',
    ...rpIdHash,
    tamper: FOR_APP_ID,
    record: U2F,
    expected: { appId: APP_ID },
  },
  {
    name: 'the RP ID if the client reports that the AppID was used [auth.step-15.appid-output-exclusive]',
    ...rpIdHash,
    input: USED_APP_ID,
    record: U2F,
    expected: { appId: APP_ID },
  },
  {
    name: 'the AppID for a credential that was not created with U2F [auth.step-15.appid-legacy-only]',
    ...rpIdHash,
    input: USED_APP_ID,
    tamper: FOR_APP_ID,
    expected: { appId: APP_ID },
  },
  {
    name: 'a response without user presence [auth.step-16.up]',
    step: A.userPresence.id,
    code: A.userPresence.code,
    tamper: flags(0),
    expected: { userVerification: 'discouraged' },
  },
  {
    name: 'user verification without user presence [auth.step-16.up]',
    step: A.members.id,
    code: 'flags_inconsistent',
    tamper: flags(FLAG.UV),
  },
  {
    name: 'a response without user verification [auth.step-17.uv]',
    step: A.userVerification.id,
    code: A.userVerification.code,
    tamper: flags(FLAG.UP),
  },
  {
    name: 'a response without user verification if the expectation is undefined [auth.step-17.uv-not-downgradable]',
    step: A.userVerification.id,
    code: A.userVerification.code,
    tamper: flags(FLAG.UP),
    expected: { userVerification: undefined } as unknown as Partial<AuthenticationExpectations>,
  },
  {
    name: 'a backed up credential that is not eligible for backup [auth.step-18.be-bs]',
    step: A.backupConsistency.id,
    code: A.backupConsistency.code,
    tamper: flags(UP_UV | FLAG.BS),
  },
  {
    name: 'a credential that has become eligible for backup [auth.step-19.be-immutable]',
    ...backup,
    tamper: flags(UP_UV | FLAG.BE),
    evidence: { got: true, expected: false },
  },
  {
    name: 'a credential that is no longer eligible for backup [auth.step-19.be-immutable]',
    ...backup,
    record: { backupEligible: true },
  },
  {
    name: 'a credential that has become eligible for backup if the change is accepted but the policy refuses it',
    step: A.backup.id,
    code: 'backup_eligibility_refused',
    tamper: flags(UP_UV | FLAG.BE),
    expected: { backup: { eligibility: 'refused', state: 'any' }, backupEligibilityChange: 'accept' },
  },
  {
    name: 'a backup eligible credential if the policy refuses it',
    step: A.backup.id,
    code: 'backup_eligibility_refused',
    tamper: flags(UP_UV | FLAG.BE),
    record: { backupEligible: true },
    expected: { backup: { eligibility: 'refused', state: 'any' } },
  },
  {
    name: 'a backup eligible credential if the policy refuses it and the record has no eligibility',
    step: A.backup.id,
    code: 'backup_eligibility_refused',
    tamper: flags(UP_UV | FLAG.BE),
    record: { backupEligible: 'unknown' },
    expected: { backup: { eligibility: 'refused', state: 'any' } },
    evidence: { got: true },
  },
  {
    name: 'a device-bound credential if the policy requires eligibility',
    step: A.backup.id,
    code: 'backup_eligibility_refused',
    expected: { backup: { eligibility: 'required', state: 'any' } },
  },
  {
    name: 'a backed up credential if the policy refuses it',
    step: A.backup.id,
    code: 'backup_state_refused',
    tamper: flags(UP_UV | FLAG.BE | FLAG.BS),
    record: { backupEligible: true },
    expected: { backup: { eligibility: 'any', state: 'refused' } },
    evidence: { got: true, backupState: true },
  },
  {
    name: 'a credential that is not backed up if the policy requires it',
    step: A.backup.id,
    code: 'backup_state_refused',
    expected: { backup: { eligibility: 'any', state: 'required' } },
    evidence: { got: false, backupState: false },
  },
]

const SIGNED_STATE: readonly Row[] = [
  {
    name: 'client data that was reformatted after signing [auth.step-20.hash-raw]',
    ...signature,
    tamper: {
      sentClientData: (bytes) => Buffer.from(JSON.stringify(JSON.parse(Buffer.from(bytes).toString()), null, 1)),
    },
  },
  { name: 'a flipped bit in the signature [auth.step-21.signature]', ...signature, tamper: { signature: flip(-1) } },
  {
    name: 'a flipped bit in the counter [auth.step-21.signature]',
    ...signature,
    tamper: { sentAuthenticatorData: flip(35) },
  },
  {
    name: 'an invalid signature before a decreased counter [auth.step-22.counter-after-signature]',
    ...signature,
    tamper: { ...fields({ signCount: 0 }), signature: flip(-1) },
    record: { signCount: 7 },
  },
  {
    name: 'the signature of another key [auth.step-21.signature]',
    ...signature,
    tamper: { sign: (data) => otherKey.sign(data) },
  },
  {
    name: "a signature if the record contains another credential's key [auth.step-06.record-id-matches]",
    ...signature,
    record: { publicKey: other.publicKey as CredentialRecord['publicKey'] },
  },
  {
    name: 'an ES384 signature over SHA-256 [auth.step-21.alg-pinned]',
    ...signature,
    credential: create('ES384'),
    tamper: { sign: (data, key) => sign('sha256', data, key.privateKey) },
  },
  {
    name: 'a signature that is not DER [auth.step-21.signature]',
    step: A.signature.id,
    code: 'signature_malformed',
    tamper: { signature: append(0) },
  },
  {
    name: 'an ECDSA signature in the P1363 format [auth.step-21.signature]',
    step: A.signature.id,
    code: 'signature_malformed',
    tamper: { sign: (data, key) => sign('sha256', data, { key: key.privateKey, dsaEncoding: 'ieee-p1363' }) },
  },
  {
    name: 'an unchanged counter [auth.step-22.counter]',
    ...signCount,
    tamper: fields({ signCount: 7 }),
    record: { signCount: 7 },
  },
  {
    name: 'a decreased counter [auth.step-22.counter] [auth.step-22.counter-policy]',
    ...signCount,
    tamper: fields({ signCount: 6 }),
    record: { signCount: 7 },
    evidence: { stored: 7, received: 6, verdict: 'not-increased' },
  },
  {
    name: 'a counter that returned to zero [auth.step-22.counter-zero-after-nonzero]',
    ...signCount,
    tamper: fields({ signCount: 0 }),
    record: { signCount: 5 },
  },
  {
    name: 'a counter that wrapped around [auth.step-22.counter-range]',
    ...signCount,
    tamper: fields({ signCount: 1 }),
    record: { signCount: 0xffff_ffff },
  },
  {
    name: 'an unrequested client output [auth.step-23.ext-policy]',
    step: 'extensions.solicited',
    code: 'extension_unsolicited',
    through: A.extensions.id,
    input: { clientExtensionResults: { prf: { enabled: true } } },
    expected: extensions({ unsolicited: 'refused', requested: new Set(['largeBlob']) }),
    evidence: { unsolicited: ['prf'] },
  },
  {
    name: 'an unrequested authenticator output [auth.step-23.ext-policy]',
    step: 'extensions.solicited',
    code: 'extension_unsolicited',
    through: A.extensions.id,
    input: { extensions: new Map([['hmac-secret', Uint8Array.of(1)]]) },
    expected: extensions({ unsolicited: 'refused' }),
  },
  {
    name: 'a malformed output of a known extension [auth.step-23.ext-policy]',
    step: 'extensions.outputs',
    code: 'extension_output_malformed',
    through: A.extensions.id,
    input: { clientExtensionResults: { largeBlob: 'x' } },
    expected: extensions({ requested: new Set(['largeBlob']) }),
  },
]

/** A violation of every requirement of §7.2. */
export const AUTHENTICATION_REFUSALS: readonly Row[] = [
  ...RESPONSE,
  ...USER,
  ...CLIENT_DATA,
  ...AUTHENTICATOR_DATA,
  ...SIGNED_STATE,
]

/** Sets an unused bit in the last base64url character. Lenient decoders ignore it. */
function withTailBits(text: string): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
  return text.slice(0, -1) + alphabet.charAt(alphabet.indexOf(text.slice(-1)) + 1)
}
