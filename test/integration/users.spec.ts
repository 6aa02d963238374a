import type { TestApp } from '../support/app.js'
import { createAuthenticator } from '../../src/testing/index.js'
import { dumpOf } from '../support/dump.js'
import { Backend, bodyOf, Browser, type PasskeyJson, registration } from '../support/flows.js'
import { reuseTestApp } from '../support/reused-app.js'

let server: TestApp
let backend: Backend
beforeEach(async () => {
  server = await reuseTestApp()
  backend = new Backend(server)
})
afterEach(() => server.close())

/** Tables without data about users. A new table must be listed here, or be emptied when a user is deleted. */
const OF_NOBODY = ['api_keys', 'migration_lock', 'migrations', 'schema_version', 'signing_keys']

const ADA = { userId: 'ada', emailOrUsername: 'Ada@Example.com', displayName: 'Ada' }

/** Returns the tables with data about users that are not empty. */
const tablesOfUsers = async (): Promise<string[]> =>
  Object.entries(await dumpOf(server)).flatMap(([name, rows]) =>
    OF_NOBODY.includes(name) || rows.length === 0 ? [] : [name],
  )

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

  it.each(['\u200B \u3164', '\u2800', '\uFFF9\uFFFB', '\u{1D159}', '\u{13430}\u{13441}'])(
    'cannot have a name of invisible characters: %j',
    async (emailOrUsername) => {
      const answer = await backend.send('POST', '/v1/users', { emailOrUsername })
      expect(answer).toMatchObject({ status: 400, body: { code: 'request_invalid' } })
    },
  )

  it('cannot have a name that looks like another user’s', async () => {
    await backend.send('POST', '/v1/users', { emailOrUsername: 'look.alike@example.com' })
    const answer = await backend.send('POST', '/v1/users', { emailOrUsername: 'look.\u200Balike@example.com' })
    expect(answer).toMatchObject({ status: 409, body: { code: 'user_already_exists' } })
  })

  it.each([
    ['ΟΔΟΣ', 'οδοσ'],
    ['οδος', 'ΟΔΟΣ'],
    ['straße@example.com', 'STRASSE@example.com'],
    ['ada@example.com', 'ada\u2800@example.com'],
    ['ada@example.com', 'ada\uFFF9@example.com'],
    ['ada@example.com', 'ada\u{1D159}@example.com'],
    ['ada@example.com', 'ada\u{13430}@example.com'],
    ['ada lovelace', 'ada \u00A0 lovelace'],
  ])('has a name %j that another user cannot spell %j', async (name, other) => {
    await backend.send('POST', '/v1/users', { userId: 'first', emailOrUsername: name })
    const answer = await backend.send('POST', '/v1/users', { emailOrUsername: other })
    expect(answer).toMatchObject({ status: 409, body: { code: 'user_already_exists' } })
    const found = await backend.send('GET', `/v1/users?${new URLSearchParams({ emailOrUsername: other }).toString()}`)
    expect(found.body).toMatchObject({ items: [{ userId: 'first' }] })
  })

  it.each(['.', '..'])('cannot have an id that URL parsing removes: %s', async (userId) => {
    const answer = await backend.send('POST', '/v1/users', { userId })
    expect(answer).toMatchObject({ status: 400, body: { code: 'request_invalid', errors: [{ path: 'userId' }] } })
  })

  it('may have any id of 255 characters', async () => {
    for (const userId of ['a/b?c#d%', '🗝'.repeat(127), 'x'.repeat(255), ' padded ']) {
      expect((await backend.send('POST', '/v1/users', { userId })).status).toBe(201)
      const answer = await backend.send('GET', `/v1/users/${encodeURIComponent(userId)}`)
      expect(answer).toMatchObject({ status: 200, body: { userId } })
    }
  })

  it('gets an id if the backend sends none', async () => {
    const { body } = await backend.send('POST', '/v1/users', { emailOrUsername: 'ada' })
    expect(body).toMatchObject({ userId: expect.stringMatching(/^[0-9a-f-]{36}$/), displayName: null })
  })

  it.each([
    ['id', { userId: 'ada', emailOrUsername: 'other' }],
    ['name', { userId: 'other', emailOrUsername: 'ada@example.com' }],
    ['name in different case and width', { userId: 'other', emailOrUsername: ' ＡDA@example.COM' }],
  ])('has a unique %s', async (_what, body) => {
    await backend.send('POST', '/v1/users', ADA)
    const before = await dumpOf(server)
    const answer = await backend.send('POST', '/v1/users', body)
    expect(answer).toMatchObject({ status: 409, body: { code: 'user_already_exists' } })
    expect(await dumpOf(server)).toEqual(before)
  })

  it('cannot change its name to another user’s', async () => {
    await backend.send('POST', '/v1/users', ADA)
    await backend.send('POST', '/v1/users', { userId: 'eve', emailOrUsername: 'eve' })
    const answer = await backend.send('PATCH', '/v1/users/eve', { emailOrUsername: 'ada@example.com' })
    expect(answer).toMatchObject({ status: 409, body: { code: 'user_already_exists' } })
  })

  it('can be changed while its name is only a label', async () => {
    await backend.send('POST', '/v1/users', ADA)
    await backend.creationOptions('eve', { emailOrUsername: ADA.emailOrUsername })
    const answer = await backend.send('PATCH', '/v1/users/eve', { displayName: 'Eve' })
    expect(answer).toMatchObject({ status: 200, body: { emailOrUsername: ADA.emailOrUsername, displayName: 'Eve' } })
  })

  it.each([
    ['emailOrUsername', { displayName: 'Ada' }],
    ['displayName', { emailOrUsername: ADA.emailOrUsername }],
  ])('loses its %s when the request clears it, and keeps the omitted members', async (name, rest) => {
    await backend.send('POST', '/v1/users', ADA)
    const answer = await backend.send('PATCH', '/v1/users/ada', { clear: [name] })
    expect(answer).toMatchObject({ status: 200, body: { userId: 'ada', ...rest, [name]: null } })
    expect((await backend.send('GET', '/v1/users/ada')).body).toEqual(answer.body)
  })

  it('leaves null members unchanged, like omitted ones', async () => {
    await backend.send('POST', '/v1/users', ADA)
    const answer = await backend.send('PATCH', '/v1/users/ada', { emailOrUsername: null, displayName: null, clear: [] })
    expect(answer).toMatchObject({ status: 200, body: ADA })
  })

  it('releases its name when it is cleared', async () => {
    await backend.send('POST', '/v1/users', ADA)
    await backend.send('PATCH', '/v1/users/ada', { clear: ['emailOrUsername'] })
    const other = { userId: 'eve', emailOrUsername: ADA.emailOrUsername }
    expect((await backend.send('POST', '/v1/users', other)).status).toBe(201)
  })

  it('is deleted with all its data', async () => {
    await server.close()
    server = await reuseTestApp({ config: { registration: { accept_self_registered: true } } })
    backend = new Backend(server)
    const browser = new Browser(server)
    const { user } = await browser.signUp('ada@example.org')
    await browser.startAdding()
    await browser.startStepUp()
    await browser.send('POST', '/v1/tokens/refresh')
    await backend.requestOptions({ userId: user.userId })
    await backend.creationOptions(user.userId, { emailOrUsername: user.emailOrUsername })
    await backend.send('POST', `/v1/users/${user.userId}/enrolment-tokens`, {})
    const before = await tablesOfUsers()
    expect(before.sort()).toEqual(['ceremonies', 'enrolment_tokens', 'passkeys', 'refresh_tokens', 'sessions', 'users'])
    expect((await backend.send('DELETE', `/v1/users/${user.userId}`)).status).toBe(204)
    expect(await tablesOfUsers()).toEqual([])
  })

  it('leaves the data of other users when deleted', async () => {
    await backend.enrol('eve', createAuthenticator())
    await backend.requestOptions({ userId: 'eve' })
    const before = await dumpOf(server)
    await backend.send('POST', '/v1/users', ADA)
    await backend.send('DELETE', '/v1/users/ada')
    expect(await dumpOf(server)).toEqual(before)
  })

  it('is not recreated by a registration that started before the deletion', async () => {
    const publicKey = registration(createAuthenticator(), await backend.creationOptions('ada'))
    await backend.send('DELETE', '/v1/users/ada')
    const answer = await backend.finishRegistration('ada', publicKey)
    expect(answer).toMatchObject({ status: 404, body: { code: 'challenge_unknown' } })
    expect((await dumpOf(server)).users).toEqual([])
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
    ['PATCH', '/v1/users/ada', { clear: ['userId'] }],
    ['PATCH', '/v1/users/ada', { clear: 'displayName' }],
    ['PATCH', '/v1/users/ada', { clear: ['displayName', 'displayName'] }],
    ['PATCH', '/v1/users/ada', { clear: ['displayName'], displayName: 'Ada' }],
    ['POST', '/v1/users', { clear: ['displayName'] }],
    ['GET', '/v1/users?limit=0', undefined],
    ['GET', '/v1/users?limit=201', undefined],
    ['GET', '/v1/users?limit=1.5', undefined],
    ['GET', '/v1/users?limit=x', undefined],
    ['GET', '/v1/users?unknown=1', undefined],
    ['GET', '/v1/users?search=', undefined],
    ['GET', `/v1/users?search=${'x'.repeat(256)}`, undefined],
    ['GET', '/v1/users?search=a&search=b', undefined],
    ['GET', '/v1/users/%00', undefined],
  ] as const)('cannot be created, read or listed with an invalid request: %s %s %j', async (method, url, body) => {
    const answer = await backend.send(method, url, body)
    expect(answer).toMatchObject({ status: 400, body: { code: 'request_invalid' } })
  })
})

