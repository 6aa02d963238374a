import { equalBytes } from '../../../src/webauthn/bytes/equal.js'
import { hex } from './writers.js'

describe('equalBytes', () => {
  it.each([
    ['', '', true],
    ['00', '00', true],
    ['0102ff', '0102ff', true],
    ['', '00', false],
    ['0102', '010203', false],
    ['010203', '0102', false],
    ['0102', '0103', false],
    ['0102', '8102', false],
    ['00', '80', false],
  ])('of %j and %j returns %p for any lengths [reg.step-08.constant-time]', (a, b, equal) => {
    expect(equalBytes(hex(a), hex(b))).toBe(equal)
  })
})
