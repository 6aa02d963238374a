import type { ErrorCode } from '../errors/registry.js'
import type { RecordedTrace, TraceEntry } from './entry.js'
import { EDITION_LABEL } from './edition.js'
import { type RenderedEvidence, renderEvidence } from './evidence.js'
import type { Step, StepKind } from './step.js'

/** The outcome of a step, or `client` or `caller` for a step that the engine does not carry out. */
export type StepOutcome = 'passed' | 'failed' | 'skipped' | 'not-reached' | 'client' | 'caller'

/** One step of a report. */
export interface StepReport {
  readonly id: string
  readonly number: number
  readonly kind: StepKind
  readonly text: string
  readonly outcome: StepOutcome
  /** The error code of a failed step. */
  readonly code?: ErrorCode
  /** Why the step, or one of its checks, was skipped. */
  readonly reason?: string
  /** The outcomes of the checks of the step in order, if it has several with different outcomes. */
  readonly demands?: readonly DemandReport[]
  readonly evidence?: RenderedEvidence
  /** The nested procedures of the step: one, or one for each alternative. */
  readonly inner?: readonly ProcedureReport[]
}

/** One of several checks of a step. */
export interface DemandReport {
  readonly outcome: TraceEntry['outcome']
  readonly code?: ErrorCode
  readonly reason?: string
}

/** A procedure with all steps of its catalogue. */
export interface ProcedureReport {
  readonly procedure: string
  readonly section: string
  readonly steps: readonly StepReport[]
}

/** The report of a ceremony as plain JSON, for the API and the command line. Bytes appear as fingerprints only. */
export interface TraceReport {
  readonly ceremony: string
  readonly section: string
  readonly edition: string
  readonly outcome: 'passed' | 'failed'
  /** The ID of the innermost step that failed. */
  readonly failedStep?: string
  readonly steps: readonly StepReport[]
}

/** Renders a trace as a report with every step of the catalogue and its outcome. */
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

/** A step has one entry for each of its checks. */
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

/** A step fails if one of its checks fails, and is skipped only if all of its checks are. */
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
