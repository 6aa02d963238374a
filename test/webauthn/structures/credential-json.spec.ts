import { encodeBase64url } from '../../../src/webauthn/bytes/base64url.js'
import {
  parseAuthenticationResponse,
  parseRegistrationResponse,
} from '../../../src/webauthn/structures/credential-json.js'
import { hex, refusalOf } from '../bytes/writers.js'

type Json = Readonly<Record<string, unknown>>

const ID = encodeBase64url(hex('c0c1c2c3'))
const numbered = (count: number): string[] => Array.from({ length: count }, (_, i) => `transport-${i}`)
const REGISTRATION = { clientDataJSON: 'e30', attestationObject: 'oA', transports: ['internal', 'hybrid'] }
const AUTHENTICATION = { clientDataJSON: 'e30', authenticatorData: 'AAEC', signature: 'MAA', userHandle: 'dQ' }

function credential(response: unknown, changes: Json = {}): Json {
  return { id: ID, rawId: ID, type: 'public-key', clientExtensionResults: {}, response, ...changes }
}

const registration = (response: Json = {}, changes: Json = {}): Json =>
  credential({ ...REGISTRATION, ...response }, changes)
const authentication = (response: Json = {}, changes: Json = {}): Json =>
  credential({ ...AUTHENTICATION, ...response }, changes)

const CEREMONIES = [
  ['registration', parseRegistrationResponse, registration],
  ['authentication', parseAuthenticationResponse, authentication],
] as const

describe('the JSON of a registration', () => {
  it('is decoded', () => {
    const json = registration(
      {},
      { authenticatorAttachment: 'platform', clientExtensionResults: { credProps: { rk: true } } },
    )
    expect({ ...parseRegistrationResponse(json) }).toEqual({
      id: hex('c0c1c2c3'),
      clientDataJson: hex('7b7d'),
      attestationObject: hex('a0'),
      transports: ['internal', 'hybrid'],
      authenticatorAttachment: 'platform',
      clientExtensionResults: { credProps: { rk: true } },
    })
  })

  it.each([
    ['publicKey', 'AAAA'],
    ['publicKeyAlgorithm', -257],
    ['authenticatorData', 'AAAA'],
    ['publicKey', { not: 'even text' }],
  ])('is not read for %s, whatever it says [reg.json.convenience-fields-ignored]', (name, value) => {
    const parsed = parseRegistrationResponse(registration({ [name]: value }))
    expect(parsed).toEqual(parseRegistrationResponse(registration()))
  })

  it.each([
    ['absent', undefined, []],
    ['null', null, []],
    ['empty', [], []],
    ['unknown ones, which are kept', ['usb', 'smoke-signal'], ['usb', 'smoke-signal']],
    ['as long as 32 characters', ['x'.repeat(32)], ['x'.repeat(32)]],
    ['repeated ones, which are not', ['usb', 'nfc', 'usb'], ['usb', 'nfc']],
    ['repeated any number of times', Array(1000).fill('usb'), ['usb']],
    ['as many as 16', numbered(16), numbered(16)],
    ['17, of which the first 16 are kept', ['', 'usb', ...numbered(16)], ['usb', ...numbered(15)]],
    ['an empty one, which is left out', ['', 'usb'], ['usb']],
    ['one of 33 characters, which is left out', ['usb', 'x'.repeat(33)], ['usb']],
    ['one with a blank, which is left out', ['usb', 'smart card'], ['usb']],
    ['one with a line feed, which is left out', ['usb\n', 'nfc'], ['nfc']],
    ['one beyond ASCII, which is left out', ['häuslich'], []],
  ])('may have transports that are %s', (_, transports, expected) => {
    expect(parseRegistrationResponse(registration({ transports })).transports).toEqual(expected)
  })

  it.each([
    ['text', 'usb', ''],
    ['an object', {}, ''],
    ['a number', ['usb', 1], '[1]'],
    ['a number behind more than are kept', [...numbered(17), 1], '[17]'],
    ['null', [null], '[0]'],
    ['a list', [['usb']], '[0]'],
  ])('may not have %s for transports [reg.json.shape]', (_, transports, suffix) => {
    expect(refusalOf(() => parseRegistrationResponse(registration({ transports })))).toMatchObject({
      code: 'response_malformed',
      path: `response.transports${suffix}`,
    })
  })

  it.each(['signature', 'userHandle'])('has no %s of an assertion [reg.step-03.response-kind]', (name) => {
    expect(refusalOf(() => parseRegistrationResponse(registration({ [name]: 'AAAA' })))).toMatchObject({
      code: 'response_malformed',
      path: `response.${name}`,
    })
    expect(parseRegistrationResponse(registration({ [name]: null }))).toEqual(parseRegistrationResponse(registration()))
  })

  it('is not that of an authentication [reg.step-03.response-kind]', () => {
    expect(refusalOf(() => parseRegistrationResponse(authentication())).code).toBe('response_malformed')
    const { clientDataJSON, authenticatorData } = AUTHENTICATION
    const response = { clientDataJSON, authenticatorData }
    expect(refusalOf(() => parseRegistrationResponse(credential(response)))).toMatchObject({
      path: 'response.attestationObject',
    })
  })

  it.each([
    ['attestationObject', 65536],
    ['clientDataJSON', 8192],
  ])('has at most so many bytes of %s: %d [reg.json.size-limits]', (name, most) => {
    const bytes = (length: number): string => encodeBase64url(new Uint8Array(length))
    expect(parseRegistrationResponse(registration({ [name]: bytes(most) }))).toBeDefined()
    expect(refusalOf(() => parseRegistrationResponse(registration({ [name]: bytes(most + 1) })))).toMatchObject({
      code: 'bytes_too_long',
      path: `response.${name}`,
    })
  })

  it('is refused by its length before anything is decoded [reg.json.size-limits]', () => {
    const attestationObject = '*'.repeat(5_000_000)
    expect(refusalOf(() => parseRegistrationResponse(registration({ attestationObject }))).code).toBe('bytes_too_long')
  })
})

