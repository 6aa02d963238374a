import type { MigrationInterface, QueryRunner } from 'typeorm'

const PAGE = 500

interface Wording {
  readonly id: string
  readonly email_or_username: string | null
  readonly display_name: string | null
}

/**
 * The text in which users are searched for. The column is added in place: to add it, TypeORM would make the table of
 * SQLite anew, and when it takes that back, the old table takes with it all that refers to users.
 */
export class UserSearch1700000005000 implements MigrationInterface {
  readonly name = 'UserSearch1700000005000'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query("ALTER TABLE users ADD COLUMN search_text text NOT NULL DEFAULT ''")
    for (
      let page = await wordingsAfter('', runner);
      page.length > 0;
      page = await wordingsAfter(lastOf(page), runner)
    ) {
      for (const user of page) await fill(user, runner)
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE users DROP COLUMN search_text')
  }
}

function wordingsAfter(id: string, runner: QueryRunner): Promise<Wording[]> {
  const columns = 'id, email_or_username, display_name'
  return runner.query(`SELECT ${columns} FROM users WHERE id > $1 ORDER BY id LIMIT ${PAGE}`, [id])
}

function lastOf(page: readonly Wording[]): string {
  return page.at(-1)?.id ?? ''
}

/** As the service wrote it when this migration was new: a migration does not change with the code. */
async function fill({ id, email_or_username, display_name }: Wording, runner: QueryRunner): Promise<void> {
  const texts = [id, email_or_username ?? '', display_name ?? '']
  const text = texts.map((each) => each.normalize('NFKC').toLowerCase().normalize('NFKC')).join('\n')
  await runner.query('UPDATE users SET search_text = $1 WHERE id = $2', [text, id])
}
