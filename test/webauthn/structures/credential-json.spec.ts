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

describe('parseRegistrationResponse', () => {
  it('decodes a response', () => {
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
  ])('ignores the member %s with any value [reg.json.convenience-fields-ignored]', (name, value) => {
    const parsed = parseRegistrationResponse(registration({ [name]: value }))
    expect(parsed).toEqual(parseRegistrationResponse(registration()))
  })

  it.each([
    ['absent', undefined, []],
    ['null', null, []],
    ['empty', [], []],
    ['unknown names, which are kept', ['usb', 'smoke-signal'], ['usb', 'smoke-signal']],
    ['a name of 32 characters', ['x'.repeat(32)], ['x'.repeat(32)]],
    ['duplicates, which are removed', ['usb', 'nfc', 'usb'], ['usb', 'nfc']],
    ['a thousand duplicates, which are removed', Array(1000).fill('usb'), ['usb']],
    ['16 names', numbered(16), numbered(16)],
    ['17 names, of which the first 16 are kept', ['', 'usb', ...numbered(16)], ['usb', ...numbered(15)]],
    ['an empty name, which is dropped', ['', 'usb'], ['usb']],
    ['a name of 33 characters, which is dropped', ['usb', 'x'.repeat(33)], ['usb']],
    ['a name with a space, which is dropped', ['usb', 'smart card'], ['usb']],
    ['a name with a line feed, which is dropped', ['usb\n', 'nfc'], ['nfc']],
    ['a non-ASCII name, which is dropped', ['häuslich'], []],
  ])('accepts transports: %s', (_, transports, expected) => {
    expect(parseRegistrationResponse(registration({ transports })).transports).toEqual(expected)
  })

  it.each([
    ['text', 'usb', ''],
    ['an object', {}, ''],
    ['a number', ['usb', 1], '[1]'],
    ['a number after the names that are kept', [...numbered(17), 1], '[17]'],
    ['null', [null], '[0]'],
    ['a list', [['usb']], '[0]'],
  ])('rejects %s as transports [reg.json.shape]', (_, transports, suffix) => {
    expect(refusalOf(() => parseRegistrationResponse(registration({ transports })))).toMatchObject({
      code: 'response_malformed',
      path: `response.transports${suffix}`,
    })
  })

  it.each(['signature', 'userHandle'])('rejects the member %s of an assertion [reg.step-03.response-kind]', (name) => {
    expect(refusalOf(() => parseRegistrationResponse(registration({ [name]: 'AAAA' })))).toMatchObject({
      code: 'response_malformed',
      path: `response.${name}`,
    })
    expect(parseRegistrationResponse(registration({ [name]: null }))).toEqual(parseRegistrationResponse(registration()))
  })

  it('rejects an authentication response [reg.step-03.response-kind]', () => {
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
  ])('limits the length of %s to %d bytes [reg.json.size-limits]', (name, most) => {
    const bytes = (length: number): string => encodeBase64url(new Uint8Array(length))
    expect(parseRegistrationResponse(registration({ [name]: bytes(most) }))).toBeDefined()
    expect(refusalOf(() => parseRegistrationResponse(registration({ [name]: bytes(most + 1) })))).toMatchObject({
      code: 'bytes_too_long',
      path: `response.${name}`,
    })
  })

  it('checks the length before decoding [reg.json.size-limits]', () => {
    const attestationObject = '*'.repeat(5_000_000)
    expect(refusalOf(() => parseRegistrationResponse(registration({ attestationObject }))).code).toBe('bytes_too_long')
  })
})

