import type { MigrationInterface, QueryRunner } from 'typeorm'

const PAGE = 500

interface UserNames {
  readonly id: string
  readonly email_or_username: string | null
  readonly display_name: string | null
}

/**
 * Adds the search text of users. It uses ALTER TABLE, because TypeORM would recreate the table on SQLite. Its revert would
 * then drop the old table and delete all rows that reference users.
 */
export class UserSearch1700000005000 implements MigrationInterface {
  readonly name = 'UserSearch1700000005000'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query("ALTER TABLE users ADD COLUMN search_text text NOT NULL DEFAULT ''")
    for (
      let page = await listNamesAfter('', runner);
      page.length > 0;
      page = await listNamesAfter(lastOf(page), runner)
    ) {
      for (const user of page) await fillSearchText(user, runner)
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE users DROP COLUMN search_text')
  }
}

function listNamesAfter(id: string, runner: QueryRunner): Promise<UserNames[]> {
  const columns = 'id, email_or_username, display_name'
  return runner.query(`SELECT ${columns} FROM users WHERE id > $1 ORDER BY id LIMIT ${PAGE}`, [id])
}

function lastOf(page: readonly UserNames[]): string {
  return page.at(-1)?.id ?? ''
}

/** Computes the search text as the server did when this migration was written. A migration must not change with the code. */
async function fillSearchText({ id, email_or_username, display_name }: UserNames, runner: QueryRunner): Promise<void> {
  const texts = [id, email_or_username ?? '', display_name ?? '']
  const text = texts.map((each) => each.normalize('NFKC').toLowerCase().normalize('NFKC')).join('\n')
  await runner.query('UPDATE users SET search_text = $1 WHERE id = $2', [text, id])
}
