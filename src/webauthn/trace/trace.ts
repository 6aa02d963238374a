import { EngineError, MalformedInputError, UnsupportedError } from '../errors/engine-error.js'
import { type CodeOf, describeCode, type ErrorCode } from '../errors/registry.js'
import type { RecordedTrace, TraceEntry } from './entry.js'
import type { EvidenceThunk } from './evidence.js'
import { renderReport, type TraceReport } from './report.js'
import type { Catalogue, LetStep, NestedStep, Step, VerifyStep } from './step.js'
import { PolicyError, VerificationError } from './verification-error.js'

/**
 * The execution of one procedure. Procedures are written as statements on a trace, so what a trace records is what
 * ran. A procedure fails in {@link verify}, or by what is thrown inside {@link check}, {@link let} or {@link within};
 * it goes past a conditional step with {@link skip} and past an alternative that refuses with {@link attempt}. There
 * is no other verb.
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
   * A step that demands something.
   *
   * @param evidence what the step saw, for the report
   * @param code the code of this demand, where the step makes several (one of the row's `furtherCodes`)
   * @throws VerificationError, PolicyError, UnsupportedError or MalformedInputError, as the code's kind says
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
   * A step whose demand has to be worked out by something that throws where the input cannot be what it claims to be.
   *
   * @param evidence as in {@link verify}
   * @throws what `holds` throws, and as {@link verify}
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

  /** A step that computes a value, or throws because the input cannot be parsed. */
  let<T>(step: LetStep, compute: () => T): T {
    try {
      const value = compute()
      this.entries.push({ step, outcome: 'passed' })
      return value
    } catch (error) {
      throw this.#failed(error, { step, outcome: 'failed' })
    }
  }

  /** A conditional step whose condition is not met. */
  skip(step: Step, reason: string): void {
    this.entries.push({ step, outcome: 'skipped', reason })
  }

  /** A step that is carried out by a catalogue of its own. */
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
   * One of several alternatives, carried out by a catalogue of its own: if it refuses, the procedure goes on without it,
   * and the trace keeps why.
   *
   * @returns undefined when it refused
   */
  attempt<T>(step: NestedStep, catalogue: Catalogue, run: (trace: Trace) => T): T | undefined {
    const inner = new Trace(catalogue, this.#root)
    try {
      const value = run(inner)
      this.entries.push({ step, outcome: 'passed', inner })
      return value
    } catch (error) {
      if (!(error instanceof EngineError)) throw error
      this.entries.push({ step, outcome: 'skipped', reason: `an alternative refused: ${error.code}`, inner })
      return undefined
    }
  }

  /** The execution as plain JSON: every row of the catalogue with what became of it. */
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