describe('the JSON of an authentication', () => {
  it('is decoded', () => {
    expect(parseAuthenticationResponse(authentication())).toEqual({
      id: hex('c0c1c2c3'),
      clientDataJson: hex('7b7d'),
      authenticatorData: hex('000102'),
      signature: hex('3000'),
      userHandle: hex('75'),
      authenticatorAttachment: undefined,
      clientExtensionResults: Object.create(null) as object,
    })
  })

  it.each([
    ['absent', undefined],
    ['null', null],
    ['empty', ''],
  ])('may have a user handle that is %s [auth.json.shape] [auth.step-06.userhandle-empty]', (_, userHandle) => {
    expect(parseAuthenticationResponse(authentication({ userHandle })).userHandle).toBeUndefined()
  })

  it.each([
    ['an object', {}, 'response_malformed'],
    ['a number', 5, 'response_malformed'],
    ['65 bytes', encodeBase64url(new Uint8Array(65)), 'bytes_too_long'],
    ['no base64url', 'd Q', 'base64url_invalid'],
  ])('may not have %s for a user handle [auth.json.shape]', (_, userHandle, code) => {
    expect(refusalOf(() => parseAuthenticationResponse(authentication({ userHandle })))).toMatchObject({
      code,
      path: 'response.userHandle',
    })
  })

  it('may have a user handle of 64 bytes', () => {
    const userHandle = encodeBase64url(new Uint8Array(64))
    expect(parseAuthenticationResponse(authentication({ userHandle })).userHandle).toHaveLength(64)
  })

  it('may carry an attestation object, which nobody reads [auth.no-attestation-object]', () => {
    expect(parseAuthenticationResponse(authentication({ attestationObject: 'oA' }))).toEqual(
      parseAuthenticationResponse(authentication({})),
    )
  })

  it.each(['authenticatorData', 'signature'])('has at most 8192 bytes of %s [reg.json.size-limits]', (name) => {
    const bytes = (length: number): string => encodeBase64url(new Uint8Array(length))
    expect(parseAuthenticationResponse(authentication({ [name]: bytes(8192) }))).toBeDefined()
    expect(refusalOf(() => parseAuthenticationResponse(authentication({ [name]: bytes(8193) })))).toMatchObject({
      code: 'bytes_too_long',
      path: `response.${name}`,
    })
  })
})

