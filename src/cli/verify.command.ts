import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { SystemClock } from '../common/clock.js'
import { POLICY_PROFILES, type PolicyProfile } from '../webauthn/index.js'
import { type CeremonyRecord, readCeremonyRecord } from './ceremony-record.js'
import { type Command, type ExitCode, type Streams, UnusableInputError, UsageError } from './command.js'
import { type Evaluation, evaluateRecord } from './evaluate-record.js'
import { openInput, parseJson, readInput, unreadable } from './input.js'
import { createRecordPolicy, parseSettings, type PolicyChoice } from './record-policy.js'
import { renderLine, renderTable } from './render-evaluation.js'

interface VerifyOptions extends PolicyChoice {
  readonly output: 'table' | 'json' | 'jsonl'
  readonly file: string | undefined
}

/** `latchkey verify`: runs recorded ceremonies through the engine. */
export const verifyCommand: Command = {
  name: 'verify',
  usage: '[--profile NAME] [--set SETTING=VALUE]… [--json | --jsonl] [FILE|-]',
  summary: 'Verify a recorded ceremony and show its trace. Exit status: 0 verified, 1 rejected, 2 unusable input.',
  run: async (args, streams) => {
    const options = readOptions(args)
    return options.output === 'jsonl' ? verifyLines(options, streams) : verifyOne(options, streams)
  },
}

function readOptions(args: readonly string[]): VerifyOptions {
  const { values, positionals } = parseOrRefuse(args)
  if (positionals.length > 1) throw new UsageError('one FILE at most')
  if (values.json && values.jsonl) throw new UsageError('--json and --jsonl exclude each other')
  const profile = POLICY_PROFILES.find((name) => name === values.profile)
  if (profile === undefined) throw new UsageError(`--profile is one of ${POLICY_PROFILES.join(', ')}`)
  const output = values.jsonl ? 'jsonl' : values.json ? 'json' : 'table'
  return { output, profile, settings: parseSettings(values.set), file: positionals[0] }
}

function parseOrRefuse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        profile: { type: 'string', default: 'specification' satisfies PolicyProfile },
        set: { type: 'string', multiple: true, default: [] },
        json: { type: 'boolean', default: false },
        jsonl: { type: 'boolean', default: false },
      },
    })
  } catch (error) {
    throw new UsageError((error as Error).message)
  }
}

async function verifyOne(options: VerifyOptions, streams: Streams): Promise<ExitCode> {
  const text = (await readInput(openInput(options.file, streams))).toString('utf8')
  const record = readCeremonyRecord(parseJson(text))
  const evaluation = evaluate(record, options)
  streams.out(`${options.output === 'json' ? renderJson(record, evaluation) : renderText(evaluation)}\n`)
  return evaluation.outcome === 'verified' ? 0 : 1
}

/** One line in, one line out, in the same order. A line that is no record is answered too, and makes the exit code 2. */
async function verifyLines(options: VerifyOptions, streams: Streams): Promise<ExitCode> {
  const input = openInput(options.file, streams)
  const broken = new Promise<never>((_, reject) => input.once('error', (error) => reject(unreadable(error))))
  return Promise.race([broken, answerLines(createInterface({ input }), options, streams)])
}

async function answerLines(lines: AsyncIterable<string>, options: VerifyOptions, { out }: Streams): Promise<ExitCode> {
  let worst: ExitCode | undefined
  for await (const line of lines) {
    if (line.trim() === '') continue
    const { answer, exitCode } = answerLine(line, options)
    out(`${JSON.stringify(answer)}\n`)
    if (worst === undefined || exitCode > worst) worst = exitCode
  }
  if (worst === undefined) throw new UnusableInputError('there is no record')
  return worst
}

function answerLine(line: string, options: VerifyOptions): { answer: object; exitCode: ExitCode } {
  let id: unknown
  try {
    const json = parseJson(line)
    id = (json as { id?: unknown } | null)?.id
    const record = readCeremonyRecord(json)
    const evaluation = evaluate(record, options)
    const answer = renderLine(record.id, evaluation, record.trust !== undefined)
    return { answer, exitCode: evaluation.outcome === 'verified' ? 0 : 1 }
  } catch (error) {
    if (!(error instanceof UnusableInputError)) throw error
    return { answer: { id, outcome: 'unusable', reason: error.message }, exitCode: 2 }
  }
}

function evaluate(record: CeremonyRecord, choice: PolicyChoice): Evaluation {
  return evaluateRecord(record, createRecordPolicy(record.trust, choice), new SystemClock().now())
}

function renderJson(record: CeremonyRecord, evaluation: Evaluation): string {
  const line = renderLine(record.id, evaluation, record.trust !== undefined)
  return JSON.stringify({ ...line, trace: evaluation.report }, null, 2)
}

function renderText(evaluation: Evaluation): string {
  const table = evaluation.report === undefined ? '' : `${renderTable(evaluation.report)}\n\n`
  if (evaluation.outcome === 'verified') return `${table}verified`
  return `${table}rejected: ${evaluation.code}: ${evaluation.message}`
}
