import { peekAuthentication, peekRegistration } from '../../../src/webauthn/ceremonies/peek.js'
import { MalformedInputError } from '../../../src/webauthn/errors/engine-error.js'
import { clientData, clientDataText, responseJson } from '../../support/authenticator-changes.js'
import {
  type AuthenticationTampering,
  createAuthenticator,
  type RegistrationTampering,
} from '../../../src/testing/index.js'
import { CHALLENGE, creationOptions, ORIGIN, requestOptions, USER_HANDLE } from '../../support/expectations.js'

const authenticator = createAuthenticator()
const registration = (tamper: RegistrationTampering = {}) =>
  authenticator.register(creationOptions(), { origin: ORIGIN, tamper })
const authentication = (tamper: AuthenticationTampering = {}) =>
  authenticator.authenticate(requestOptions(), { origin: ORIGIN, tamper })

it('peekRegistration returns the challenge and the credential ID', () => {
  const response = registration()
  const credentialId = authenticator.credentials.at(-1)?.id
  expect(peekRegistration(response)).toEqual({ challenge: CHALLENGE, credentialId, userHandle: undefined })
})

it('peekAuthentication returns the challenge, the credential ID and the user handle', () => {
  const response = authentication()
  const credentialId = authenticator.credentials.at(-1)?.id
  expect(peekAuthentication(response)).toEqual({ challenge: CHALLENGE, credentialId, userHandle: USER_HANDLE })
  expect(peekAuthentication(authentication(responseJson({ userHandle: null }))).userHandle).toBeUndefined()
})

it.each([
  ['registration', () => peekRegistration(registration())],
  ['authentication', () => peekAuthentication(authentication())],
])('returns each value of a %s in its own buffer', (_, peek) => {
  const { challenge, credentialId, userHandle = Uint8Array.of() } = peek()
  for (const { buffer, length } of [challenge, credentialId, userHandle]) expect(buffer.byteLength).toBe(length)
})

it('returns the challenge of a response that verification would reject', () => {
  const tamper = clientData({ type: 'webauthn.create', origin: 'https://evil.test' })
  expect(peekAuthentication(authentication(tamper)).challenge).toEqual(CHALLENGE)
})

it.each([
  ['a padded challenge', 'base64url_invalid', clientData({ challenge: 'AAA=' })],
  ['a missing challenge', 'client_data_malformed', clientData({ challenge: undefined })],
  [
    'a duplicate challenge',
    'json_duplicate_member',
    clientDataText((text) => text.replace('{', '{"challenge":"AAAA",')),
  ],
  ['a missing signature', 'response_malformed', responseJson({ signature: undefined })],
] as const)('peekAuthentication rejects %s', (_, code, tamper) => {
  expect(() => peekAuthentication(authentication(tamper))).toThrow(MalformedInputError)
  expect(() => peekAuthentication(authentication(tamper))).toThrow(code)
})

it('reports the path of a challenge that is not base64url', () => {
  const response = authentication(clientData({ challenge: 'AAA=' }))
  expect(() => peekAuthentication(response)).toThrow('base64url_invalid at response.clientDataJSON.challenge')
})

it('rejects the response of the other ceremony', () => {
  expect(() => peekRegistration(authentication())).toThrow(MalformedInputError)
  expect(() => peekAuthentication(registration())).toThrow(MalformedInputError)
})

it.each([undefined, null, 1, 'x', [], {}])('both functions reject %p', (response) => {
  expect(() => peekRegistration(response)).toThrow(MalformedInputError)
  expect(() => peekAuthentication(response)).toThrow(MalformedInputError)
})
