import fc from 'fast-check'
import { nameKeyOf } from '../../src/users/user-name.js'

describe('names of users', () => {
  it.each([
    ['Ada@Example.org', 'ada@example.org'],
    ['  ada@example.org ', 'ada@example.org'],
    ['ａｄａ@example.org', 'ada@example.org'],
    ['Jose\u0301', 'josé'],
    ['ﬁona', 'fiona'],
    ['¨ada', '\u0308ada'],
    ['a\u200Bda\u202E@example.org', 'ada@example.org'],
    ['\u3164ada', 'ada'],
  ])('%j is the same as %j', (written, key) => {
    expect(nameKeyOf(written)).toBe(key)
  })

  it('have keys that fit where they are kept, and differ', () => {
    const long = 'ﷺ'.repeat(319)
    const keys = [long, `${long}a`, `${long}b`, 'x'.repeat(320)].map(nameKeyOf)
    expect(Math.max(...keys.map(({ length }) => length))).toBeLessThanOrEqual(320)
    expect(new Set(keys).size).toBe(4)
    expect(nameKeyOf(`${long}A`)).toBe(keys[1])
  })

  it('have one key, however often it is made', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        expect(nameKeyOf(nameKeyOf(name))).toBe(nameKeyOf(name))
      }),
      { numRuns: 2000 },
    )
  })
})
