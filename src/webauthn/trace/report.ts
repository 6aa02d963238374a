import type { ErrorCode } from '../errors/registry.js'
import type { RecordedTrace, TraceEntry } from './entry.js'
import { EDITION_LABEL } from './edition.js'
import { type RenderedEvidence, renderEvidence } from './evidence.js'
import type { Step, StepKind } from './step.js'

/** What became of a row: what the engine did, or who is to do it. */
export type StepOutcome = 'passed' | 'failed' | 'skipped' | 'not-reached' | 'client' | 'caller'

/** One row of a report. */
export interface StepReport {
  readonly id: string
  readonly number: number
  readonly kind: StepKind
  readonly text: string
  readonly outcome: StepOutcome
  /** Code of the refusal. */
  readonly code?: ErrorCode
  /** Why the step, or a demand of it, was skipped. */
  readonly reason?: string
  /** What became of each demand of the step, in order, where it makes several and they did not all fare alike. */
  readonly demands?: readonly DemandReport[]
  readonly evidence?: RenderedEvidence
  /** The catalogues that carried the step out: one, or one for each alternative. */
  readonly inner?: readonly ProcedureReport[]
}

/** One of several demands of a row. */
export interface DemandReport {
  readonly outcome: TraceEntry['outcome']
  readonly code?: ErrorCode
  readonly reason?: string
}

/** A procedure with every row of its catalogue. */
export interface ProcedureReport {
  readonly procedure: string
  readonly section: string
  readonly steps: readonly StepReport[]
}

/** A ceremony as the API and the command line show it. Plain JSON; bytes appear only as fingerprints. */
export interface TraceReport {
  readonly ceremony: string
  readonly section: string
  readonly edition: string
  readonly outcome: 'passed' | 'failed'
  /** Id of the innermost step that failed. */
  readonly failedStep?: string
  readonly steps: readonly StepReport[]
}

/** Renders a trace: the catalogue's rows, each with what the procedure did about it. */
export function renderReport(trace: RecordedTrace): TraceReport {
  const failedStep = innermostFailure(trace)
  return {
    ceremony: trace.catalogue.name,
    section: trace.catalogue.section,
    edition: EDITION_LABEL,
    outcome: failedStep === undefined ? 'passed' : 'failed',
    ...(failedStep !== undefined && { failedStep }),
    steps: renderSteps(trace),
  }
}

function innermostFailure(trace: RecordedTrace): string | undefined {
  const failed = trace.entries.find((entry) => entry.outcome === 'failed')
  if (failed === undefined) return undefined
  return (failed.inner && innermostFailure(failed.inner)) ?? failed.step.id
}

function renderSteps(trace: RecordedTrace): StepReport[] {
  return Object.values(trace.catalogue.rows).map((step) =>
    renderStep(
      step,
      trace.entries.filter((entry) => entry.step === step),
    ),
  )
}

/** A step may have several entries, one for each of its demands. */
function renderStep(step: Step, entries: readonly TraceEntry[]): StepReport {
  const { outcome = absentOutcome(step), code } = decisiveEntry(entries) ?? {}
  const reasons = new Set(entries.flatMap(({ reason }) => reason ?? []))
  const inner = entries.flatMap(({ inner }) => inner ?? [])
  const evidence = Object.fromEntries(entries.flatMap((entry) => Object.entries(entry.evidence?.() ?? {})))
  return {
    id: step.id,
    number: step.number,
    kind: step.kind,
    text: step.text,
    outcome,
    ...(code !== undefined && { code }),
    ...(reasons.size > 0 && { reason: [...reasons].join('; ') }),
    ...(fareUnlike(entries) && { demands: entries.map(renderDemand) }),
    ...(Object.keys(evidence).length > 0 && { evidence: renderEvidence(evidence) }),
    ...(inner.length > 0 && { inner: inner.map(renderProcedure) }),
  }
}

/** A failure speaks for all demands of a step; a step is skipped only if all of them are. */
function decisiveEntry(entries: readonly TraceEntry[]): TraceEntry | undefined {
  const first = (sought: TraceEntry['outcome']) => entries.find(({ outcome }) => outcome === sought)
  return first('failed') ?? first('passed') ?? first('skipped')
}

function fareUnlike(entries: readonly TraceEntry[]): boolean {
  return new Set(entries.map(({ outcome, reason }) => `${outcome} ${reason}`)).size > 1
}

function renderDemand({ outcome, code, reason }: TraceEntry): DemandReport {
  return { outcome, ...(code !== undefined && { code }), ...(reason !== undefined && { reason }) }
}

function absentOutcome(step: Step): StepOutcome {
  return step.kind === 'client' || step.kind === 'caller' ? step.kind : 'not-reached'
}

function renderProcedure(trace: RecordedTrace): ProcedureReport {
  return { procedure: trace.catalogue.name, section: trace.catalogue.section, steps: renderSteps(trace) }
}
