import { OriginMismatchLog } from '../../src/passkeys/verification/origin-mismatch-log.js'
import { readResponseContext } from '../../src/passkeys/verification/response-context.js'
import { MalformedInputError, VerificationError } from '../../src/webauthn/index.js'
import { createAuthenticator } from '../../src/testing/index.js'
import { TestClock } from '../support/clock.js'
import { creationOptions, requestOptions } from '../support/expectations.js'

const authenticator = createAuthenticator()
const registerOn = (origin: string) => authenticator.register(creationOptions(), { origin })
const registered = registerOn('https://one.example')

const mismatch = new VerificationError('origin_unexpected', 'registration.origin')

describe('readResponseContext', () => {
  it.each([
    ['a registration', () => registered, 'webauthn.create'],
    [
      'an authentication',
      () => authenticator.authenticate(requestOptions(), { origin: 'https://one.example' }),
      'webauthn.get',
    ],
  ])('reads the context of %s', (_what, respond, type) => {
    expect(readResponseContext(respond())).toEqual({
      type,
      origin: 'https://one.example',
      crossOrigin: false,
      topOrigin: undefined,
      rpIdHash: expect.stringMatching(/^[0-9a-f]{64}$/),
    })
  })

  it('omits the RP ID hash when the authenticator data is malformed', () => {
    const response = { ...registered.response, attestationObject: 'AAAA', authenticatorData: undefined }
    expect(readResponseContext({ ...registered, response })).toMatchObject({ rpIdHash: undefined })
  })

  it.each([
    undefined,
    null,
    'text',
    {},
    { response: null },
    { response: { clientDataJSON: 1 } },
    { response: { clientDataJSON: 'e30' } },
  ])('returns undefined for %j', (response) => expect(readResponseContext(response)).toBeUndefined())
})

describe('the origin mismatch log', () => {
  it('counts equal mismatches and lists the most recent first', () => {
    const clock = new TestClock()
    const log = new OriginMismatchLog(clock)
    const firstAt = clock.now()
    log.record(registered, mismatch)
    clock.advanceSeconds(5)
    log.record(registered, mismatch)
    log.record(registerOn('https://two.example'), mismatch)
    expect(log.list()).toMatchObject([
      { context: { origin: 'https://two.example' }, times: 1 },
      { code: 'origin_unexpected', context: { origin: 'https://one.example' }, times: 2, firstAt, lastAt: clock.now() },
    ])
  })

  it('records neither the challenge nor the credential', () => {
    const log = new OriginMismatchLog(new TestClock())
    log.record(registered, mismatch)
    const [entry] = log.list()
    expect(Object.keys(entry ?? {})).toEqual(['code', 'context', 'times', 'firstAt', 'lastAt'])
    expect(Object.keys(entry?.context ?? {}).sort()).toEqual(['crossOrigin', 'origin', 'rpIdHash', 'topOrigin', 'type'])
  })

  it.each<[string, Error]>([
    ['another verification error', new VerificationError('challenge_mismatch', 'registration.challenge')],
    ['malformed input', new MalformedInputError('bytes_too_long', { path: 'x' })],
    ['a defect', new Error('defect')],
  ])('ignores %s', (_what, error) => {
    const log = new OriginMismatchLog(new TestClock())
    log.record(registered, error)
    expect(log.list()).toEqual([])
  })

  it('stores only the latest 32 entries and truncates long origins', () => {
    const log = new OriginMismatchLog(new TestClock())
    const listOrigins = () => log.list().map(({ context }) => context.origin)
    for (let i = 0; i < 40; i += 1) log.record(registerOn(`https://${'x'.repeat(1000)}.${i}.example`), mismatch)
    expect(listOrigins()).toHaveLength(1)
    expect(listOrigins()[0]).toHaveLength(257)
    for (let i = 0; i < 40; i += 1) log.record(registerOn(`https://n${i}.example`), mismatch)
    expect(listOrigins()).toHaveLength(32)
    expect(listOrigins()[0]).toBe('https://n39.example')
    expect(listOrigins().at(-1)).toBe('https://n8.example')
  })
})
