import type { MigrationInterface, QueryRunner } from 'typeorm'
import { currentFoldOf, previousFoldOf, type Fold, nameKeyOf, searchTextOf } from './10-user-origins.names.js'

const PAGE = 500

/** The ids that sign-ups give to users. Backends can use such ids too. */
const RANDOM_UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

const COLUMNS = [
  "origin varchar(16) NOT NULL DEFAULT 'backend'",
  "name_origin varchar(16) NOT NULL DEFAULT 'backend'",
  'asserted_name_key varchar(320)',
  'email_verified_at bigint',
  'asserted_search_text text',
]

const TRUSTED = { column: 'email_or_username_key', index: 'users_email_or_username_key' }
const ASSERTED = { column: 'asserted_name_key', index: 'users_asserted_name_key' }

interface UserRow {
  readonly id: string
  readonly email_or_username: string | null
  readonly display_name: string | null
  /** Whether the name was a key and not only a label. */
  readonly has_key: boolean | number
  /** Whether a passkey has the same time of creation, as the first passkey of a sign-up has. */
  readonly has_passkey_from_creation: boolean | number
}

/**
 * Adds the origin of users, separates asserted names from trusted ones, and compares names by their full case folding. It
 * uses ALTER TABLE for the reason given in UserSearch.
 *
 * Rows do not record who created them. A sign-up gave its user a random UUID and an e-mail address, and stored the first
 * passkey with the same time of creation. Such users become self-registered. Other users with a random UUID and an address
 * may have signed up and deleted their first passkey. Backends can still run their ceremonies, but their names become
 * asserted names until a backend states them again.
 */
export class UserOrigins1700000009000 implements MigrationInterface {
  readonly name = 'UserOrigins1700000009000'

  async up(runner: QueryRunner): Promise<void> {
    for (const column of COLUMNS) await runner.query(`ALTER TABLE users ADD COLUMN ${column}`)
    await runner.query(`DROP INDEX ${TRUSTED.index}`)
    const uncertain = await forEachUser(runner, (user) => migrateUser(runner, user))
    const labels = [...(await makeUnique(runner, TRUSTED.column)), ...(await makeUnique(runner, ASSERTED.column))]
    for (const { column, index } of [TRUSTED, ASSERTED])
      await runner.query(`CREATE UNIQUE INDEX ${index} ON users (${column})`)
    await claimFreeNames(runner)
    warnAbout(uncertain, 'may have signed up or were created by a backend. Their names count as unverified.')
    warnAbout(labels, 'have a name that now equals the name of an older user. Their names are only labels.')
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const { index } of [TRUSTED, ASSERTED]) await runner.query(`DROP INDEX ${index}`)
    await forEachUser(runner, (user) => revertUser(runner, user))
    await makeUnique(runner, TRUSTED.column)
    await runner.query(`CREATE UNIQUE INDEX ${TRUSTED.index} ON users (${TRUSTED.column})`)
    for (const column of COLUMNS) await runner.query(`ALTER TABLE users DROP COLUMN ${column.split(' ')[0]}`)
  }
}

/** Returns the ids of the users for which `work` returns true. */
async function forEachUser(runner: QueryRunner, work: (user: UserRow) => Promise<boolean>): Promise<string[]> {
  const found: string[] = []
  let page = await listUsersAfter('', runner)
  while (page.length > 0) {
    for (const user of page) if (await work(user)) found.push(user.id)
    page = await listUsersAfter(page.at(-1)?.id ?? '', runner)
  }
  return found
}

function listRows<Row>(runner: QueryRunner, statement: string, parameters: readonly unknown[] = []): Promise<Row[]> {
  return runner.query(statement, [...parameters])
}

function listUsersAfter(id: string, runner: QueryRunner): Promise<UserRow[]> {
  return runner.query(
    `SELECT id, email_or_username, display_name,
       COALESCE(email_or_username_key, asserted_name_key) IS NOT NULL AS has_key,
       EXISTS (
         SELECT 1 FROM passkeys WHERE passkeys.user_id = users.id AND passkeys.created_at = users.created_at
       ) AS has_passkey_from_creation
     FROM users WHERE id > $1 ORDER BY id LIMIT ${PAGE}`,
    [id],
  )
}