interface Page {
  readonly items: readonly { readonly userId: string }[]
  readonly nextCursor: string | null
}

describe('users', () => {
  it('are listed page by page', async () => {
    for (const userId of ['c', 'a', 'e', 'b', 'd']) await backend.send('POST', '/v1/users', { userId })
    const pages: string[][] = []
    let cursor: string | null = ''
    while (cursor !== null) {
      const url: string = `/v1/users?limit=2${cursor === '' ? '' : `&cursor=${cursor}`}`
      const page: Page = bodyOf<Page>(await backend.send('GET', url))
      pages.push(page.items.map(({ userId }) => userId))
      cursor = page.nextCursor
    }
    expect(pages).toEqual([['a', 'b'], ['c', 'd'], ['e']])
  })

  it('are found by their name', async () => {
    await backend.send('POST', '/v1/users', ADA)
    const found = await backend.send('GET', '/v1/users?emailOrUsername=ADA@example.com')
    expect(found.body).toMatchObject({ items: [ADA], nextCursor: null })
    expect((await backend.send('GET', '/v1/users?emailOrUsername=eve')).body).toEqual({ items: [], nextCursor: null })
  })

  it('are found by a name whose normalised form is longer', async () => {
    const emailOrUsername = 'ﷺ'.repeat(255)
    expect((await backend.send('POST', '/v1/users', { emailOrUsername })).status).toBe(201)
    const again = await backend.send('POST', '/v1/users', { emailOrUsername })
    expect(again).toMatchObject({ status: 409, body: { code: 'user_already_exists' } })
    for (const way of ['emailOrUsername', 'search']) {
      const found = await backend.send('GET', `/v1/users?${new URLSearchParams({ [way]: emailOrUsername }).toString()}`)
      expect([way, found.body]).toMatchObject([way, { items: [{ emailOrUsername }] }])
    }
  })
})

