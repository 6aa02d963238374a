import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startTestApp, type TestApp, type TestResponse } from '../support/app.js'
import { databaseIn } from '../support/databases.js'
import { createAuthenticator } from '../../src/testing/index.js'
import { signBody } from '../support/stamps.js'
import { assertion, Backend, bodyOf, Browser, registration } from '../support/flows.js'

let directory: string
let servers: readonly [TestApp, TestApp]
beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'latchkey-servers-'))
  const environment = { database: databaseIn(directory) }
  const [first, second] = await Promise.all([startTestApp({ environment }), startTestApp({ environment })])
  servers = [first, second]
})
afterEach(async () => {
  for (const server of servers) await server.close()
  rmSync(directory, { recursive: true })
})

/** Sends concurrent requests, half of them to each server, and returns the outcomes. */
async function atOnce(send: (server: TestApp, index: number) => Promise<TestResponse>): Promise<string[]> {
  const answers = Array.from({ length: 20 }, (_, index) => send(index % 2 === 0 ? servers[0] : servers[1], index))
  return (await Promise.all(answers)).map((each) => `${each.status} ${bodyOf<{ code?: string }>(each).code ?? 'ok'}`)
}

const of = (outcome: string, outcomes: readonly string[]) => outcomes.filter((each) => each === outcome).length

describe('two servers with one database', () => {
  it('accept a single-use token once', async () => {
    const backend = new Backend(servers[0])
    const authenticator = createAuthenticator()
    await backend.enrol('ada', authenticator)
    const publicKey = assertion(authenticator, await backend.requestOptions())
    const answer = await backend.finishAuthentication(publicKey, { singleUse: true })
    const { resultToken: token } = bodyOf<{ resultToken: string }>(answer)
    const outcomes = await atOnce((server) => new Backend(server).send('POST', '/v1/tokens/redeem', { token }))
    expect([of('200 ok', outcomes), of('409 token_already_used', outcomes)]).toEqual([1, 19])
  })

  it('reject a revoked key at once where it was revoked, and within a second elsewhere', async () => {
    const { key, id } = bodyOf<{ key: string; id: string }>(
      await new Backend(servers[0]).send('POST', '/v1/api-keys', { name: 'shop', scopes: ['users:read'] }),
    )
    const statuses = async () => {
      const answers = servers.map((server) => new Backend(server, key).send('GET', '/v1/users'))
      return (await Promise.all(answers)).map(({ status }) => status)
    }
    expect(await statuses()).toEqual([200, 200])
    expect((await new Backend(servers[0]).send('POST', `/v1/api-keys/${id}/revoke`)).status).toBe(200)
    expect((await statuses())[0]).toBe(401)
    for (const { clock } of servers) clock.advanceSeconds(1)
    expect(await statuses()).toEqual([401, 401])
  })

  it('accept an assertion once', async () => {
    const backend = new Backend(servers[0])
    const authenticator = createAuthenticator()
    await backend.enrol('ada', authenticator)
    const publicKey = assertion(authenticator, await backend.requestOptions())
    const outcomes = await atOnce((server) => new Backend(server).finishAuthentication(publicKey))
    expect([of('200 ok', outcomes), of('404 challenge_unknown', outcomes)]).toEqual([1, 19])
  })

  it('accept a signed request once', async () => {
    const authenticator = createAuthenticator()
    await new Backend(servers[0]).enrol('ada', authenticator)
    const timestampMs = String(servers[0].clock.now().getTime())
    const signed = { ...signBody(authenticator, JSON.stringify({ timestampMs, amount: '10.00' })) }
    const outcomes = await atOnce((server) => new Backend(server).send('POST', '/v1/signed-requests/verify', signed))
    expect([of('200 ok', outcomes), of('409 signed_request_replayed', outcomes)]).toEqual([1, 19])
  })

  it('accept a refresh token once', async () => {
    const browser = new Browser(servers[0])
    await browser.signUp('ada@example.org')
    const headers = { cookie: `latchkey-refresh=${browser.cookies.get('latchkey-refresh') ?? ''}` }
    const outcomes = await atOnce((server) => server.send({ method: 'POST', url: '/v1/tokens/refresh', headers }))
    expect([of('200 ok', outcomes), of('401 refresh_token_reused', outcomes)]).toEqual([1, 19])
  })

  it('create one account per name', async () => {
    const signUps = await Promise.all(
      Array.from({ length: 20 }, async (_, index) => {
        const browser = new Browser(index % 2 === 0 ? servers[0] : servers[1])
        return { browser, options: await browser.startSignUp('ada@example.org') }
      }),
    )
    const answers = signUps.map(({ browser, options }) =>
      browser.finish('/v1/sign-up/finish', registration(browser.authenticator, options)),
    )
    const codes = (await Promise.all(answers)).map((each) => bodyOf<{ code?: string }>(each).code ?? 'ok')
    expect([of('ok', codes), of('user_already_exists', codes)]).toEqual([1, 19])
  })

  it('enforce the passkey limit', async () => {
    const started = await Promise.all(
      Array.from({ length: 20 }, async (_, index) => {
        const backend = new Backend(index % 2 === 0 ? servers[0] : servers[1])
        return { backend, publicKey: registration(createAuthenticator(), await backend.creationOptions('ada')) }
      }),
    )
    const answers = await Promise.all(started.map((each) => each.backend.finishRegistration('ada', each.publicKey)))
    const codes = answers.map((each) => bodyOf<{ code?: string }>(each).code ?? 'ok')
    const max = servers[0].config.maxPasskeysPerUser
    expect([of('ok', codes), of('passkey_limit_reached', codes)]).toEqual([max, 20 - max])
  })
})
