import { EngineError } from '../errors/engine-error.js'
import { type CodeOf, describeCode } from '../errors/registry.js'

/** The input is well-formed, but a step of the specification failed. */
export class VerificationError extends EngineError {
  declare readonly code: CodeOf<'verification' | 'policy'>
  /** The ID of the failed step. */
  readonly step: string

  constructor(code: CodeOf<'verification' | 'policy'>, step: string) {
    super(code, `${code} at ${step}`)
    this.step = step
  }
}

/** The input is valid, but a rule of the relying party rejects it. */
export class PolicyError extends VerificationError {
  declare readonly code: CodeOf<'policy'>
  /** The member of the expectations that contains the rule, e.g. `backup.eligibility`. */
  readonly setting: string

  constructor(code: CodeOf<'policy'>, step: string) {
    super(code, step)
    this.setting = describeCode(code).setting ?? ''
  }
}