describe('a search for users', () => {
  const USERS = [
    { userId: 'u-1', emailOrUsername: 'ada@example.com', displayName: 'Ada Lovelace' },
    { userId: 'u-2', emailOrUsername: '100%_sure!', displayName: 'ŁUKASZ İnce' },
    { userId: 'ADMIN-3', emailOrUsername: null, displayName: null },
    { userId: 'u-4', emailOrUsername: 'grace', displayName: 'Ｇｒａｃｅ Hopper' },
  ]
  beforeEach(async () => {
    for (const { userId, ...names } of USERS) {
      const given = Object.fromEntries(Object.entries(names).filter(([, name]) => name !== null))
      await backend.send('POST', '/v1/users', { userId, ...given })
    }
  })

  const search = async (query: Readonly<Record<string, string>>): Promise<string[]> => {
    const answer = await backend.send('GET', `/v1/users?${new URLSearchParams(query).toString()}`)
    return bodyOf<Page>(answer).items.map(({ userId }) => userId)
  }

  it.each([
    ['the beginning of a name', 'ada@', ['u-1']],
    ['a part of a display name', 'love', ['u-1']],
    ['several words', 'ada love', ['u-1']],
    ['other letters', 'ADA LOVE', ['u-1']],
    ['letters beyond ASCII', 'łukasz', ['u-2']],
    ['letters whose lower case is longer', 'İNCE', ['u-2']],
    ['wide letters', 'grace hopper', ['u-4']],
    ['a part of an id', 'admin', ['ADMIN-3']],
    ['a text in several users', 'u-', ['u-1', 'u-2', 'u-4']],
    ['a percent sign', '%', ['u-2']],
    ['an underscore', '_', ['u-2']],
    ['the escape character', 'sure!', ['u-2']],
    ['a backslash', '\\', []],
    ['a quotation mark', "' OR 1=1 --", []],
    ['a text in no user', 'nobody', []],
    ['the end of one name and the beginning of the next', '.comada', []],
  ])('finds %s', async (_what, text, found) => {
    expect(await search({ search: text })).toEqual(found)
  })

  it('returns pages', async () => {
    const first = await backend.send('GET', '/v1/users?search=u-&limit=2')
    expect(first.body).toMatchObject({ items: [{ userId: 'u-1' }, { userId: 'u-2' }], nextCursor: 'u-2' })
    const second = await backend.send('GET', '/v1/users?search=u-&limit=2&cursor=u-2')
    expect(second.body).toMatchObject({ items: [{ userId: 'u-4' }], nextCursor: null })
  })

  it('combines with emailOrUsername', async () => {
    expect(await search({ search: 'love', emailOrUsername: 'ADA@example.com' })).toEqual(['u-1'])
    expect(await search({ search: 'grace', emailOrUsername: 'ada@example.com' })).toEqual([])
  })

  it('uses the current names', async () => {
    await backend.send('PATCH', '/v1/users/u-1', { displayName: 'Countess', clear: ['emailOrUsername'] })
    expect(await search({ search: 'ada' })).toEqual([])
    expect(await search({ search: 'countess' })).toEqual(['u-1'])
  })

  it('finds a user by a name that is only a label', async () => {
    await backend.creationOptions('twin', { emailOrUsername: 'ada@example.com' })
    expect(await search({ search: 'ada@example.com' })).toEqual(['twin', 'u-1'])
    expect(await search({ emailOrUsername: 'ada@example.com' })).toEqual(['u-1'])
  })

  it('requires the scope users:read', async () => {
    expect(await server.send({ url: '/v1/users?search=ada' })).toMatchObject({ status: 401 })
  })
})

