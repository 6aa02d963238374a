import { SignInService } from '../../src/passkeys/end-user/sign-in.service.js'

const BROWSER = new Uint8Array(32)

/** Less than the first moment an answer may come at, as timers may fire a little early. */
const MILLIS = 20

/** A service whose work takes no time at all, so that any delay is one it makes. */
function instantService(): SignInService {
  const refuse = () => Promise.reject(new Error('refused'))
  const authentication = { startForName: () => Promise.resolve({}), finishAuthentication: refuse }
  return new SignInService(authentication as never, {} as never)
}

async function durationOf(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work().catch(() => undefined)
  return performance.now() - start
}

// Only a lower bound is tested: a busy machine makes nothing faster.
describe('a sign-in answers at a moment that does not tell how much there was to do', () => {
  it.each<[string, (service: SignInService) => Promise<unknown>]>([
    ['at its start by name', (service) => service.start('ada@example.org', BROWSER)],
    ['at its finish', (service) => service.finish({}, BROWSER)],
  ])('%s', async (_when, work) => {
    expect(await durationOf(() => work(instantService()))).toBeGreaterThan(MILLIS)
  })
})
