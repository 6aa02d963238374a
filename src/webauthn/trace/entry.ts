import type { ErrorCode } from '../errors/registry.js'
import type { EvidenceThunk } from './evidence.js'
import type { Catalogue, Step } from './step.js'

/** What one step did. */
export interface TraceEntry {
  readonly step: Step
  readonly outcome: 'passed' | 'failed' | 'skipped'
  /** Why a step was skipped. */
  readonly reason?: string
  /** Why a step failed. */
  readonly code?: ErrorCode
  readonly evidence?: EvidenceThunk | undefined
  /** The execution of the catalogue that carried the step out. */
  readonly inner?: RecordedTrace
}

/** The execution of a procedure as far as it got. */
export interface RecordedTrace {
  readonly catalogue: Catalogue
  readonly entries: readonly TraceEntry[]
}