describe('the passkeys of a user', () => {
  const idsOf = (answer: { body: unknown }) => (answer.body as { items: PasskeyJson[] }).items.map(({ id }) => id)

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
    expect((await backend.send('PATCH', path, { displayName: 'Key' })).body).toMatchObject({
      passkey: { displayName: 'Key' },
    })
    expect((await backend.send('POST', `${path}/suspend`)).body).toMatchObject({ passkey: { state: 'suspended' } })
    expect((await backend.send('POST', `${path}/suspend`)).body).toMatchObject({ passkey: { state: 'suspended' } })
    expect((await backend.send('POST', `${path}/resume`)).body).toMatchObject({
      passkey: { state: 'active', displayName: 'Key' },
    })
  })

  it('are deleted one by one and all at once', async () => {
    const ids = []
    for (let i = 0; i < 3; i += 1) ids.push((await backend.enrol('ada', createAuthenticator())).id)
    await backend.enrol('eve', createAuthenticator())
    const one = await backend.send('DELETE', `/v1/users/ada/passkeys/${ids[0]}`)
    expect(one).toMatchObject({ status: 200, body: { deleted: 1 } })
    const others = await backend.send('DELETE', '/v1/users/ada/passkeys')
    expect(others).toMatchObject({ status: 200, body: { deleted: 2 } })
    expect(idsOf(await backend.send('GET', '/v1/users/ada/passkeys'))).toEqual([])
    expect(idsOf(await backend.send('GET', '/v1/users/eve/passkeys'))).toHaveLength(1)
  })

  it('are not found for an unknown user', async () => {
    for (const method of ['GET', 'DELETE'] as const) {
      const answer = await backend.send(method, '/v1/users/nobody/passkeys')
      expect(answer).toMatchObject({ status: 404, body: { code: 'user_not_found' } })
    }
  })

  it.each([
    ['GET', ''],
    ['DELETE', ''],
    ['POST', '/suspend'],
    ['POST', '/resume'],
  ] as const)('are not found under an unknown id: %s %s', async (method, suffix) => {
    await backend.enrol('ada', createAuthenticator())
    const url = `/v1/users/ada/passkeys/00000000-0000-4000-8000-000000000000${suffix}`
    expect(await backend.send(method, url)).toMatchObject({ status: 404, body: { code: 'passkey_not_found' } })
  })
})
