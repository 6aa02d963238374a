import { peekAuthentication, peekRegistration } from '../../../src/webauthn/ceremonies/peek.js'
import { MalformedInputError } from '../../../src/webauthn/errors/engine-error.js'
import { clientData, clientDataText, responseJson } from '../../support/authenticator-changes.js'
import type { AuthenticationDeviation, RegistrationDeviation } from '../../support/authenticator-input.js'
import { createAuthenticator } from '../../support/authenticator.js'
import { CHALLENGE, creationOptions, ORIGIN, requestOptions, USER_HANDLE } from '../../support/expectations.js'

const authenticator = createAuthenticator()
const registration = (deviate: RegistrationDeviation = {}) =>
  authenticator.register(creationOptions(), { origin: ORIGIN, deviate })
const authentication = (deviate: AuthenticationDeviation = {}) =>
  authenticator.authenticate(requestOptions(), { origin: ORIGIN, deviate })

it('a registration response tells its challenge and its credential', () => {
  const response = registration()
  const credentialId = authenticator.credentials.at(-1)?.id
  expect(peekRegistration(response)).toEqual({ challenge: CHALLENGE, credentialId, userHandle: undefined })
})

it('an authentication response tells its challenge, its credential and the user handle', () => {
  const response = authentication()
  const credentialId = authenticator.credentials.at(-1)?.id
  expect(peekAuthentication(response)).toEqual({ challenge: CHALLENGE, credentialId, userHandle: USER_HANDLE })
  expect(peekAuthentication(authentication(responseJson({ userHandle: null }))).userHandle).toBeUndefined()
})

it.each([
  ['registration', () => peekRegistration(registration())],
  ['authentication', () => peekAuthentication(authentication())],
])('gives each value of a %s a buffer of its own', (_, peek) => {
  const { challenge, credentialId, userHandle = Uint8Array.of() } = peek()
  for (const { buffer, length } of [challenge, credentialId, userHandle]) expect(buffer.byteLength).toBe(length)
})

it('tells the challenge of a response that would be refused', () => {
  const deviate = clientData({ type: 'webauthn.create', origin: 'https://evil.test' })
  expect(peekAuthentication(authentication(deviate)).challenge).toEqual(CHALLENGE)
})

it.each([
  ['a padded challenge', 'base64url_invalid', clientData({ challenge: 'AAA=' })],
  ['no challenge', 'client_data_malformed', clientData({ challenge: undefined })],
  ['two challenges', 'json_duplicate_member', clientDataText((text) => text.replace('{', '{"challenge":"AAAA",'))],
  ['no signature', 'response_malformed', responseJson({ signature: undefined })],
] as const)('refuses %s', (_, code, deviate) => {
  expect(() => peekAuthentication(authentication(deviate))).toThrow(MalformedInputError)
  expect(() => peekAuthentication(authentication(deviate))).toThrow(code)
})

it('says where in the response a challenge lies that is no base64url', () => {
  const response = authentication(clientData({ challenge: 'AAA=' }))
  expect(() => peekAuthentication(response)).toThrow('base64url_invalid at response.clientDataJSON.challenge')
})

it('refuses the response of the other ceremony', () => {
  expect(() => peekRegistration(authentication())).toThrow(MalformedInputError)
  expect(() => peekAuthentication(registration())).toThrow(MalformedInputError)
})

it.each([undefined, null, 1, 'x', [], {}])('refuses %p', (response) => {
  expect(() => peekRegistration(response)).toThrow(MalformedInputError)
  expect(() => peekAuthentication(response)).toThrow(MalformedInputError)
})
