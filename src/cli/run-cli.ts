import { Command, CommanderError } from 'commander'
import { productVersion } from '../common/product-version.js'
import { InvalidConfigurationError } from '../config/invalid-configuration-error.js'
import { loadProcessConfig } from '../config/load-config.js'
import { type CliContext, type ExitCode, type Streams, UnusableInputError } from './cli-context.js'
import { addBackupCommands } from './backup.command.js'
import { addConfigCommand } from './config.command.js'
import { addDoctorCommand } from './doctor.command.js'
import { addInspectCommand } from './inspect.command.js'
import { addKeysCommand } from './keys.command.js'
import { addMetadataCommand } from './metadata.command.js'
import { addVerifyCommand } from './verify.command.js'

/** Runs the command that the arguments name. Errors of the user become a message and the exit code 2. */
export async function runCli(
  args: readonly string[],
  streams: Streams,
  loadConfig: CliContext['loadConfig'] = loadProcessConfig,
): Promise<ExitCode> {
  let exitCode: ExitCode = 0
  const program = createProgram({
    streams,
    loadConfig,
    finish: (code) => {
      exitCode = code
    },
  })
  try {
    await program.parseAsync(args.length === 0 ? ['--help'] : [...args], { from: 'user' })
    return exitCode
  } catch (error) {
    // Commander has printed the help, the version or its message.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
    if (!(error instanceof UnusableInputError || error instanceof InvalidConfigurationError)) throw error
    streams.err(`error: ${error.message}\n`)
    return 2
  }
}

function createProgram(context: CliContext): Command {
  const program = new Command('latchkey')
    .description('Verifies recorded ceremonies and manages a Latchkey server.')
    .version(productVersion())
    .exitOverride()
    .configureOutput({ writeOut: context.streams.out, writeErr: context.streams.err })
    .showHelpAfterError('Run with --help for usage.')
  addVerifyCommand(program, context)
  addInspectCommand(program, context)
  addMetadataCommand(program, context)
  addKeysCommand(program, context)
  addConfigCommand(program, context)
  addBackupCommands(program, context)
  addDoctorCommand(program, context)
  return program
}
