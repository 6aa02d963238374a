import { Injectable } from '@nestjs/common'
import { LatchkeyConfig } from '../config/latchkey-config.js'
import { type Mismatch, Mismatches } from '../passkeys/ceremonies/mismatches.js'
import { checkAddress } from './address-check.js'
import { checkConfiguration } from './configuration-checks.js'
import { explainResponse } from './explain-response.js'
import type { Finding } from './finding.js'
import { Forwarding } from './forwarding.js'

/** A ceremony that ran where it was not expected, explained. */
export interface ExplainedMismatch {
  readonly mismatch: Mismatch
  readonly findings: readonly Finding[]
}

export interface DoctorReport {
  readonly rpId: string
  readonly origins: readonly string[]
  readonly findings: readonly Finding[]
  /** Those of this process since its start, the latest first. */
  readonly mismatches: readonly ExplainedMismatch[]
}

@Injectable()
export class DoctorService {
  constructor(
    private readonly config: LatchkeyConfig,
    private readonly mismatches: Mismatches,
    private readonly forwarding: Forwarding,
  ) {}

  /** @param address where somebody wants to run ceremonies */
  report(address: string | undefined): DoctorReport {
    const { config } = this
    const findings = [
      ...checkConfiguration(config),
      this.forwarding.report(),
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
