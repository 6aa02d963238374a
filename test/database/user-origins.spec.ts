import { jest } from '@jest/globals'
import { openTestDatabase, type TestDatabase } from '../support/database.js'

const UUID = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`

/** A user before the migration. The key is the name as the server compared it then; null makes the name a label. */
interface OldUser {
  readonly id: string
  readonly name: string | null
  readonly key: string | null
  readonly createdAt: number
  /** The times at which the passkeys were created. */
  readonly passkeys?: readonly number[]
}

let database: TestDatabase
let warnings: string[]
beforeEach(async () => {
  warnings = []
  jest.spyOn(process, 'emitWarning').mockImplementation((warning) => void warnings.push(String(warning)))
  database = await openTestDatabase()
  while ((await columns()).includes('origin')) await database.dataSource.undoLastMigration()
})
afterEach(async () => {
  jest.restoreAllMocks()
  await database.close()
})

type Row = Record<string, unknown>
const run = (sql: string, parameters: unknown[] = []) => database.dataSource.query<Row[]>(sql, parameters)
const columns = async () => (await run('PRAGMA table_info(users)')).map(({ name }) => name)

async function insert(users: readonly OldUser[]): Promise<void> {
  for (const [n, { id, name, key, createdAt, passkeys = [] }] of users.entries()) {
    await run(
      'INSERT INTO users (id, user_handle, email_or_username, email_or_username_key, display_name, search_text, created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
      [id, Buffer.from([n]), name, key, 'Someone', '', createdAt, createdAt],
    )
    for (const time of passkeys) await insertPasskey(id, time)
  }
}

async function insertPasskey(userId: string, createdAt: number): Promise<void> {
  const info = await run('PRAGMA table_info(passkeys)')
  const values: Row = { id: `p-${userId}-${createdAt}`.slice(0, 200), user_id: userId, created_at: createdAt }
  const required = info.filter(({ name, notnull }) => notnull === 1 || Object.hasOwn(values, String(name)))
  const names = required.map(({ name }) => String(name))
  const parameters = names.map(
    (name) => values[name] ?? (name === 'credential_id' ? Buffer.from(`${userId}${createdAt}`) : 0),
  )
  await run(`INSERT INTO passkeys (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`, parameters)
}

async function migrate(): Promise<Map<unknown, Row>> {
  await database.dataSource.runMigrations()
  const rows = await run(
    'SELECT id, origin, name_origin, email_or_username AS name, email_or_username_key AS trusted, asserted_name_key AS asserted, search_text, asserted_search_text FROM users',
  )
  return new Map(rows.map(({ id, ...row }) => [id, row]))
}

const SELF = UUID(1)
const UNCERTAIN = UUID(2)

describe('the migration of users', () => {
  it.each([
    [
      'a sign-up with its first passkey',
      { id: SELF, name: 'a@x.example', key: 'a@x.example', createdAt: 5, passkeys: [5, 9] },
      { origin: 'self', name_origin: 'self', trusted: null, asserted: 'a@x.example' },
    ],
    [
      'a user with a random id whose first passkey is younger',
      { id: UNCERTAIN, name: 'a@x.example', key: 'a@x.example', createdAt: 5, passkeys: [9] },
      { origin: 'backend', name_origin: 'self', trusted: null, asserted: 'a@x.example' },
    ],
    [
      'a user with a random id and a username, which no sign-up had',
      { id: UUID(3), name: 'grace', key: 'grace', createdAt: 5, passkeys: [5] },
      { origin: 'backend', name_origin: 'backend', trusted: 'grace', asserted: null },
    ],
    [
      'a user with the id of a backend',
      { id: 'u-1', name: 'a@x.example', key: 'a@x.example', createdAt: 5, passkeys: [5] },
      { origin: 'backend', name_origin: 'backend', trusted: 'a@x.example', asserted: null },
    ],
    [
      'a user without a name',
      { id: UUID(4), name: null, key: null, createdAt: 5, passkeys: [5] },
      { origin: 'backend', name_origin: 'backend', trusted: null, asserted: null },
    ],
    [
      'a label that no other user has',
      { id: 'u-2', name: 'Free', key: null, createdAt: 5 },
      { origin: 'backend', name_origin: 'backend', trusted: 'free', asserted: null },
    ],
    [
      'a name with full case folding',
      { id: 'u-3', name: 'Straße\u2800', key: 'straße\u2800', createdAt: 5 },
      { origin: 'backend', name_origin: 'backend', trusted: 'strasse', asserted: null },
    ],
  ])('classifies %s', async (_what, user, row) => {
    await insert([user])
    expect((await migrate()).get(user.id)).toMatchObject({ ...row, name: user.name })
  })

  it('leaves asserted names out of the search text', async () => {
    await insert([
      { id: SELF, name: 'ΟΔΟΣ@x.example', key: 'οδος@x.example', createdAt: 5, passkeys: [5] },
      { id: 'u-1', name: 'Straße', key: 'straße', createdAt: 5 },
    ])
    const rows = await migrate()
    expect(rows.get(SELF)).toMatchObject({
      search_text: `${SELF}\n\n`,
      asserted_search_text: `${SELF}\nοδοσ@x.example\nsomeone`,
    })
    expect(rows.get('u-1')).toMatchObject({ search_text: 'u-1\nstrasse\nsomeone', asserted_search_text: null })
  })

  it('gives a backend’s user the name that a sign-up had taken', async () => {
    await insert([
      { id: SELF, name: 'ceo@x.example', key: 'ceo@x.example', createdAt: 5, passkeys: [5] },
      { id: 'ceo', name: 'CEO@x.example', key: null, createdAt: 7 },
    ])
    const rows = await migrate()
    expect([rows.get(SELF)?.['asserted'], rows.get('ceo')?.['trusted']]).toEqual(['ceo@x.example', 'ceo@x.example'])
  })

  it('leaves a name that two users now share to the older one, deletes no row, and warns', async () => {
    await insert([
      { id: 'younger', name: 'STRASSE', key: 'strasse', createdAt: 9, passkeys: [10] },
      { id: 'older', name: 'straße', key: 'straße', createdAt: 5, passkeys: [6] },
      { id: UUID(8), name: 'ΟΔΟΣ@x.example', key: 'οδοσ@x.example', createdAt: 8, passkeys: [8] },
      { id: UUID(7), name: 'οδος@x.example', key: 'οδος@x.example', createdAt: 7, passkeys: [7] },
    ])
    const rows = await migrate()
    const keys = [...rows].map(([id, { trusted, asserted }]) => [id, trusted, asserted])
    expect(keys.sort()).toEqual([
      [UUID(7), null, 'οδοσ@x.example'],
      [UUID(8), null, null],
      ['older', 'strasse', null],
      ['younger', null, null],
    ])
    expect(await run('SELECT user_id FROM passkeys')).toHaveLength(4)
    expect(warnings).toEqual([expect.stringContaining(`younger, ${UUID(8)} have a name`)])
    expect(warnings[0]).not.toMatch(/strasse|οδοσ/i)
  })

  it('warns about users whose origin is uncertain', async () => {
    await insert([{ id: UNCERTAIN, name: 'a@x.example', key: 'a@x.example', createdAt: 5, passkeys: [9] }])
    await migrate()
    expect(warnings).toEqual([expect.stringContaining(UNCERTAIN)])
  })

  it('migrates more users than one page', async () => {
    const users = Array.from({ length: 501 }, (_, n) => ({ id: `u-${n}`, name: `Ü${n}`, key: `ü${n}`, createdAt: n }))
    for (let from = 0; from < users.length; from += 250) {
      const rows = users.slice(from, from + 250)
      const values = rows.flatMap(({ id, name, key, createdAt }) => [
        id,
        Buffer.from(id),
        name,
        key,
        createdAt,
        createdAt,
      ])
      const places = rows.map(() => '(?, ?, ?, ?, ?, ?)').join(', ')
      const names = 'id, user_handle, email_or_username, email_or_username_key, created_at, updated_at'
      await run(`INSERT INTO users (${names}) VALUES ${places}`, values)
    }
    expect([...(await migrate()).values()].filter(({ trusted }) => trusted !== null)).toHaveLength(501)
  })

  it('can be reverted, with trusted names first', async () => {
    await insert([
      { id: SELF, name: 'ceo@x.example', key: 'ceo@x.example', createdAt: 5, passkeys: [5] },
      { id: 'ceo', name: 'CEO@x.example', key: null, createdAt: 7 },
      { id: 'u-1', name: 'Straße', key: 'straße', createdAt: 8 },
    ])
    await migrate()
    while ((await columns()).includes('origin')) await database.dataSource.undoLastMigration()
    expect(await run('SELECT id, email_or_username_key AS name_key FROM users ORDER BY created_at')).toEqual([
      { id: SELF, name_key: null },
      { id: 'ceo', name_key: 'ceo@x.example' },
      { id: 'u-1', name_key: 'straße' },
    ])
  })
})
