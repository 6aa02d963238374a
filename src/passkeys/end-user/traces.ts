import { Injectable } from '@nestjs/common'
import { LatchkeyConfig } from '../../config/latchkey-config.js'
import type { Trace, TraceReport } from '../../webauthn/index.js'

/** Whether browsers see the steps of their own ceremonies that succeeded. */
@Injectable()
export class Traces {
  constructor(private readonly config: LatchkeyConfig) {}

  /** Undefined unless the configuration shows traces. */
  of(trace: Trace): TraceReport | undefined {
    return this.config.endUserRealm.showTraces ? trace.report() : undefined
  }
}
