import { createInterface } from 'node:readline'
import { type Command, Option } from 'commander'
import { SystemClock } from '../common/clock.js'
import { POLICY_PROFILES, type PolicyProfile } from '../webauthn/index.js'
import { type CeremonyRecord, parseCeremonyRecord } from './ceremony-record.js'
import { type CliContext, type ExitCode, type Streams, UnusableInputError } from './cli-context.js'
import { type Evaluation, evaluateRecord } from './evaluate-record.js'
import { exitStatusHelp } from './exit-status.js'
import { openInput, parseJson, readInput, unreadable } from './input.js'
import { createRecordPolicy, parseSettings, type PolicyChoice } from './record-policy.js'
import { warningsAbout } from './record-warnings.js'
import { renderLine, renderTable } from './render-evaluation.js'

interface VerifyOptions {
  readonly profile: PolicyProfile
  readonly set: readonly string[]
  readonly json?: boolean
  readonly jsonl?: boolean
}

/** Adds `latchkey verify`, which verifies recorded ceremonies with the engine. */
export function addVerifyCommand(program: Command, context: CliContext): void {
  program
    .command('verify')
    .description('Verify a recorded ceremony and print its trace.')
    .argument('[FILE]', 'the record (default: standard input)')
    .addOption(
      new Option('--profile <NAME>', 'the profile of the attestation policy')
        .choices(POLICY_PROFILES)
        .default('specification' satisfies PolicyProfile),
    )
    .addOption(
      new Option('--set <SETTING=VALUE>', 'override a setting of the profile; can be repeated')
        .argParser(collectSetting)
        .default([], 'none'),
    )
    .addOption(new Option('--json', 'print one JSON object with the trace').conflicts('jsonl'))
    .option('--jsonl', 'read one record per line and print one line for each')
    .addHelpText('after', exitStatusHelp('verified', 'rejected', 'invalid arguments or input'))
    .action(async (file: string | undefined, options: VerifyOptions) =>
      context.finish(await verify(file, options, context.streams)),
    )
}

/** Validates each setting as it is parsed, so that errors name the option. */
function collectSetting(assignment: string, previous: readonly string[]): readonly string[] {
  const assignments = [...previous, assignment]
  parseSettings(assignments)
  return assignments
}

async function verify(file: string | undefined, options: VerifyOptions, streams: Streams): Promise<ExitCode> {
  const choice = { profile: options.profile, settings: parseSettings(options.set) }
  if (options.jsonl) return verifyLines(file, choice, streams)
  const record = parseCeremonyRecord(parseJson((await readInput(openInput(file, streams))).toString('utf8')))
  const evaluation = evaluate(record, choice)
  streams.out(`${options.json ? renderJson(record, evaluation) : renderText(record, evaluation)}\n`)
  return evaluation.outcome === 'verified' ? 0 : 1
}

/** Prints one line for each record, in the same order. Unusable records are reported, too; they set the exit code 2. */
async function verifyLines(file: string | undefined, choice: PolicyChoice, streams: Streams): Promise<ExitCode> {
  const input = openInput(file, streams)
  const failed = new Promise<never>((_, reject) => input.once('error', (error) => reject(unreadable(error))))
  return Promise.race([failed, processLines(createInterface({ input }), choice, streams)])
}

async function processLines(lines: AsyncIterable<string>, choice: PolicyChoice, { out }: Streams): Promise<ExitCode> {
  let worst: ExitCode | undefined
  for await (const line of lines) {
    if (line.trim() === '') continue
    const { result, exitCode } = processLine(line, choice)
    out(`${JSON.stringify(result)}\n`)
    if (worst === undefined || exitCode > worst) worst = exitCode
  }
  if (worst === undefined) throw new UnusableInputError('the input contains no record')
  return worst
}

function processLine(line: string, choice: PolicyChoice): { result: object; exitCode: ExitCode } {
  let id: unknown
  try {
    const json = parseJson(line)
    id = (json as { id?: unknown } | null)?.id
    const record = parseCeremonyRecord(json)
    const evaluation = evaluate(record, choice)
    const result = renderLine(record, evaluation)
    return { result, exitCode: evaluation.outcome === 'verified' ? 0 : 1 }
  } catch (error) {
    if (!(error instanceof UnusableInputError)) throw error
    return { result: { id, outcome: 'unusable', reason: error.message }, exitCode: 2 }
  }
}

function evaluate(record: CeremonyRecord, choice: PolicyChoice): Evaluation {
  return evaluateRecord(record, createRecordPolicy(record.trust, choice), new SystemClock().now())
}

function renderJson(record: CeremonyRecord, evaluation: Evaluation): string {
  const line = renderLine(record, evaluation)
  return JSON.stringify({ ...line, trace: evaluation.report }, null, 2)
}

function renderText(record: CeremonyRecord, evaluation: Evaluation): string {
  const table = evaluation.report === undefined ? '' : `${renderTable(evaluation.report)}\n\n`
  const warnings = warningsAbout(record).map((warning) => `warning: ${warning}\n`)
  const outcome = evaluation.outcome === 'verified' ? 'verified' : `rejected: ${evaluation.code}: ${evaluation.message}`
  return `${table}${warnings.join('')}${outcome}`
}
