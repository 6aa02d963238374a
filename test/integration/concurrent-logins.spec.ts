import { createAuthenticator, type SoftwareAuthenticator } from '../../src/testing/index.js'
import type { TestApp, TestResponse } from '../support/app.js'
import { assertion, Backend, bodyOf } from '../support/flows.js'
import { failNext } from '../support/recorded-statements.js'
import { reuseTestApp } from '../support/reused-app.js'

let server: TestApp
let backend: Backend
beforeEach(async () => {
  // The counters of the authenticators are shared by concurrent logins, so their order is open.
  server = await reuseTestApp({ config: { authentication: { sign_count: 'flag' } } })
  backend = new Backend(server)
})
afterEach(() => server.close())

async function enrol(userId: string): Promise<SoftwareAuthenticator> {
  const authenticator = createAuthenticator()
  await backend.enrol(userId, authenticator)
  return authenticator
}

/** Starts logins at once, and returns their assertions. */
function startLogins(authenticator: SoftwareAuthenticator, count: number): Promise<unknown[]> {
  const login = async () => assertion(authenticator, await backend.requestOptions())
  return Promise.all(Array.from({ length: count }, login))
}

const outcomeOf = (answer: TestResponse) => `${answer.status} ${bodyOf<{ code?: string }>(answer).code ?? 'ok'}`
const countOf = (outcome: string, outcomes: readonly string[]) => outcomes.filter((each) => each === outcome).length

describe('concurrent logins', () => {
  it('accept each of 1,000 assertions once when each is posted twice in one turn', async () => {
    const authenticator = await enrol('ada')
    const assertions = await startLogins(authenticator, 1000)
    const posts = assertions.flatMap((publicKey) => [
      backend.finishAuthentication(publicKey),
      backend.finishAuthentication(publicKey),
    ])
    const outcomes = (await Promise.all(posts)).map(outcomeOf)
    expect(countOf('200 ok', outcomes)).toBe(1000)
    expect(countOf('404 challenge_unknown', outcomes)).toBe(1000)
    for (let index = 0; index < outcomes.length; index += 2)
      expect(outcomes.slice(index, index + 2).toSorted()).toEqual(['200 ok', '404 challenge_unknown'])
  }, 120_000)

  it('of several users each return their own user', async () => {
    const users = ['ada', 'eve', 'bob']
    const logins = await Promise.all(users.map(async (id) => (await startLogins(await enrol(id), 1))[0]))
    const answers = await Promise.all(logins.map((publicKey) => backend.finishAuthentication(publicKey)))
    expect(answers.map((answer) => bodyOf<{ user: { userId: string } }>(answer).user.userId)).toEqual(users)
  })

  it('get 503 when their commit fails, use up their challenges, and later logins work', async () => {
    const authenticators = await Promise.all(['ada', 'eve'].map(enrol))
    const logins = await Promise.all(authenticators.map((each) => startLogins(each, 1)))
    failNext(server, 'COMMIT')
    const answers = await Promise.all(logins.map(([publicKey]) => backend.finishAuthentication(publicKey)))
    expect(answers.map(outcomeOf)).toEqual(Array(2).fill('503 database_unavailable'))
    const [login] = await startLogins(authenticators[0] as SoftwareAuthenticator, 1)
    expect((await backend.finishAuthentication(login)).status).toBe(200)
  })
})
