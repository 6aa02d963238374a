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
  ])('%j is the same as %j', (written, key) => {
    expect(nameKeyOf(written)).toBe(key)
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
