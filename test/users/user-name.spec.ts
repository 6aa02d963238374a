import fc from 'fast-check'
import { nameKeyOf } from '../../src/users/user-name.js'

/** All characters that have a case or another normalized form. */
const CHANGING = Array.from({ length: 0x110000 }, (_, code) => String.fromCodePoint(code)).filter(
  (each) => new Set([each, each.toUpperCase(), each.toLowerCase(), each.normalize('NFKD')]).size > 1,
)

const hex = (text: string): string => [...text].map((each) => (each.codePointAt(0) ?? 0).toString(16)).join(' ')

describe('nameKeyOf', () => {
  it.each([
    ['Ada@Example.org', 'ada@example.org'],
    ['  ada@example.org ', 'ada@example.org'],
    ['ａｄａ@example.org', 'ada@example.org'],
    ['Jose\u0301', 'josé'],
    ['ﬁona', 'fiona'],
    ['¨ada', '\u0308ada'],
    ['a\u200Bda\u202E@example.org', 'ada@example.org'],
    ['\u3164ada', 'ada'],
    ['straße@example.org', 'strasse@example.org'],
    ['STRAẞE@example.org', 'strasse@example.org'],
    ['ΟΔΟΣ', 'οδοσ'],
    ['οδος', 'οδοσ'],
    ['ŉ', 'ʼn'],
    ['ǅ', 'dž'],
    ['ᎠᏴ', 'ꭰᏼ'],
    ['ᾠδή', 'ὠιδή'],
    ['ΩΔΉ', 'ωδή'],
    ['Sıla', 'sıla'],
    ['SILA', 'sila'],
    ['ada\u2800', 'ada'],
    ['a\u{1D159}da', 'ada'],
    ['a\uFFF9da\uFFFA\uFFFB', 'ada'],
    ['a\u{13430}da\u{13441}', 'ada'],
    ['ada\u00A0 \u2003lovelace', 'ada lovelace'],
    ['ada \u200B lovelace', 'ada lovelace'],
  ])('normalizes %j to %j', (written, key) => {
    expect(nameKeyOf(written)).toBe(key)
  })

  it('is the same for the upper and the lower case of every character except the Turkish dotless i', () => {
    const different = CHANGING.filter((each) => {
      const text = `x${each}x`
      const keys = [text, text.toUpperCase(), text.toLowerCase()].map(nameKeyOf)
      return new Set(keys).size > 1
    })
    expect(different.map(hex)).toEqual([hex('ı')])
  })

  it('is idempotent for every character', () => {
    const different = CHANGING.filter((each) => {
      const key = nameKeyOf(`x${each}x`)
      return nameKeyOf(key) !== key
    })
    expect(different.map(hex)).toEqual([])
  })

  it('returns distinct keys of at most 320 code units for long names', () => {
    const long = 'ﷺ'.repeat(319)
    const keys = [long, `${long}a`, `${long}b`, 'x'.repeat(320)].map(nameKeyOf)
    expect(Math.max(...keys.map(({ length }) => length))).toBeLessThanOrEqual(320)
    expect(new Set(keys).size).toBe(4)
    expect(nameKeyOf(`${long}A`)).toBe(keys[1])
  })

  it('is idempotent', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        expect(nameKeyOf(nameKeyOf(name))).toBe(nameKeyOf(name))
      }),
      { numRuns: 2000 },
    )
  })
})
