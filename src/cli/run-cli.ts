import { loadProcessConfig } from '../config/load-config.js'
import { type Command, type ExitCode, type Streams, UnusableInputError, UsageError } from './command.js'
import { createConfigCommand } from './config.command.js'
import { createDoctorCommand } from './doctor.command.js'
import { inspectCommand } from './inspect.command.js'
import { createKeysCommand } from './keys.command.js'
import { createMetadataCommand } from './metadata.command.js'
import { verifyCommand } from './verify.command.js'

const COMMANDS: readonly Command[] = [
  verifyCommand,
  inspectCommand,
  createMetadataCommand(loadProcessConfig),
  createKeysCommand(loadProcessConfig),
  createConfigCommand(loadProcessConfig),
  createDoctorCommand(loadProcessConfig),
]

/** Runs the command that `args` name and turns what it throws into a message and an exit code. */
export async function runCli(args: readonly string[], streams: Streams): Promise<ExitCode> {
  const [name, ...rest] = args
  if (name === undefined || name === 'help' || name === '--help') {
    streams.out(describeCommands())
    return 0
  }
  const command = COMMANDS.find((candidate) => candidate.name === name)
  if (command === undefined) {
    streams.err(`latchkey: there is no command '${name}'\n\n${describeCommands()}`)
    return 2
  }
  return attempt(command, rest, streams)
}

async function attempt(command: Command, args: readonly string[], streams: Streams): Promise<ExitCode> {
  try {
    return await command.run(args, streams)
  } catch (error) {
    if (error instanceof UsageError) streams.err(`latchkey: ${error.message}\nusage: ${usageOf(command)}\n`)
    else if (error instanceof UnusableInputError) streams.err(`latchkey: ${error.message}\n`)
    else throw error
    return 2
  }
}

function describeCommands(): string {
  return ['usage:', ...COMMANDS.map((command) => `  ${usageOf(command)}\n      ${command.summary}`), ''].join('\n')
}

function usageOf({ name, usage }: Command): string {
  return `latchkey ${name} ${usage}`
}
