import type { ErrorCode } from '../errors/registry.js'
import type { EvidenceThunk } from './evidence.js'
import type { Catalogue, Step } from './step.js'

/** The outcome of one step, or of one check in a step. */
export interface TraceEntry {
  readonly step: Step
  readonly outcome: 'passed' | 'failed' | 'skipped'
  /** Why the step was skipped. */
  readonly reason?: string
  /** The error code of a failed step. */
  readonly code?: ErrorCode
  readonly evidence?: EvidenceThunk | undefined
  /** The trace of the nested catalogue that carried out the step. */
  readonly inner?: RecordedTrace
}

/** The recorded steps of a procedure that ran to its end or to a failed step. */
export interface RecordedTrace {
  readonly catalogue: Catalogue
  readonly entries: readonly TraceEntry[]
}
