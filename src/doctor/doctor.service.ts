import { Injectable } from '@nestjs/common'
import { LatchkeyConfig } from '../config/latchkey-config.js'
import { type OriginMismatch, OriginMismatchLog } from '../passkeys/verification/origin-mismatch-log.js'
import { checkAddress } from './address-check.js'
import { checkConfiguration } from './configuration-checks.js'
import { explainResponse } from './explain-response.js'
import type { Finding } from './finding.js'
import { ForwardedHeaderMonitor } from './forwarded-header-monitor.js'

/** A ceremony that ran on an unexpected origin, RP ID or frame, with the cause. */
export interface ExplainedMismatch {
  readonly mismatch: OriginMismatch
  readonly findings: readonly Finding[]
}

export interface DoctorReport {
  readonly rpId: string
  readonly origins: readonly string[]
  readonly findings: readonly Finding[]
  /** Rejected ceremonies since this process started, latest first. */
  readonly mismatches: readonly ExplainedMismatch[]
}

@Injectable()
export class DoctorService {
  constructor(
    private readonly config: LatchkeyConfig,
    private readonly mismatches: OriginMismatchLog,
    private readonly forwardedHeaders: ForwardedHeaderMonitor,
  ) {}

  /** @param address the URL of a page that will run ceremonies */
  report(address: string | undefined): DoctorReport {
    const { config } = this
    const findings = [
      ...checkConfiguration(config),
      this.forwardedHeaders.report(),
      address === undefined ? undefined : checkAddress(address, config),
    ]
    const mismatches = this.mismatches.list().map((mismatch) => ({
      mismatch,
      findings: explainResponse(mismatch.context, config).filter(({ severity }) => severity !== 'ok'),
    }))
    const { rpId, origins } = config
    return { rpId, origins, findings: findings.filter((finding) => finding !== undefined), mismatches }
  }
}
