import { Mismatches } from '../../src/passkeys/ceremonies/mismatches.js'
import { readResponseFacts } from '../../src/passkeys/ceremonies/response-facts.js'
import { MalformedInputError, VerificationError } from '../../src/webauthn/index.js'
import { createAuthenticator } from '../support/authenticator.js'
import { TestClock } from '../support/clock.js'
import { creationOptions, requestOptions } from '../support/expectations.js'

const authenticator = createAuthenticator()
const made = (origin: string) => authenticator.register(creationOptions(), { origin })
const registered = made('https://one.example')

const refusal = () => new VerificationError('origin_unexpected', 'registration.origin')

function refuse(mismatches: Mismatches, response: unknown, error: Error = refusal()): void {
  expect(() =>
    mismatches.watch(response, () => {
      throw error
    }),
  ).toThrow(error)
}

describe('the facts of a response', () => {
  it.each([
    ['a registration', () => registered, 'webauthn.create'],
    [
      'an authentication',
      () => authenticator.authenticate(requestOptions(), { origin: 'https://one.example' }),
      'webauthn.get',
    ],
  ])('are read from %s', (_what, respond, type) => {
    expect(readResponseFacts(respond())).toEqual({
      type,
      origin: 'https://one.example',
      crossOrigin: false,
      topOrigin: undefined,
      rpIdHash: expect.stringMatching(/^[0-9a-f]{64}$/),
    })
  })

  it('may be without an RP ID hash', () => {
    const response = { ...registered.response, attestationObject: 'AAAA', authenticatorData: undefined }
    expect(readResponseFacts({ ...registered, response })).toMatchObject({ rpIdHash: undefined })
  })

  it.each([
    undefined,
    null,
    'text',
    {},
    { response: null },
    { response: { clientDataJSON: 1 } },
    { response: { clientDataJSON: 'e30' } },
  ])('are not in %j', (response) => expect(readResponseFacts(response)).toBeUndefined())
})

describe('mismatches', () => {
  it('are passed on, and remembered with how often they were seen', () => {
    const clock = new TestClock()
    const mismatches = new Mismatches(clock)
    const firstAt = clock.now()
    refuse(mismatches, registered)
    clock.advanceSeconds(5)
    refuse(mismatches, registered)
    refuse(mismatches, made('https://two.example'))
    expect(mismatches.recent()).toMatchObject([
      { facts: { origin: 'https://two.example' }, times: 1 },
      { code: 'origin_unexpected', facts: { origin: 'https://one.example' }, times: 2, firstAt, lastAt: clock.now() },
    ])
  })

  it('hold no challenge, no credential and nothing else of the response', () => {
    const mismatches = new Mismatches(new TestClock())
    refuse(mismatches, registered)
    const [mismatch] = mismatches.recent()
    expect(Object.keys(mismatch ?? {})).toEqual(['code', 'facts', 'times', 'firstAt', 'lastAt'])
    expect(Object.keys(mismatch?.facts ?? {})).toEqual(['type', 'origin', 'crossOrigin', 'topOrigin', 'rpIdHash'])
  })

  it.each<[string, Error]>([
    ['another refusal', new VerificationError('challenge_mismatch', 'registration.challenge')],
    ['malformed input', new MalformedInputError('bytes_too_long', { path: 'x' })],
    ['a defect', new Error('defect')],
  ])('are not %s', (_what, error) => {
    const mismatches = new Mismatches(new TestClock())
    refuse(mismatches, registered, error)
    expect(mismatches.recent()).toEqual([])
  })

  it('are not ceremonies that are accepted', () => {
    const mismatches = new Mismatches(new TestClock())
    expect(mismatches.watch(registered, () => 'accepted')).toBe('accepted')
    expect(mismatches.recent()).toEqual([])
  })

  it('are 32 at most, with texts that are not long: the latest', () => {
    const mismatches = new Mismatches(new TestClock())
    for (let index = 0; index < 40; index++) refuse(mismatches, made(`https://${'x'.repeat(1000)}.${index}.example`))
    const origins = mismatches.recent().map(({ facts }) => facts.origin)
    expect(origins).toHaveLength(1)
    expect(origins[0]).toHaveLength(257)
    for (let index = 0; index < 40; index++) refuse(mismatches, made(`https://n${index}.example`))
    const recent = mismatches.recent().map(({ facts }) => facts.origin)
    expect(recent).toHaveLength(32)
    expect(recent[0]).toBe('https://n39.example')
    expect(recent.at(-1)).toBe('https://n8.example')
  })
})
