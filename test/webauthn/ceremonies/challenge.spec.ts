import { challengeOf } from '../../../src/webauthn/ceremonies/challenge.js'
import { ConfigurationError } from '../../../src/webauthn/errors/engine-error.js'

const bytes = (length: number): Uint8Array => Uint8Array.from({ length }, (_, i) => i)

it.each([16, 32, 64])('challengeOf accepts %p bytes [reg.challenge.entropy]', (length) => {
  expect(challengeOf(bytes(length))).toEqual(bytes(length))
})

it.each([
  ['0 bytes', bytes(0), '16 to 64 bytes'],
  ['8 bytes', bytes(8), '16 to 64 bytes'],
  ['15 bytes', bytes(15), '16 to 64 bytes'],
  ['65 bytes', bytes(65), '16 to 64 bytes'],
  ['32 zero bytes', new Uint8Array(32), 'random'],
  ['32 equal bytes', new Uint8Array(32).fill(0xaa), 'random'],
])('challengeOf rejects %s [reg.challenge.entropy]', (_, random, reason) => {
  expect(() => challengeOf(random)).toThrow(ConfigurationError)
  expect(() => challengeOf(random)).toThrow('expectation_invalid at challenge')
  expect(() => challengeOf(random)).toThrow(reason)
})

it('challengeOf returns a copy of the bytes', () => {
  const random = bytes(32)
  const challenge = challengeOf(random)
  random.fill(0)
  expect(challenge).toEqual(bytes(32))
})
