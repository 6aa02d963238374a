import type { Command } from 'commander'
import type { LatchkeyConfig } from '../config/latchkey-config.js'
import { checkAddress } from '../doctor/address-check.js'
import { checkConfiguration } from '../doctor/configuration-checks.js'
import { explainResponse } from '../doctor/explain-response.js'
import { type Finding, worstOf } from '../doctor/finding.js'
import { readResponseContext } from '../passkeys/verification/response-context.js'
import { type CliContext, type ExitCode, type Streams, UnusableInputError } from './cli-context.js'
import { exitStatusHelp } from './exit-status.js'
import { openInput, parseJson, readInput } from './input.js'
import { escapeControlCharacters } from './escape-control-characters.js'

interface DoctorOptions {
  readonly response?: string
  readonly origin?: string
  readonly json?: boolean
}

/** Adds `latchkey doctor`, which looks for reasons why ceremonies fail. */
export function addDoctorCommand(program: Command, context: CliContext): void {
  program
    .command('doctor')
    .description('Look for problems that cause ceremonies to fail even if the configuration is valid.')
    .option('--origin <URL>', 'check whether ceremonies can run on this page')
    .option('--response <FILE>', 'compare the response of a browser with the configuration (- for standard input)')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      exitStatusHelp('no problem; there may be warnings', 'a problem', 'invalid arguments, file or configuration'),
    )
    .action(async (options: DoctorOptions) => context.finish(await diagnose(options, context)))
}

async function diagnose(options: DoctorOptions, { loadConfig, streams }: CliContext): Promise<ExitCode> {
  const config = loadConfig()
  const findings = [
    ...checkConfiguration(config),
    ...(options.origin === undefined ? [] : [checkAddress(options.origin, config)]),
    ...(options.response === undefined ? [] : await explainFile(options.response, config, streams)),
  ]
  streams.out(options.json ? `${JSON.stringify({ findings }, null, 2)}\n` : renderFindings(findings))
  return worstOf(findings) === 'problem' ? 1 : 0
}

async function explainFile(file: string, config: LatchkeyConfig, streams: Streams): Promise<readonly Finding[]> {
  const json = parseJson((await readInput(openInput(file, streams))).toString('utf8'))
  const context = readResponseContext(json)
  if (context !== undefined) return explainResponse(context, config)
  throw new UnusableInputError('the input is not a RegistrationResponseJSON or AuthenticationResponseJSON')
}

const MARKS = { ok: 'ok      ', warning: 'warning ', problem: 'PROBLEM ' } as const

function renderFindings(findings: readonly Finding[]): string {
  return findings.map(renderFinding).join('')
}

function renderFinding({ check, severity, found, expected, received, advice }: Finding): string {
  const details = { expected, received, 'what to do': advice }
  const lines = Object.entries(details).flatMap(([name, text]) =>
    text === undefined ? [] : [`${name}: ${escapeControlCharacters(text)}`],
  )
  return [
    `${MARKS[severity]} ${check}: ${escapeControlCharacters(found)}`,
    ...lines.map((line) => `           ${line}`),
    '',
  ].join('\n')
}
