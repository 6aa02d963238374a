import { accessSync, constants } from 'node:fs'
import { parseArgs } from 'node:util'
import { InvalidConfigurationError } from '../config/invalid-configuration-error.js'
import type { LatchkeyConfig } from '../config/latchkey-config.js'
import { type Command, type ExitCode, type Streams, UsageError } from './command.js'
import { describeConfig } from './describe-config.js'
import { unreadable } from './input.js'

/** Reads the configuration of the server, with the file that is named. */
type LoadConfig = (file?: string) => LatchkeyConfig

interface ConfigOptions {
  readonly file: string | undefined
  readonly json: boolean
}

/** `latchkey config check`: everything that is wrong with a configuration, or what it puts in force. */
export function createConfigCommand(loadConfig: LoadConfig): Command {
  return {
    name: 'config',
    usage: 'check [--json] [FILE]',
    summary:
      'Check a configuration file with the environment of the server, and show what is in force. Exit status: 0 valid, 1 not valid, 2 unusable input.',
    run: (args, streams) => Promise.resolve(check(readOptions(args), loadConfig, streams)),
  }
}

function readOptions(args: readonly string[]): ConfigOptions {
  const { values, positionals } = parseOrRefuse(args)
  const [action, file, ...more] = positionals
  if (action !== 'check') throw new UsageError('what is to be done: check')
  if (more.length > 0) throw new UsageError('one FILE at most')
  return { file, json: values.json }
}

function parseOrRefuse(args: readonly string[]) {
  try {
    const options = { json: { type: 'boolean', default: false } } as const
    return parseArgs({ args: [...args], allowPositionals: true, options })
  } catch (error) {
    throw new UsageError((error as Error).message)
  }
}

function check({ file, json }: ConfigOptions, loadConfig: LoadConfig, { out }: Streams): ExitCode {
  if (file !== undefined) demandReadable(file)
  try {
    out(render(loadConfig(file), json))
    return 0
  } catch (error) {
    if (!(error instanceof InvalidConfigurationError)) throw error
    out(json ? `${JSON.stringify({ valid: false, problems: error.problems }, null, 2)}\n` : `${error.message}\n`)
    return 1
  }
}

/** A file that is not there is no faulty one. */
function demandReadable(file: string): void {
  try {
    accessSync(file, constants.R_OK)
  } catch (error) {
    throw unreadable(error)
  }
}

function render(config: LatchkeyConfig, json: boolean): string {
  const facts = describeConfig(config)
  if (json) return `${JSON.stringify({ valid: true, ...facts }, null, 2)}\n`
  const width = Math.max(...Object.keys(facts).map((name) => name.length))
  const lines = Object.entries(facts).flatMap(([name, value]) =>
    [value ?? []].flat().map((item, index) => `${(index === 0 ? name : '').padEnd(width)}  ${item}`),
  )
  return ['The configuration is valid. In force:', ...lines.map((line) => `  ${line}`), ''].join('\n')
}
