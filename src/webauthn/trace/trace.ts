import { EngineError, MalformedInputError, UnsupportedError } from '../errors/engine-error.js'
import { type CodeOf, describeCode, type ErrorCode } from '../errors/registry.js'
import type { RecordedTrace, TraceEntry } from './entry.js'
import type { EvidenceThunk } from './evidence.js'
import { renderReport, type TraceReport } from './report.js'
import type { Catalogue, LetStep, NestedStep, Step, VerifyStep } from './step.js'
import { PolicyError, VerificationError } from './verification-error.js'

/**
 * The execution of one procedure. A procedure is written as statements on its trace, so the trace records exactly
 * what ran. A procedure fails in {@link verify}, or with an error thrown inside {@link check}, {@link let} or
 * {@link within}. It passes a conditional step with {@link skip} and a failed alternative with {@link attempt}. There
 * are no other methods that record a step.
 */
export class Trace implements RecordedTrace {
  readonly catalogue: Catalogue
  readonly entries: TraceEntry[] = []
  readonly #root: Trace

  constructor(catalogue: Catalogue, root?: Trace) {
    this.catalogue = catalogue
    this.#root = root ?? this
  }

  /**
   * Records a step that requires a condition.
   *
   * @param evidence the compared values, for the report
   * @param code the error code of this check, if the step has several (one of its `furtherCodes`)
   * @throws VerificationError, PolicyError, UnsupportedError or MalformedInputError, depending on the kind of the
   *   code
   */
  verify(step: VerifyStep, holds: boolean, evidence?: EvidenceThunk, code: ErrorCode = step.code): asserts holds {
    if (holds) {
      this.entries.push({ step, outcome: 'passed', evidence })
      return
    }
    this.entries.push({ step, outcome: 'failed', code, evidence })
    throw this.#locate(refusal(code, step), step)
  }

  /**
   * Records a step whose condition is computed by a function that may throw, e.g. because a signature is malformed.
   *
   * @param evidence the compared values, for the report
   * @throws the EngineErrors of `holds` and of {@link verify}
   */
  check(step: VerifyStep, holds: () => boolean, evidence?: EvidenceThunk): void {
    let held: boolean
    try {
      held = holds()
    } catch (error) {
      throw this.#failed(error, { step, outcome: 'failed', evidence })
    }
    this.verify(step, held, evidence)
  }

  /**
   * Records a step that computes or parses a value.
   *
   * @throws the EngineErrors of `compute`
   */
  let<T>(step: LetStep, compute: () => T): T {
    try {
      const value = compute()
      this.entries.push({ step, outcome: 'passed' })
      return value
    } catch (error) {
      throw this.#failed(error, { step, outcome: 'failed' })
    }
  }

  /** Records a conditional step whose condition is not met. */
  skip(step: Step, reason: string): void {
    this.entries.push({ step, outcome: 'skipped', reason })
  }

  /**
   * Records a step that runs a nested catalogue.
   *
   * @throws the EngineErrors of `run`
   */
  within<T>(step: NestedStep, catalogue: Catalogue, run: (trace: Trace) => T): T {
    const inner = new Trace(catalogue, this.#root)
    try {
      const value = run(inner)
      this.entries.push({ step, outcome: 'passed', inner })
      return value
    } catch (error) {
      throw this.#failed(error, { step, outcome: 'failed', inner })
    }
  }

  /**
   * Records one of several alternatives, each with a nested catalogue. If the alternative fails, the procedure
   * continues without it, and the trace records the reason.
   *
   * @returns undefined when the alternative failed
   */
  attempt<T>(step: NestedStep, catalogue: Catalogue, run: (trace: Trace) => T): T | undefined {
    const inner = new Trace(catalogue, this.#root)
    try {
      const value = run(inner)
      this.entries.push({ step, outcome: 'passed', inner })
      return value
    } catch (error) {
      if (!(error instanceof EngineError)) throw error
      this.entries.push({ step, outcome: 'skipped', reason: `an alternative failed: ${error.code}`, inner })
      return undefined
    }
  }

  /** Returns the trace as plain JSON, with every step of the catalogue and its outcome. */
  report(): TraceReport {
    return renderReport(this)
  }

  #failed(error: unknown, entry: TraceEntry): unknown {
    if (!(error instanceof EngineError)) return error
    this.entries.push({ ...entry, code: error.code })
    return this.#locate(error, entry.step)
  }

  #locate(error: EngineError, step: Step): EngineError {
    if (error.occurrence !== undefined) return error
    return error.withOccurrence({ step: step.id, report: () => this.#root.report() })
  }
}

function refusal(code: ErrorCode, step: Step): EngineError {
  switch (describeCode(code).kind) {
    case 'policy':
      return new PolicyError(code as CodeOf<'policy'>, step.id)
    case 'unsupported':
      return new UnsupportedError(code as CodeOf<'unsupported'>, step.id)
    case 'malformed':
      return new MalformedInputError(code as CodeOf<'malformed'>, { path: step.id })
    case 'verification':
    case 'configuration':
      return new VerificationError(code as CodeOf<'verification'>, step.id)
  }
}
