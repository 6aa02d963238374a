import { EngineError, MalformedInputError, UnsupportedError } from '../../src/webauthn/errors/engine-error.js'
import { describeCode, type ErrorCode } from '../../src/webauthn/errors/registry.js'
import { type Evidence, renderEvidence } from '../../src/webauthn/trace/evidence.js'
import type { StepReport, TraceReport } from '../../src/webauthn/trace/report.js'
import type { Catalogue } from '../../src/webauthn/trace/step.js'
import { PolicyError, VerificationError } from '../../src/webauthn/trace/verification-error.js'

/** A valid input with one change, and the error that the change must cause. */
export interface NegativeRow {
  /** The change, with the IDs of the checks that the row proves in brackets. */
  readonly name: string
  /** ID of the step that must fail. */
  readonly step: string
  readonly code: ErrorCode
  /** ID of the outer step whose inner catalogue contains the failing step. */
  readonly through?: string
  /** Evidence that the report must contain for the failing step. */
  readonly evidence?: Evidence
}

/** The error of the engine with its report. */
interface Refusal {
  readonly error: EngineError
  readonly report: TraceReport
}

const CLASSES = {
  malformed: MalformedInputError,
  verification: VerificationError,
  policy: PolicyError,
  unsupported: UnsupportedError,
} as const

/** Returns the engine's error of a function. Throws when the function returns, or throws another error. */
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

/** The evidence of the innermost failed step. */
export function failedEvidence(report: TraceReport): StepReport['evidence'] {
  return failedSteps(report).at(-1)?.evidence
}

/** Declares a test for every row: code, class, step and report must agree with the row. */
export function itRejects<Row extends NegativeRow>(rows: readonly Row[], run: (row: Row) => unknown): void {
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

/** Lists the requirements of a catalogue that no row violates, as `step: code`, or `step` for a step with an inner catalogue. */
export function requirementsWithoutNegative(catalogue: Catalogue, rows: readonly NegativeRow[]): string[] {
  const covered = new Set(rows.flatMap(({ step, code, through }) => [`${step}: ${code}`, through]))
  const demands = Object.values(catalogue.rows).flatMap(({ id, kind, code, furtherCodes = [] }) => {
    if (kind !== 'verify') return []
    return code === null ? [id] : [code, ...furtherCodes].map((each) => `${id}: ${each}`)
  })
  return demands.filter((demand) => !covered.has(demand))
}

function classOf(code: ErrorCode) {
  const { kind } = describeCode(code)
  if (kind === 'configuration') throw new Error(`${code} is a configuration error`)
  return CLASSES[kind]
}

/** The failed steps, outermost first. */
function failedSteps({ steps }: { readonly steps: readonly StepReport[] }): StepReport[] {
  return steps
    .filter(({ outcome }) => outcome === 'failed')
    .flatMap((step) => [step, ...(step.inner ?? []).flatMap(failedSteps)])
}