describe.each(CEREMONIES)('the JSON of every response, here of a %s', (_, parse, json) => {
  it.each([undefined, null, 'credential', 5, [], [{}], true])('is an object, not %p [reg.json.shape]', (value) => {
    expect(refusalOf(() => parse(value))).toMatchObject({ code: 'response_malformed', path: 'credential' })
  })

  it.each([undefined, null, 'password', 'Public-Key', 'public-key ', 1, ['public-key']])(
    'has the type public-key, not %p [reg.json.type-public-key] [auth.json.type-public-key]',
    (type) => {
      expect(refusalOf(() => parse(json({}, { type })))).toMatchObject({ code: 'response_malformed', path: 'type' })
    },
  )

  it.each([undefined, null, 'AAAA', 5, []])('has an object for its response, not %p [reg.json.shape]', (response) => {
    expect(refusalOf(() => parse(json({}, { response })))).toMatchObject({
      code: 'response_malformed',
      path: 'response',
    })
  })

  it.each([undefined, null, 5, '', {}, ['AAAA']])(
    'has text for its bytes, not %p [reg.json.shape] [auth.json.shape]',
    (value) => {
      const { response } = json() as { response: Json }
      const required = Object.keys(response).filter((name) => !['transports', 'userHandle'].includes(name))
      expect(required.length).toBeGreaterThan(1)
      for (const name of required) {
        expect(refusalOf(() => parse(json({ [name]: value })))).toMatchObject({
          code: 'response_malformed',
          path: `response.${name}`,
        })
      }
      expect(refusalOf(() => parse(json({}, { id: value, rawId: value })))).toMatchObject({
        code: 'response_malformed',
        path: 'id',
      })
    },
  )

  it.each(['YR', 'YWI=', '+/+/', 'YW Jj', 'YWJjZ'])(
    'has canonical base64url, not %s [reg.json.base64url-strict]',
    (text) => {
      expect(refusalOf(() => parse(json({ clientDataJSON: text })))).toMatchObject({
        code: 'base64url_invalid',
        path: 'response.clientDataJSON',
      })
      expect(refusalOf(() => parse(json({}, { id: text, rawId: text })))).toMatchObject({
        code: 'base64url_invalid',
        path: 'id',
      })
    },
  )

  it.each([encodeBase64url(hex('c0c1c2c4')), `${ID}==`, '', undefined, null])(
    'has an id that equals its rawId, not %p [reg.json.id-eq-rawid]',
    (rawId) => {
      expect(refusalOf(() => parse(json({}, { rawId })))).toMatchObject({ code: 'response_malformed', path: 'rawId' })
    },
  )

  it('has an ID of at most 1536 bytes here; that 1023 are the most is a step [reg.json.size-limits]', () => {
    const id = (length: number): Json => {
      const text = encodeBase64url(new Uint8Array(length))
      return json({}, { id: text, rawId: text })
    }
    expect(parse(id(1024)).id).toHaveLength(1024)
    expect(refusalOf(() => parse(id(1537)))).toMatchObject({ code: 'bytes_too_long', path: 'id' })
  })

  it.each([
    ['platform', 'platform'],
    ['cross-platform', 'cross-platform'],
    ['telepathic', undefined],
    [null, undefined],
    [undefined, undefined],
  ])('may have the attachment %p', (authenticatorAttachment, expected) => {
    expect(parse(json({}, { authenticatorAttachment })).authenticatorAttachment).toBe(expected)
  })

  it.each([5, {}, ['platform']])('may not have %p for an attachment [reg.json.shape]', (authenticatorAttachment) => {
    expect(refusalOf(() => parse(json({}, { authenticatorAttachment })))).toMatchObject({
      code: 'response_malformed',
      path: 'authenticatorAttachment',
    })
  })

  it.each([
    ['absent', undefined],
    ['null', null],
    ['empty', {}],
  ])('may have extension results that are %s', (_, clientExtensionResults) => {
    expect(Object.keys(parse(json({}, { clientExtensionResults })).clientExtensionResults)).toEqual([])
  })

  it.each(['text', 5, [], true])('may not have %p for extension results [reg.json.shape]', (clientExtensionResults) => {
    expect(refusalOf(() => parse(json({}, { clientExtensionResults })))).toMatchObject({
      code: 'response_malformed',
      path: 'clientExtensionResults',
    })
  })

  it('reads own members only [reg.step-06.json-proto]', () => {
    expect(refusalOf(() => parse(Object.create(json())))).toMatchObject({ path: 'type' })
    const { response } = json() as { response: Json }
    expect(refusalOf(() => parse(json({}, { response: Object.create(response) })))).toMatchObject({
      code: 'response_malformed',
    })
    const hostile = JSON.parse('{"__proto__":{"appid":true}}') as unknown
    const { clientExtensionResults } = parse(json({}, { clientExtensionResults: hostile }))
    expect(Object.getPrototypeOf(clientExtensionResults)).toBeNull()
    expect(clientExtensionResults['appid']).toBeUndefined()
  })
})
