import { challengeOf } from '../../../src/webauthn/ceremonies/challenge.js'
import { ConfigurationError } from '../../../src/webauthn/errors/engine-error.js'

const bytes = (length: number): Uint8Array => Uint8Array.from({ length }, (_, i) => i)

it.each([16, 32, 64])('%p bytes are a challenge [reg.challenge.entropy]', (length) => {
  expect(challengeOf(bytes(length))).toEqual(bytes(length))
})

it.each([
  ['no byte', bytes(0)],
  ['8 bytes', bytes(8)],
  ['15 bytes', bytes(15)],
  ['65 bytes', bytes(65)],
  ['zeros', new Uint8Array(32)],
  ['the same byte all over', new Uint8Array(32).fill(0xaa)],
])('%s are no challenge [reg.challenge.entropy]', (_, random) => {
  expect(() => challengeOf(random)).toThrow(ConfigurationError)
  expect(() => challengeOf(random)).toThrow('expectation_invalid at challenge')
})
