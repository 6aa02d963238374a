import { EngineError, MalformedInputError, UnsupportedError } from '../../src/webauthn/errors/engine-error.js'
import { describeCode, type ErrorCode } from '../../src/webauthn/errors/registry.js'
import { type Evidence, renderEvidence } from '../../src/webauthn/trace/evidence.js'
import type { StepReport, TraceReport } from '../../src/webauthn/trace/report.js'
import type { Catalogue } from '../../src/webauthn/trace/step.js'
import { PolicyError, VerificationError } from '../../src/webauthn/trace/verification-error.js'

/** One valid input with one change, and the one refusal it must lead to. */
export interface NegativeRow {
  /** What was changed, with the ids of the checks it proves in brackets. */
  readonly name: string
  /** Id of the step that refuses. */
  readonly step: string
  readonly code: ErrorCode
  /** Id of the step that is carried out by the catalogue the refusing step belongs to. */
  readonly through?: string
  /** What the report must show of the step that refuses, among other things. */
  readonly evidence?: Evidence
}

/** What the engine answered instead of a result. */
export interface Refusal {
  readonly error: EngineError
  readonly report: TraceReport
}

const CLASSES = {
  malformed: MalformedInputError,
  verification: VerificationError,
  policy: PolicyError,
  unsupported: UnsupportedError,
} as const

/** Runs what must be refused. Fails when it is accepted, or when something else than an error of the engine comes out. */
export function refusalOf(run: () => unknown): Refusal {
  let result: unknown
  try {
    result = run()
  } catch (error) {
    if (!(error instanceof EngineError)) throw error
    if (error.occurrence === undefined) throw new Error(`${error.code} names no step`, { cause: error })
    return { error, report: error.occurrence.report() as TraceReport }
  }
  throw new Error(`accepted: ${Object.keys(result as object).join(', ')}`)
}

/** What a report shows of the innermost step that failed. */
export function failedEvidence(report: TraceReport): StepReport['evidence'] {
  return failedSteps(report).at(-1)?.evidence
}

/** Declares a test for every row: code, class and step are as the row says, and the report tells the same story. */
export function itRefuses<Row extends NegativeRow>(rows: readonly Row[], run: (row: Row) => unknown): void {
  it.each(rows.map((row) => ({ row, title: `rejects ${row.name} → ${row.code} at ${row.step}` })))(
    '$title',
    ({ row }) => {
      const { error, report } = refusalOf(() => run(row))
      expect({ code: error.code, step: error.occurrence?.step }).toEqual({ code: row.code, step: row.step })
      expect(error).toBeInstanceOf(classOf(error.code))
      expect(report).toMatchObject({ outcome: 'failed', failedStep: row.step })
      expect(failedSteps(report).map(({ id }) => id)).toEqual(
        row.through === undefined ? [row.step] : [row.through, row.step],
      )
      if (row.evidence !== undefined) expect(failedEvidence(report)).toMatchObject(renderEvidence(row.evidence))
    },
  )
}

/** The demands of a catalogue that no row violates, as `step: code`; `step` alone where a catalogue carries it out. */
export function demandsWithoutNegative(catalogue: Catalogue, rows: readonly NegativeRow[]): string[] {
  const covered = new Set(rows.flatMap(({ step, code, through }) => [`${step}: ${code}`, through]))
  const demands = Object.values(catalogue.rows).flatMap(({ id, kind, code, furtherCodes = [] }) => {
    if (kind !== 'verify') return []
    return code === null ? [id] : [code, ...furtherCodes].map((each) => `${id}: ${each}`)
  })
  return demands.filter((demand) => !covered.has(demand))
}

function classOf(code: ErrorCode) {
  const { kind } = describeCode(code)
  if (kind === 'configuration') throw new Error(`${code} is no refusal`)
  return CLASSES[kind]
}

/** The failed steps, from the outermost inwards. */
function failedSteps({ steps }: { readonly steps: readonly StepReport[] }): StepReport[] {
  return steps
    .filter(({ outcome }) => outcome === 'failed')
    .flatMap((step) => [step, ...(step.inner ?? []).flatMap(failedSteps)])
}
