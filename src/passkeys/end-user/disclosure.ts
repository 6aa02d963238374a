import { Injectable } from '@nestjs/common'
import { StructuredLogger } from '../../common/logger.js'
import { ProblemError } from '../../common/problems/problem-error.js'
import { LatchkeyConfig } from '../../config/latchkey-config.js'
import { EngineError, type Trace, type TraceReport } from '../../webauthn/index.js'

/** What browsers learn of their ceremonies. The log learns why one was refused. */
@Injectable()
export class Disclosure {
  constructor(
    private readonly logger: StructuredLogger,
    private readonly config: LatchkeyConfig,
  ) {}

  /** The steps of a ceremony that succeeded, where the configuration shows them. */
  traceOf(trace: Trace): TraceReport | undefined {
    return this.config.endUserRealm.showTraces ? trace.report() : undefined
  }

  /** A registration is refused with its code, without the steps: their evidence says what was expected. */
  async ofRegistration<T>(work: Promise<T>): Promise<T> {
    try {
      return await work
    } catch (error) {
      if (!(error instanceof EngineError)) throw error
      this.#log('registration refused', error)
      error.occurrence = undefined
      throw error
    }
  }

  /** A sign-in is refused in one way, whatever is wrong with the credential: nobody can ask which ones there are. */
  async ofSignIn<T>(work: Promise<T>): Promise<T> {
    try {
      return await work
    } catch (error) {
      const aboutCredential = error instanceof EngineError || isSuspension(error)
      if (!aboutCredential) throw error
      this.#log('sign-in refused', error)
      throw new ProblemError('authentication_failed')
    }
  }

  #log(message: string, error: EngineError | ProblemError): void {
    this.logger.event(message, {
      code: error.code,
      step: error instanceof EngineError ? error.occurrence?.step : undefined,
    })
  }
}

function isSuspension(error: unknown): error is ProblemError {
  return error instanceof ProblemError && error.code === 'passkey_suspended'
}
