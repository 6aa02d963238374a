import { accessSync, constants } from 'node:fs'
import type { Command } from 'commander'
import { InvalidConfigurationError } from '../config/invalid-configuration-error.js'
import type { LatchkeyConfig } from '../config/latchkey-config.js'
import { startWarningsOf } from '../doctor/start-warnings.js'
import type { CliContext, ExitCode } from './cli-context.js'
import { describeConfig } from './describe-config.js'
import { exitStatusHelp } from './exit-status.js'
import { unreadable } from './input.js'

/** Adds `latchkey config check`, which reports all problems of a configuration, or the settings in effect. */
export function addConfigCommand(program: Command, context: CliContext): void {
  const config = program.command('config').description("Check the server's configuration.")
  config
    .command('check')
    .description(
      "Validate a configuration file together with the server's environment, and show the resulting settings.",
    )
    .argument('[FILE]', 'the configuration file (default: the file that the server would read)')
    .option('--json', 'print JSON')
    .addHelpText('after', exitStatusHelp('valid', 'invalid; the server would not start', 'invalid arguments or file'))
    .action((file: string | undefined, { json }: { json?: boolean }) => context.finish(check(file, json, context)))
}

function check(
  file: string | undefined,
  json: boolean | undefined,
  { loadConfig, streams: { out } }: CliContext,
): ExitCode {
  if (file !== undefined) assertReadable(file)
  try {
    out(render(loadConfig(file), json))
    return 0
  } catch (error) {
    if (!(error instanceof InvalidConfigurationError)) throw error
    out(json ? `${JSON.stringify({ valid: false, problems: error.problems }, null, 2)}\n` : `${error.message}\n`)
    return 1
  }
}

/** A missing file is a usage error (2), not an invalid configuration (1). */
function assertReadable(file: string): void {
  try {
    accessSync(file, constants.R_OK)
  } catch (error) {
    throw unreadable(error)
  }
}

function render(config: LatchkeyConfig, json: boolean | undefined): string {
  const facts = describeConfig(config)
  const warnings = startWarningsOf(config)
  if (json) return `${JSON.stringify({ valid: true, ...facts, warnings }, null, 2)}\n`
  const width = Math.max(...Object.keys(facts).map((name) => name.length))
  const lines = Object.entries(facts).flatMap(([name, value]) =>
    [value ?? []].flat().map((item, index) => `${(index === 0 ? name : '').padEnd(width)}  ${item}`),
  )
  return ['The configuration is valid. Settings in effect:', ...lines.map((line) => `  ${line}`), ...warnings, ''].join(
    '\n',
  )
}
