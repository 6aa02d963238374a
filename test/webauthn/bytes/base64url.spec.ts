import {
  decodeBase64,
  decodeBase64url,
  decodeOwnBase64url,
  encodeBase64url,
  isBase64urlOf,
} from '../../../src/webauthn/bytes/base64url.js'
import * as door from '../../../src/webauthn/index.js'
import { hex, refusalOf } from './writers.js'

describe('base64url', () => {
  const values: readonly [text: string, bytes: string][] = [
    ['', ''],
    ['YQ', '61'],
    ['YWI', '6162'],
    ['YWJj', '616263'],
    ['-_-_', 'fbffbf'],
    ['AA', '00'],
  ]

  it.each(values)('decodes %j and encodes it again', (text, bytes) => {
    expect(decodeBase64url(text, 'id')).toEqual(hex(bytes))
    expect(encodeBase64url(hex(bytes))).toBe(text)
    expect(isBase64urlOf(text, hex(bytes))).toBe(true)
  })

  it.each([
    ['', '00'],
    ['A', ''],
    ['A', '00'],
    ['AAA', '00'],
    ['AAAA', '0000'],
    ['YWJj', '6162'],
    ['aWJj', '616263'],
    ['YWJk', '616263'],
    ['YWI=', '6162'],
    ['YWJ', '6162'],
    ['+_-_', 'fbffbf'],
    // U+016A has the low byte of the correct character.
    ['YWJ\u016a', '616263'],
  ])('isBase64urlOf rejects %j as the encoding of %j [reg.step-08.constant-time]', (text, bytes) => {
    expect(isBase64urlOf(text, hex(bytes))).toBe(false)
  })

  it('encodes a view and not its underlying buffer', () => {
    expect(encodeBase64url(hex('00 616263 00').subarray(1, 4))).toBe('YWJj')
  })

  it('decodes into a plain Uint8Array', () => {
    expect(Buffer.isBuffer(decodeBase64url('YWJj', 'id'))).toBe(false)
  })

  it('decodeOwnBase64url returns bytes in their own buffer', () => {
    const bytes = door.decodeBase64url('YWJj', 'id')
    expect(bytes).toEqual(hex('616263'))
    expect(bytes.buffer.byteLength).toBe(3)
  })

  it.each([
    ['non-zero bits after the last byte', 'YR'],
    ['non-zero bits after the second byte', 'YWJ'],
    ['characters of the base64 alphabet', '+/+/'],
    ['one padding character', 'YWI='],
    ['two padding characters', 'YQ=='],
    ['a space inside', 'YW Jj'],
    ['a leading space', ' YWJj'],
    ['a trailing line break', 'YWJj\n'],
    ['a length that no byte count has', 'YWJjZ'],
    ['a single character', 'A'],
    ['a character outside the alphabet', 'YW*j'],
    ['a character beyond Latin-1 whose low byte is in the alphabet', 'YWJ\u016a'],
    ['a NUL character', 'YWJj\0'],
  ])('rejects %s [reg.json.base64url-strict]', (_, text) => {
    for (const decode of [decodeBase64url, decodeOwnBase64url])
      expect(refusalOf(() => decode(text, 'response.signature'))).toMatchObject({
        code: 'base64url_invalid',
        path: 'response.signature',
      })
  })

  it.each([undefined, null, 1, {}, ['YQ'], true])('rejects %p, which is not a string', (value) => {
    expect(refusalOf(() => decodeBase64url(value, 'id'))).toMatchObject({ code: 'base64url_invalid', path: 'id' })
  })
})

describe('base64', () => {
  it.each([
    ['', ''],
    ['YQ==', '61'],
    ['YWI=', '6162'],
    ['YWJj', '616263'],
    ['+/+/', 'fbffbf'],
  ])('decodes %j', (text, bytes) => {
    expect(decodeBase64(text, 'x5c[0]')).toEqual(hex(bytes))
  })

  it.each([['YQ'], ['YQ='], ['YR=='], ['YWJ='], ['-_-_'], ['YWJj\n'], ['YW Jj'], ['YQ==YQ=='], [null], [7]])(
    'rejects %j',
    (text) => {
      expect(refusalOf(() => decodeBase64(text, 'x5c[0]'))).toMatchObject({ code: 'base64_invalid', path: 'x5c[0]' })
    },
  )
})
