import { Injectable } from '@nestjs/common'
import { LatchkeyConfig } from '../config/latchkey-config.js'
import { type Mismatch, Mismatches } from '../passkeys/ceremonies/mismatches.js'
import { checkAddress } from './address-check.js'
import { checkConfiguration } from './configuration-checks.js'
import { explainResponse } from './explain-response.js'
import type { Finding } from './finding.js'
import { ForwardedHeaderMonitor } from './forwarded-header-monitor.js'

/** A ceremony that ran on an unexpected origin, RP ID or frame, with the cause. */
export interface ExplainedMismatch {
  readonly mismatch: Mismatch
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
    private readonly mismatches: Mismatches,
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
    const mismatches = this.mismatches.recent().map((mismatch) => ({
      mismatch,
      findings: explainResponse(mismatch.facts, config).filter(({ severity }) => severity !== 'ok'),
    }))
    const { rpId, origins } = config
    return { rpId, origins, findings: findings.filter((finding) => finding !== undefined), mismatches }
  }
}
