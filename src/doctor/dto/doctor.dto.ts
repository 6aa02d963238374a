import { ApiProperty, ApiSchema } from '@nestjs/swagger'
import { IsOptional } from 'class-validator'
import { IsText } from '../../common/http/is-text.js'
import type { DoctorReport, ExplainedMismatch } from '../doctor.service.js'
import type { Finding, Severity } from '../finding.js'

export class DoctorQueryDto {
  /** The URL of a page that will run ceremonies, for example `https://login.example.com/passkeys`. */
  @IsOptional()
  @IsText(2048)
  origin?: string
}

@ApiSchema({ description: 'The result of one check.' })
export class FindingDto {
  /** The name of the check. */
  @ApiProperty({ example: 'origin of the response' })
  check!: string
  /** `problem`: ceremonies fail. `warning`: the configuration works and should be reviewed. */
  @ApiProperty({ enum: ['ok', 'warning', 'problem'] })
  severity!: Severity
  found!: string
  expected!: string | null
  received!: string | null
  /** The recommended change. */
  advice!: string | null

  static of({ check, severity, found, expected, received, advice }: Finding): FindingDto {
    const texts = { expected: expected ?? null, received: received ?? null, advice: advice ?? null }
    return Object.assign(new FindingDto(), { check, severity, found, ...texts })
  }
}

@ApiSchema({ description: 'Ceremonies that were rejected for the same unexpected origin, RP ID or frame.' })
export class MismatchDto {
  /** The error code of the rejection. */
  @ApiProperty({ example: 'origin_unexpected' })
  code!: string
  /** The number of rejected ceremonies. */
  times!: number
  firstAt!: Date
  lastAt!: Date
  findings!: FindingDto[]

  static of({ mismatch, findings }: ExplainedMismatch): MismatchDto {
    const { code, times, firstAt, lastAt } = mismatch
    const explained = findings.map((finding) => FindingDto.of(finding))
    return Object.assign(new MismatchDto(), { code, times, firstAt, lastAt, findings: explained })
  }
}

@ApiSchema({ description: 'The results of the configuration checks, and recently rejected ceremonies.' })
export class DoctorReportDto {
  rpId!: string
  /** The origins on which ceremonies may run. */
  origins!: string[]
  findings!: FindingDto[]
  /** Rejected ceremonies since this process started, latest first. */
  mismatches!: MismatchDto[]

  static of({ rpId, origins, findings, mismatches }: DoctorReport): DoctorReportDto {
    return Object.assign(new DoctorReportDto(), {
      rpId,
      origins: [...origins],
      findings: findings.map((finding) => FindingDto.of(finding)),
      mismatches: mismatches.map((mismatch) => MismatchDto.of(mismatch)),
    })
  }
}
