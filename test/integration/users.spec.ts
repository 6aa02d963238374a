import { startTestApp, type TestApp } from '../support/app.js'
import { createAuthenticator } from '../support/authenticator.js'
import { dumpOf } from '../support/dump.js'
import { Backend, bodyOf, Browser, type PasskeyJson } from '../support/flows.js'

let server: TestApp
let backend: Backend
beforeEach(async () => {
  server = await startTestApp()
  backend = new Backend(server)
})
afterEach(() => server.close())

const ADA = { userId: 'ada', emailOrUsername: 'Ada@Example.com', displayName: 'Ada' }

describe('a user', () => {
  it('is created, read, changed and deleted', async () => {
    const now = server.clock.now().toISOString()
    const created = await backend.send('POST', '/v1/users', ADA)
    expect(created).toMatchObject({ status: 201, body: { ...ADA, createdAt: now, updatedAt: now } })
    expect((await backend.send('GET', '/v1/users/ada')).body).toEqual(created.body)
    server.clock.advanceSeconds(1)
    const changed = await backend.send('PATCH', '/v1/users/ada', { displayName: 'Ada Lovelace' })
    const updatedAt = server.clock.now().toISOString()
    expect(changed).toMatchObject({
      status: 200,
      body: { ...ADA, displayName: 'Ada Lovelace', createdAt: now, updatedAt },
    })
    expect((await backend.send('GET', '/v1/users/ada')).body).toEqual(changed.body)
    expect((await backend.send('DELETE', '/v1/users/ada')).status).toBe(204)
    expect(await backend.send('GET', '/v1/users/ada')).toMatchObject({ status: 404, body: { code: 'user_not_found' } })
  })

  it('may have any id of 255 characters', async () => {
    for (const userId of ['a/b?c#d%', '🗝'.repeat(127), 'x'.repeat(255), ' padded ']) {
      expect((await backend.send('POST', '/v1/users', { userId })).status).toBe(201)
      const answer = await backend.send('GET', `/v1/users/${encodeURIComponent(userId)}`)
      expect(answer).toMatchObject({ status: 200, body: { userId } })
    }
  })

  it('is given an id where the backend has none', async () => {
    const { body } = await backend.send('POST', '/v1/users', { emailOrUsername: 'ada' })
    expect(body).toMatchObject({ userId: expect.stringMatching(/^[0-9a-f-]{36}$/), displayName: null })
  })

  it.each([
    ['id', { userId: 'ada', emailOrUsername: 'other' }],
    ['name', { userId: 'other', emailOrUsername: 'ada@example.com' }],
    ['name in other letters', { userId: 'other', emailOrUsername: ' ＡDA@example.COM' }],
  ])('has its %s for itself', async (_what, body) => {
    await backend.send('POST', '/v1/users', ADA)
    const before = await dumpOf(server)
    const answer = await backend.send('POST', '/v1/users', body)
    expect(answer).toMatchObject({ status: 409, body: { code: 'user_already_exists' } })
    expect(await dumpOf(server)).toEqual(before)
  })

  it('does not take the name of another one later', async () => {
    await backend.send('POST', '/v1/users', ADA)
    await backend.send('POST', '/v1/users', { userId: 'eve', emailOrUsername: 'eve' })
    const answer = await backend.send('PATCH', '/v1/users/eve', { emailOrUsername: 'ada@example.com' })
    expect(answer).toMatchObject({ status: 409, body: { code: 'user_already_exists' } })
  })

  it('may be changed where its name is only a label', async () => {
    await backend.send('POST', '/v1/users', ADA)
    await backend.creationOptions('eve', { emailOrUsername: ADA.emailOrUsername })
    const answer = await backend.send('PATCH', '/v1/users/eve', { displayName: 'Eve' })
    expect(answer).toMatchObject({ status: 200, body: { emailOrUsername: ADA.emailOrUsername, displayName: 'Eve' } })
  })

  it('goes with everything that is theirs', async () => {
    const browser = new Browser(server)
    const { user } = await browser.signUp('ada@example.org')
    expect((await backend.send('DELETE', `/v1/users/${user.userId}`)).status).toBe(204)
    const { users, passkeys, sessions } = await dumpOf(server)
    expect({ users, passkeys, sessions }).toEqual({ users: [], passkeys: [], sessions: [] })
  })

  it.each([
    ['POST', '/v1/users', { userId: '' }],
    ['POST', '/v1/users', { userId: 'x'.repeat(256) }],
    ['POST', '/v1/users', { userId: 'nul\u0000' }],
    ['POST', '/v1/users', { emailOrUsername: '   ' }],
    ['POST', '/v1/users', { displayName: 'half \ud83d' }],
    ['POST', '/v1/users', { displayName: 5 }],
    ['POST', '/v1/users', { handle: 'AAAA' }],
    ['PATCH', '/v1/users/ada', { userId: 'eve' }],
    ['GET', '/v1/users?limit=0', undefined],
    ['GET', '/v1/users?limit=201', undefined],
    ['GET', '/v1/users?limit=1.5', undefined],
    ['GET', '/v1/users?limit=x', undefined],
    ['GET', '/v1/users?unknown=1', undefined],
    ['GET', '/v1/users/%00', undefined],
  ] as const)('is not served by %s %s %j', async (method, url, body) => {
    const answer = await backend.send(method, url, body)
    expect(answer).toMatchObject({ status: 400, body: { code: 'request_invalid' } })
  })
})

