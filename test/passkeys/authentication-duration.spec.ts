import { AuthenticationService } from '../../src/passkeys/authentication/authentication.service.js'

/** Less than the first slot of 25 ms, because timers may fire slightly early. */
const MIN_MILLIS = 20

const SIGN_IN = {
  realm: 'browser',
  purpose: 'login',
  otherFactorVerified: false,
  allowedOrigins: null,
  browserHash: new Uint8Array(32),
} as const

/** A service whose dependencies fail at once, so that only the service itself can add a delay. */
function instantService(): AuthenticationService {
  const fail = () => {
    throw new Error('rejected')
  }
  const [ceremonies, purposes, none] = [{ attempt: fail }, { get: fail }, {}]
  const service = Reflect.construct(AuthenticationService, [ceremonies, none, none, purposes, none, none, none])
  return service as AuthenticationService
}

async function durationOf(operation: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await expect(operation()).rejects.toThrow('rejected')
  return performance.now() - start
}

describe('the duration of an authentication', () => {
  // No upper bound: a busy machine can delay every operation.
  it.each<[string, (service: AuthenticationService) => Promise<unknown>]>([
    ['a start with a name', (service) => service.start({ ...SIGN_IN, user: { name: 'ada@example.org' } })],
    [
      'the finish of a sign-in',
      (service) => {
        const expected = { realm: 'browser', user: 'anyone', purpose: 'any', browserHash: null } as const
        return service.finishWithUniformDuration({}, expected, () => ({ writes: [] }))
      },
    ],
  ])('is at least one slot for %s, even when it fails at once', async (_what, operation) => {
    expect(await durationOf(() => operation(instantService()))).toBeGreaterThan(MIN_MILLIS)
  })
})