/** Returns whether it is uncertain who created the user. */
async function migrateUser(runner: QueryRunner, user: UserRow): Promise<boolean> {
  const mayHaveSignedUp = RANDOM_UUID.test(user.id) && user.email_or_username?.includes('@') === true
  const isSelfRegistered = mayHaveSignedUp && Boolean(user.has_passkey_from_creation)
  const origins = [isSelfRegistered ? 'self' : 'backend', mayHaveSignedUp ? 'self' : 'backend']
  const key = keyOf(user, currentFoldOf)
  const full = textOf(user, currentFoldOf)
  const nameless = textOf({ ...user, email_or_username: null, display_name: null }, currentFoldOf)
  const names = mayHaveSignedUp ? [null, key, nameless, full] : [key, null, full, null]
  await runner.query(
    `UPDATE users SET origin = $1, name_origin = $2, email_or_username_key = $3, asserted_name_key = $4,
       search_text = $5, asserted_search_text = $6 WHERE id = $7`,
    [...origins, ...names, user.id],
  )
  return mayHaveSignedUp && !isSelfRegistered
}

async function revertUser(runner: QueryRunner, user: UserRow): Promise<boolean> {
  const key = keyOf(user, previousFoldOf)
  const update = 'UPDATE users SET email_or_username_key = $1, search_text = $2 WHERE id = $3'
  await runner.query(update, [key, textOf(user, previousFoldOf), user.id])
  return false
}

function keyOf({ email_or_username: name, has_key }: UserRow, foldOf: Fold): string | null {
  return name !== null && Boolean(has_key) ? nameKeyOf(name, foldOf) : null
}

function textOf({ id, email_or_username, display_name }: UserRow, foldOf: Fold): string {
  return searchTextOf([id, email_or_username, display_name], foldOf)
}

/** Leaves each key to its oldest user, trusted names first, and returns the ids of the others. They keep all their data. */
async function makeUnique(runner: QueryRunner, column: string): Promise<string[]> {
  const shared = await listRows<{ name_key: string }>(
    runner,
    `SELECT ${column} AS name_key FROM users WHERE ${column} IS NOT NULL GROUP BY ${column} HAVING COUNT(*) > 1`,
  )
  const younger: string[] = []
  for (const { name_key } of shared) {
    const users = await listRows<{ id: string }>(
      runner,
      `SELECT id FROM users WHERE ${column} = $1
       ORDER BY CASE name_origin WHEN 'backend' THEN 0 ELSE 1 END, created_at, id`,
      [name_key],
    )
    younger.push(...users.slice(1).map(({ id }) => id))
  }
  for (const id of younger) await runner.query(`UPDATE users SET ${column} = NULL WHERE id = $1`, [id])
  return younger
}

/** Gives labels of backends the name that no other trusted user has, such as one that a sign-up took first. */
async function claimFreeNames(runner: QueryRunner): Promise<void> {
  const labels = await listRows<{ id: string; email_or_username: string }>(
    runner,
    `SELECT id, email_or_username FROM users
     WHERE name_origin = 'backend' AND email_or_username IS NOT NULL AND email_or_username_key IS NULL
     ORDER BY created_at, id`,
  )
  for (const { id, email_or_username } of labels) {
    const key = nameKeyOf(email_or_username, currentFoldOf)
    const holders = await listRows(runner, 'SELECT 1 FROM users WHERE email_or_username_key = $1', [key])
    if (holders.length > 0) continue
    await runner.query('UPDATE users SET email_or_username_key = $1 WHERE id = $2', [key, id])
  }
}

/** Migrations have no logger. The warning names ids only, because names are personal data. */
function warnAbout(ids: readonly string[], fact: string): void {
  if (ids.length === 0) return
  const named = ids.slice(0, 20).join(', ')
  const more = ids.length > 20 ? ` and ${ids.length - 20} more` : ''
  process.emitWarning(`The users ${named}${more} ${fact}`, { type: 'LatchkeyMigration', code: 'LATCHKEY_USER_NAMES' })
}
