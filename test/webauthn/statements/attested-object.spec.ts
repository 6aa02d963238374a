import { parseAttestedObject } from '../../../src/webauthn/statements/attested-object.js'
import { encodeAuthenticatorData } from '../../../src/testing/authenticator-data.js'
import { type CborValue, createCredentialKey, encodeCbor, FLAG } from '../../../src/testing/index.js'
import { ceremonyInput } from '../../support/statements/verify-statement.js'

const { rpIdHash, credentialId, aaguid } = ceremonyInput()
const plain = { rpIdHash, flags: FLAG.UP, signCount: 0, attested: undefined, extensions: undefined }
const { cose } = createCredentialKey('ES256')

function objectOf(authData: Uint8Array): Uint8Array {
  const members: [string, CborValue][] = [
    ['fmt', 'none'],
    ['attStmt', new Map()],
    ['authData', authData],
  ]
  return encodeCbor(new Map(members))
}

/** Returns authenticator data with a credential for this key. */
function attesting(key: ReadonlyMap<number, CborValue>): Uint8Array {
  const attested = { aaguid, credentialId, publicKey: encodeCbor(key) }
  return objectOf(encodeAuthenticatorData({ ...plain, flags: FLAG.UP | FLAG.AT, attested }))
}

it('parseAttestedObject returns the credential of an attestation object', () => {
  const { authenticatorData } = parseAttestedObject(attesting(cose))
  expect(authenticatorData.attestedCredentialData.credentialId).toEqual(credentialId)
})

it('parseAttestedObject rejects an attestation object without a credential', () => {
  const authData = encodeAuthenticatorData(plain)
  expect(() => parseAttestedObject(objectOf(authData))).toThrow(
    'attested_data_missing at response.attestationObject.authData',
  )
})

it('parseAttestedObject rejects a key that cannot verify signatures', () => {
  const offCurve = new Map([...cose, [-3, new Uint8Array(32).fill(1)]])
  expect(() => parseAttestedObject(attesting(offCurve))).toThrow(
    'public_key_not_on_curve at response.attestationObject.authData.credentialPublicKey',
  )
})