describe('parseAuthenticationResponse', () => {
  it('decodes a response', () => {
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
  ])(
    'returns undefined for a user handle that is %s [auth.json.shape] [auth.step-06.userhandle-empty]',
    (_, userHandle) => {
      expect(parseAuthenticationResponse(authentication({ userHandle })).userHandle).toBeUndefined()
    },
  )

  it.each([
    ['an object', {}, 'response_malformed'],
    ['a number', 5, 'response_malformed'],
    ['65 bytes', encodeBase64url(new Uint8Array(65)), 'bytes_too_long'],
    ['invalid base64url', 'd Q', 'base64url_invalid'],
  ])('rejects %s as user handle [auth.json.shape]', (_, userHandle, code) => {
    expect(refusalOf(() => parseAuthenticationResponse(authentication({ userHandle })))).toMatchObject({
      code,
      path: 'response.userHandle',
    })
  })

  it('accepts a user handle of 64 bytes', () => {
    const userHandle = encodeBase64url(new Uint8Array(64))
    expect(parseAuthenticationResponse(authentication({ userHandle })).userHandle).toHaveLength(64)
  })

  it('ignores an attestation object [auth.no-attestation-object]', () => {
    expect(parseAuthenticationResponse(authentication({ attestationObject: 'oA' }))).toEqual(
      parseAuthenticationResponse(authentication({})),
    )
  })

  it.each(['authenticatorData', 'signature'])(
    'limits the length of %s to 8192 bytes [reg.json.size-limits]',
    (name) => {
      const bytes = (length: number): string => encodeBase64url(new Uint8Array(length))
      expect(parseAuthenticationResponse(authentication({ [name]: bytes(8192) }))).toBeDefined()
      expect(refusalOf(() => parseAuthenticationResponse(authentication({ [name]: bytes(8193) })))).toMatchObject({
        code: 'bytes_too_long',
        path: `response.${name}`,
      })
    },
  )
})

describe.each(CEREMONIES)('the parser of a %s response', (_, parse, json) => {
  it.each([undefined, null, 'credential', 5, [], [{}], true])(
    'rejects %p, which is not an object [reg.json.shape]',
    (value) => {
      expect(refusalOf(() => parse(value))).toMatchObject({ code: 'response_malformed', path: 'credential' })
    },
  )

  it.each([undefined, null, 'password', 'Public-Key', 'public-key ', 1, ['public-key']])(
    'rejects the type %p instead of public-key [reg.json.type-public-key] [auth.json.type-public-key]',
    (type) => {
      expect(refusalOf(() => parse(json({}, { type })))).toMatchObject({ code: 'response_malformed', path: 'type' })
    },
  )

  it.each([undefined, null, 'AAAA', 5, []])(
    'rejects %p as response, which must be an object [reg.json.shape]',
    (response) => {
      expect(refusalOf(() => parse(json({}, { response })))).toMatchObject({
        code: 'response_malformed',
        path: 'response',
      })
    },
  )

  it.each([undefined, null, 5, '', {}, ['AAAA']])(
    'rejects %p as bytes, which must be base64url strings [reg.json.shape] [auth.json.shape]',
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
    'rejects %s, which is not canonical base64url [reg.json.base64url-strict]',
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
    'rejects a rawId that differs from the id: %p [reg.json.id-eq-rawid]',
    (rawId) => {
      expect(refusalOf(() => parse(json({}, { rawId })))).toMatchObject({ code: 'response_malformed', path: 'rawId' })
    },
  )

  it('limits the ID to 1536 bytes; the ceremony enforces 1023 [reg.json.size-limits]', () => {
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
  ])('accepts the attachment %p', (authenticatorAttachment, expected) => {
    expect(parse(json({}, { authenticatorAttachment })).authenticatorAttachment).toBe(expected)
  })

  it.each([5, {}, ['platform']])('rejects %p as attachment [reg.json.shape]', (authenticatorAttachment) => {
    expect(refusalOf(() => parse(json({}, { authenticatorAttachment })))).toMatchObject({
      code: 'response_malformed',
      path: 'authenticatorAttachment',
    })
  })

  it.each([
    ['absent', undefined],
    ['null', null],
    ['empty', {}],
  ])('accepts extension results that are %s', (_, clientExtensionResults) => {
    expect(Object.keys(parse(json({}, { clientExtensionResults })).clientExtensionResults)).toEqual([])
  })

  it.each(['text', 5, [], true])('rejects %p as extension results [reg.json.shape]', (clientExtensionResults) => {
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
