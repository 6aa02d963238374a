import { resolve } from 'node:path'
import type { Command } from 'commander'
import { type CliContext, type ExitCode, UnusableInputError } from './cli-context.js'
import { exitStatusHelp } from './exit-status.js'

const EXIT_STATUS = exitStatusHelp('done', 'refused', 'invalid arguments or configuration')

const REVIEW = `The database is restored. Ceremonies, confirmations, enrolment tokens, sessions and signing keys were deleted, so all users sign in again.
Review the API keys and passkeys before you start the server for others: keys that were revoked and passkeys that were deleted since the backup are valid again.
`

/** Adds `latchkey backup` and `latchkey restore`, for the SQLite database of the configured server. */
export function addBackupCommands(program: Command, context: CliContext): void {
  program
    .command('backup')
    .description('Copy the SQLite database to a new file while the server runs.')
    .argument('<FILE>', 'the file to create')
    .addHelpText('after', EXIT_STATUS)
    .action(async (file: string) => context.finish(await runBackup(file, context)))
  program
    .command('restore')
    .description('Put a backup in the place of the SQLite database. Stop the server first.')
    .argument('<FILE>', 'the backup')
    .option('--replace', 'overwrite the existing database')
    .addHelpText('after', EXIT_STATUS)
    .action(async (file: string, options: { readonly replace?: boolean }) =>
      context.finish(await runRestore(file, options.replace === true, context)),
    )
}

async function runBackup(target: string, context: CliContext): Promise<ExitCode> {
  const file = databaseFile(context)
  const { backUp } = await import('../database/sqlite-backup.js')
  const success = `The backup is in ${target}. Back up the master secret separately.\n`
  return report(context, () => backUp(file, resolve(target)), success)
}

async function runRestore(backup: string, mayReplace: boolean, context: CliContext): Promise<ExitCode> {
  const file = databaseFile(context)
  const { restore } = await import('../database/sqlite-backup.js')
  return report(context, () => restore(resolve(backup), file, mayReplace), REVIEW)
}

function databaseFile({ loadConfig }: CliContext): string {
  const { database } = loadConfig()
  if (database.kind === 'sqlite') return database.file
  throw new UnusableInputError('the database is on PostgreSQL: use pg_dump, see docs/operations.md')
}

async function report({ streams }: CliContext, work: () => Promise<void>, success: string): Promise<ExitCode> {
  const { BackupRefusedError } = await import('../database/sqlite-backup.js')
  try {
    await work()
    streams.out(success)
    return 0
  } catch (error) {
    if (!(error instanceof BackupRefusedError)) throw error
    streams.err(`refused: ${error.message}\n`)
    return 1
  }
}
