import { parseArgs } from 'node:util'
import type { LatchkeyConfig } from '../config/latchkey-config.js'
import { checkAddress } from '../doctor/address-check.js'
import { checkConfiguration } from '../doctor/configuration-checks.js'
import { explainResponse } from '../doctor/explain-response.js'
import { type Finding, worstOf } from '../doctor/finding.js'
import { readResponseContext } from '../passkeys/verification/response-context.js'
import { type Command, type Streams, UnusableInputError, UsageError } from './command.js'
import { openInput, parseJson, readInput } from './input.js'
import { type LoadConfig, refusingInvalid } from './read-config.js'
import { visible } from './visible.js'

interface DoctorOptions {
  readonly response: string | undefined
  readonly origin: string | undefined
  readonly json: boolean
}

/** `latchkey doctor`: what is wrong with the configuration, and why a response is refused. */
export function createDoctorCommand(loadConfig: LoadConfig): Command {
  return {
    name: 'doctor',
    usage: '[--origin URL] [--response FILE|-] [--json]',
    summary:
      'Look at the configuration, whether ceremonies may run on a page, and where a response was made. Exit status: 0 no problem, 1 a problem, 2 unusable input.',
    run: async (args, streams) => {
      const options = readOptions(args)
      const config = await refusingInvalid(loadConfig)
      const findings = [
        ...checkConfiguration(config),
        ...(options.origin === undefined ? [] : [checkAddress(options.origin, config)]),
        ...(options.response === undefined ? [] : await explainFile(options.response, config, streams)),
      ]
      streams.out(options.json ? `${JSON.stringify({ findings }, null, 2)}\n` : renderFindings(findings))
      return worstOf(findings) === 'problem' ? 1 : 0
    },
  }
}

function readOptions(args: readonly string[]): DoctorOptions {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        response: { type: 'string' },
        origin: { type: 'string' },
        json: { type: 'boolean', default: false },
      },
    })
    return { response: values.response, origin: values.origin, json: values.json }
  } catch (error) {
    throw new UsageError((error as Error).message)
  }
}

async function explainFile(file: string, config: LatchkeyConfig, streams: Streams): Promise<readonly Finding[]> {
  const json = parseJson((await readInput(openInput(file, streams))).toString('utf8'))
  const context = readResponseContext(json)
  if (context !== undefined) return explainResponse(context, config)
  throw new UnusableInputError('the input is no RegistrationResponseJSON or AuthenticationResponseJSON')
}

const MARKS = { ok: 'ok      ', warning: 'warning ', problem: 'PROBLEM ' } as const

function renderFindings(findings: readonly Finding[]): string {
  return findings.map(renderFinding).join('')
}

function renderFinding({ check, severity, found, expected, received, advice }: Finding): string {
  const details = { expected, received, 'what to do': advice }
  const lines = Object.entries(details).flatMap(([name, text]) =>
    text === undefined ? [] : [`${name}: ${visible(text)}`],
  )
  return [`${MARKS[severity]} ${check}: ${visible(found)}`, ...lines.map((line) => `           ${line}`), ''].join('\n')
}
