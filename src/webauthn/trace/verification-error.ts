import { EngineError } from '../errors/engine-error.js'
import { type CodeOf, describeCode } from '../errors/registry.js'

/** Well-formed input, and a step of the specification says no. */
export class VerificationError extends EngineError {
  declare readonly code: CodeOf<'verification' | 'policy'>
  /** Id of the step that refused. */
  readonly step: string

  constructor(code: CodeOf<'verification' | 'policy'>, step: string) {
    super(code, `${code} at ${step}`)
    this.step = step
  }
}

/** The relying party's own rule says no. */
export class PolicyError extends VerificationError {
  declare readonly code: CodeOf<'policy'>
  /** The member of the expectations that holds the rule, e.g. `backup.eligibility`. */
  readonly setting: string

  constructor(code: CodeOf<'policy'>, step: string) {
    super(code, step)
    this.setting = describeCode(code).setting ?? ''
  }
}
