import { decodeClientData, parseClientData, parseClientDataText } from '../../../src/webauthn/structures/client-data.js'
import { concat, hex, refusalOf, utf8 } from '../bytes/writers.js'

const PATH = 'response.clientDataJSON'
const BOM = hex('efbbbf')
const VALID = {
  type: 'webauthn.create',
  challenge: 'AAECAwQFBgcICQoLDA0ODw',
  origin: 'https://example.com',
  crossOrigin: false,
}

const json = (changes: object = {}): Uint8Array => utf8(JSON.stringify({ ...VALID, ...changes }))

describe('client data', () => {
  it('has the members that a relying party verifies', () => {
    const topOrigin = 'https://top.example'
    expect(parseClientData(json({ crossOrigin: true, topOrigin }))).toEqual({ ...VALID, crossOrigin: true, topOrigin })
  })

  it('may omit the optional members', () => {
    const { crossOrigin: _, ...level1 } = VALID
    expect(parseClientData(utf8(JSON.stringify(level1)))).toEqual({
      ...level1,
      crossOrigin: undefined,
      topOrigin: undefined,
    })
  })

  it.each([
    ['unknown members in any order', '{"z":[{}],"origin":"o","challenge":"c","type":"t","y":null}'],
    ['whitespace between tokens', '{\r\n\t"type" : "t",\r\n"challenge" : "c", "origin":"o"\n}'],
    ['escaped characters', '{"type":"\\u0074","challenge":"c","origin":"\\u006f"}'],
    [
      'the tokenBinding of WebAuthn Level 2 with any value [reg.tokenbinding-removed]',
      '{"type":"t","challenge":"c","origin":"o","tokenBinding":"x"}',
    ],
  ])('may contain %s [reg.step-06.unknown-keys-tolerated]', (_, text) => {
    expect(parseClientData(utf8(text))).toMatchObject({ type: 't', challenge: 'c', origin: 'o' })
  })

  it('may start with one byte order mark [reg.step-05.bom] [auth.step-08.bom]', () => {
    expect(parseClientData(concat(BOM, json()))).toMatchObject(VALID)
  })

  it('may not start with two byte order marks [reg.step-05.bom] [auth.step-08.bom]', () => {
    expect(refusalOf(() => parseClientData(concat(BOM, BOM, json())))).toMatchObject({
      code: 'json_invalid',
      path: PATH,
    })
  })

  it.each([
    ['UTF-16 (little endian)', new Uint8Array(Buffer.from(JSON.stringify(VALID), 'utf16le')), 'json_invalid'],
    [
      'UTF-16 with a byte order mark',
      concat(hex('fffe'), new Uint8Array(Buffer.from(JSON.stringify(VALID), 'utf16le'))),
      'utf8_invalid',
    ],
    ['Latin-1', new Uint8Array(Buffer.from('{"type":"ä"}', 'latin1')), 'utf8_invalid'],
  ])('rejects %s [reg.step-05.utf8-only] [auth.step-08.bom]', (_, bytes, code) => {
    expect(refusalOf(() => parseClientData(bytes))).toMatchObject({ code, path: PATH })
  })

  it('rejects invalid UTF-8 in the origin [reg.step-05.utf8-fatal]', () => {
    const bytes = json({ origin: 'https://example.com/@' })
    bytes[bytes.indexOf(0x40)] = 0xff
    expect(refusalOf(() => parseClientData(bytes))).toMatchObject({ code: 'utf8_invalid', path: PATH })
  })

  it.each([
    ['type', '{"type":"webauthn.create","challenge":"c","origin":"o","type":"webauthn.get"}'],
    ['challenge', '{"type":"t","challenge":"c","challenge":"d","origin":"o"}'],
    ['an unknown member', '{"x":1,"type":"t","challenge":"c","origin":"o","x":1}'],
    ['a nested member', '{"x":{"y":1,"y":1},"type":"t","challenge":"c","origin":"o"}'],
  ])('rejects duplicates of %s [reg.step-06.json-dup-keys] [auth.step-09.json-dup-keys]', (_, text) => {
    expect(refusalOf(() => parseClientData(utf8(text)))).toMatchObject({ code: 'json_duplicate_member', path: PATH })
  })

  it.each([
    ['Type', '{"Type":"t","challenge":"c","origin":"o"}', 'type'],
    ['ORIGIN', '{"type":"t","challenge":"c","ORIGIN":"o"}', 'origin'],
  ])('does not confuse %s with the member of the correct spelling [reg.step-06.json-key-case]', (_, text, name) => {
    expect(refusalOf(() => parseClientData(utf8(text)))).toMatchObject({
      code: 'client_data_malformed',
      path: `${PATH}.${name}`,
    })
  })

  it.each([
    ['an array', '[]', PATH],
    ['null', 'null', PATH],
    ['a string', '"{}"', PATH],
    ['a number as type', '{"type":1,"challenge":"c","origin":"o"}', `${PATH}.type`],
    ['a missing challenge', '{"type":"t","origin":"o"}', `${PATH}.challenge`],
    ['null as challenge', '{"type":"t","challenge":null,"origin":"o"}', `${PATH}.challenge`],
    ['a list of origins', '{"type":"t","challenge":"c","origin":["o"]}', `${PATH}.origin`],
    ['an empty object', '{}', `${PATH}.type`],
  ])('rejects %s [reg.step-06.json-object]', (_, text, path) => {
    expect(refusalOf(() => parseClientData(utf8(text)))).toMatchObject({ code: 'client_data_malformed', path })
  })

  it.each(['"false"', '1', '0', '{}', '[]'])(
    'rejects %s as crossOrigin, which must be a boolean [reg.step-10.crossorigin-type]',
    (value) => {
      const text = `{"type":"t","challenge":"c","origin":"o","crossOrigin":${value}}`
      expect(refusalOf(() => parseClientData(utf8(text)))).toMatchObject({
        code: 'client_data_malformed',
        path: `${PATH}.crossOrigin`,
      })
    },
  )

  it.each(['1', 'true', '{}'])('rejects %s as topOrigin, which must be a string', (value) => {
    const text = `{"type":"t","challenge":"c","origin":"o","topOrigin":${value}}`
    expect(refusalOf(() => parseClientData(utf8(text)))).toMatchObject({
      code: 'client_data_malformed',
      path: `${PATH}.topOrigin`,
    })
  })

  it('treats null for crossOrigin and topOrigin as absent [reg.step-10.crossorigin-type]', () => {
    const text = '{"type":"t","challenge":"c","origin":"o","crossOrigin":null,"topOrigin":null}'
    expect(parseClientData(utf8(text))).toMatchObject({ crossOrigin: undefined, topOrigin: undefined })
  })

  it('reads nothing from a member named __proto__ [reg.step-06.json-proto]', () => {
    const text = '{"__proto__":{"type":"t","crossOrigin":true},"challenge":"c","origin":"o"}'
    expect(refusalOf(() => parseClientData(utf8(text)))).toMatchObject({ path: `${PATH}.type` })
    const complete = '{"__proto__":{"crossOrigin":true},"type":"t","challenge":"c","origin":"o"}'
    expect(parseClientData(utf8(complete)).crossOrigin).toBeUndefined()
  })

  it('reads nothing from a polluted prototype [reg.step-06.json-proto]', () => {
    const polluted = Object.prototype as { topOrigin?: string }
    polluted.topOrigin = 'https://evil.test'
    try {
      expect(parseClientData(json()).topOrigin).toBeUndefined()
    } finally {
      delete polluted.topOrigin
    }
  })

  it('may have at most 8192 bytes [reg.json.size-limits]', () => {
    const padded = (length: number): Uint8Array => json({ pad: 'x'.repeat(length - json({ pad: '' }).length) })
    expect(parseClientData(padded(8192))).toMatchObject(VALID)
    expect(refusalOf(() => parseClientData(padded(8193)))).toMatchObject({ code: 'bytes_too_long', path: PATH })
  })

  it('can be decoded and parsed in two steps', () => {
    const text = decodeClientData(concat(BOM, json()))
    expect(text).toBe(JSON.stringify(VALID))
    expect(parseClientDataText(text)).toEqual(parseClientData(json()))
  })
})
