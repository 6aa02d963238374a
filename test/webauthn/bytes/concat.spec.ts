import { concatBytes } from '../../../src/webauthn/bytes/concat.js'
import { hex } from './writers.js'

it.each([
  ['', '', ''],
  ['', '01', '01'],
  ['01', '', '01'],
  ['0102', '030405', '0102030405'],
])('concatBytes joins %j and %j to %j', (first, second, joined) => {
  expect(concatBytes(hex(first), hex(second))).toEqual(hex(joined))
})
