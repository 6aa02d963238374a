import fc from 'fast-check'
import { nameKeyOf } from '../../src/users/user-name.js'

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
  ])('normalizes %j to %j', (written, key) => {
    expect(nameKeyOf(written)).toBe(key)
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
