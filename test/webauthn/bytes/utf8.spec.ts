import { decodeShortAscii, decodeUtf8, decodeUtf8StrippingBom } from '../../../src/webauthn/bytes/utf8.js'
import { concat, hex, refusalOf, utf8 } from './writers.js'

const BOM = hex('efbbbf')

describe('UTF-8', () => {
  it.each(['', 'a', 'ä', '€', '𐍈', 'a\0b', '\ufffd'])('decodes %j', (text) => {
    expect(decodeUtf8(utf8(text), 'text')).toBe(text)
    expect(decodeUtf8StrippingBom(utf8(text), 'text')).toBe(text)
  })

  it('returns or strips one byte order mark', () => {
    expect(decodeUtf8(concat(BOM, utf8('a')), 'text')).toBe('\ufeffa')
    expect(decodeUtf8StrippingBom(concat(BOM, utf8('a')), 'text')).toBe('a')
    expect(decodeUtf8StrippingBom(concat(BOM, BOM, utf8('a')), 'text')).toBe('\ufeffa')
    expect(decodeUtf8StrippingBom(concat(utf8('a'), BOM), 'text')).toBe('a\ufeff')
  })

  it.each([
    ['a byte that never occurs in UTF-8', '61 ff'],
    ['a lone continuation byte', '80'],
    ['a truncated sequence', 'e2 82'],
    ['an overlong solidus', 'c0 af'],
    ['an encoded surrogate', 'ed a0 80'],
    ['a code point above U+10FFFF', 'f4 90 80 80'],
  ])('rejects %s', (_, bytes) => {
    for (const decode of [decodeUtf8, decodeUtf8StrippingBom]) {
      expect(refusalOf(() => decode(hex(bytes), 'text'))).toMatchObject({ code: 'utf8_invalid', path: 'text' })
    }
  })

  it('reports the offset of the text if it is given', () => {
    const location = { path: 'item', offset: 7 }
    expect(refusalOf(() => decodeUtf8(hex('ff'), 'item', 7))).toMatchObject(location)
    expect(refusalOf(() => decodeUtf8(hex('ff'), 'item'))).toMatchObject({ path: 'item', offset: undefined })
  })
})

describe('decodeShortAscii', () => {
  const sixteen = 'a name of sixteen'.slice(0, 16)

  it.each<[string, Parameters<typeof decodeShortAscii>, string | undefined]>([
    ['a part of the input', [utf8('~abc~'), 1, 4], 'abc'],
    ['an empty range', [utf8('abc'), 1, 1], ''],
    ['the last ASCII code point', [hex('61 7f'), 0, 2], 'a\x7f'],
    ['a non-ASCII byte', [hex('61 80'), 0, 2], undefined],
    ['ASCII before a non-ASCII byte', [utf8('aä'), 0, 1], 'a'],
    ['16 bytes', [utf8(sixteen), 0, 16], sixteen],
    ['16 bytes after others', [utf8(`~~~~${sixteen}`), 4, 20], sixteen],
    ['17 bytes', [utf8(`${sixteen}~`), 0, 17], undefined],
  ])('reads %s', (_, place, text) => {
    expect(decodeShortAscii(...place)).toBe(text)
  })
})
