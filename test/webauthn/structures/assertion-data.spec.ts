import { parseAssertionData } from '../../../src/webauthn/structures/assertion-data.js'
import { encodeAuthenticatorData } from '../../../src/testing/authenticator-data.js'
import { createCredentialKey, encodeCbor, FLAG } from '../../../src/testing/index.js'

const plain = {
  rpIdHash: new Uint8Array(32).fill(1),
  flags: FLAG.UP,
  signCount: 7,
  attested: undefined,
  extensions: undefined,
}

it('parseAssertionData', () => {
  expect(parseAssertionData(encodeAuthenticatorData(plain))).toMatchObject({ signCount: 7 })
})

it('rejects attested credential data and names the path', () => {
  const publicKey = encodeCbor(createCredentialKey('ES256').cose)
  const attested = { aaguid: new Uint8Array(16), credentialId: Uint8Array.of(1), publicKey }
  const bytes = encodeAuthenticatorData({ ...plain, flags: FLAG.UP | FLAG.AT, attested })
  expect(() => parseAssertionData(bytes)).toThrow('attested_data_unexpected at response.authenticatorData')
})

it('rejects truncated data with its offset', () => {
  const bytes = encodeAuthenticatorData(plain).subarray(0, 36)
  expect(() => parseAssertionData(bytes)).toThrow('bytes_truncated at response.authenticatorData+')
})