interface Page {
  readonly users: readonly { readonly userId: string }[]
  readonly next: string | null
}

describe('users', () => {
  it('are listed page by page', async () => {
    for (const userId of ['c', 'a', 'e', 'b', 'd']) await backend.send('POST', '/v1/users', { userId })
    const pages: string[][] = []
    let next: string | null = ''
    while (next !== null) {
      const url: string = `/v1/users?limit=2${next === '' ? '' : `&after=${next}`}`
      const page: Page = bodyOf<Page>(await backend.send('GET', url))
      pages.push(page.users.map(({ userId }) => userId))
      next = page.next
    }
    expect(pages).toEqual([['a', 'b'], ['c', 'd'], ['e']])
  })

  it('are found by their name', async () => {
    await backend.send('POST', '/v1/users', ADA)
    const found = await backend.send('GET', '/v1/users?emailOrUsername=ADA@example.com')
    expect(found.body).toMatchObject({ users: [ADA], next: null })
    expect((await backend.send('GET', '/v1/users?emailOrUsername=eve')).body).toEqual({ users: [], next: null })
  })
})

describe('the passkeys of a user', () => {
  const idsOf = (answer: { body: unknown }) => (answer.body as { passkeys: PasskeyJson[] }).passkeys.map(({ id }) => id)

  it('are listed, oldest first', async () => {
    const ids = []
    for (let i = 0; i < 3; i += 1) {
      ids.push((await backend.enrol('ada', createAuthenticator())).id)
      server.clock.advanceSeconds(1)
    }
    expect(idsOf(await backend.send('GET', '/v1/users/ada/passkeys'))).toEqual(ids)
  })

  it('are renamed, suspended and resumed', async () => {
    const { id } = await backend.enrol('ada', createAuthenticator())
    const path = `/v1/users/ada/passkeys/${id}`
    expect((await backend.send('PATCH', path, { displayName: 'Key' })).body).toMatchObject({ displayName: 'Key' })
    expect((await backend.send('POST', `${path}/suspend`)).body).toMatchObject({ state: 'suspended' })
    expect((await backend.send('POST', `${path}/suspend`)).body).toMatchObject({ state: 'suspended' })
    expect((await backend.send('POST', `${path}/resume`)).body).toMatchObject({ state: 'active', displayName: 'Key' })
  })

  it('are deleted one by one and all at once', async () => {
    const ids = []
    for (let i = 0; i < 3; i += 1) ids.push((await backend.enrol('ada', createAuthenticator())).id)
    await backend.enrol('eve', createAuthenticator())
    expect((await backend.send('DELETE', `/v1/users/ada/passkeys/${ids[0]}`)).status).toBe(204)
    expect((await backend.send('DELETE', '/v1/users/ada/passkeys')).body).toEqual({ deleted: 2 })
    expect(idsOf(await backend.send('GET', '/v1/users/ada/passkeys'))).toEqual([])
    expect(idsOf(await backend.send('GET', '/v1/users/eve/passkeys'))).toHaveLength(1)
  })

  it('are those of a user there is', async () => {
    const answer = await backend.send('GET', '/v1/users/nobody/passkeys')
    expect(answer).toMatchObject({ status: 404, body: { code: 'user_not_found' } })
  })

  it.each([
    ['GET', ''],
    ['DELETE', ''],
    ['POST', '/suspend'],
    ['POST', '/resume'],
  ] as const)('are not found by an id there is not: %s %s', async (method, suffix) => {
    await backend.enrol('ada', createAuthenticator())
    const url = `/v1/users/ada/passkeys/00000000-0000-4000-8000-000000000000${suffix}`
    expect(await backend.send(method, url)).toMatchObject({ status: 404, body: { code: 'passkey_not_found' } })
  })
})
