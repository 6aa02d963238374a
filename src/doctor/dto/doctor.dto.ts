import { ApiProperty, ApiSchema } from '@nestjs/swagger'
import { IsOptional } from 'class-validator'
import { IsText } from '../../common/http/is-text.js'
import type { DoctorReport, ExplainedMismatch } from '../doctor.service.js'
import type { Finding, Severity } from '../finding.js'

export class AskDoctorDto {
  /** The address of a page on which ceremonies are wanted, e.g. `https://login.example.com/passkeys`. */
  @IsOptional()
  @IsText(2048)
  origin?: string
}

@ApiSchema({ description: 'One thing that was looked at.' })
export class FindingDto {
  /** What was looked at. */
  @ApiProperty({ example: 'origin of the response' })
  check!: string
  /** A `problem` keeps ceremonies from working; a `warning` is worth a look. */
  @ApiProperty({ enum: ['ok', 'warning', 'problem'] })
  severity!: Severity
  found!: string
  expected!: string | null
  received!: string | null
  /** What to change, where something has to be. */
  advice!: string | null

  static of({ check, severity, found, expected, received, advice }: Finding): FindingDto {
    const texts = { expected: expected ?? null, received: received ?? null, advice: advice ?? null }
    return Object.assign(new FindingDto(), { check, severity, found, ...texts })
  }
}

@ApiSchema({ description: 'Ceremonies of one kind that ran where they were not expected.' })
export class MismatchDto {
  /** The code they were refused with. */
  @ApiProperty({ example: 'origin_unexpected' })
  code!: string
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

@ApiSchema({ description: 'What was looked at, and the ceremonies that were refused.' })
export class DoctorReportDto {
  rpId!: string
  /** Where ceremonies may run. */
  origins!: string[]
  findings!: FindingDto[]
  /** Refused ceremonies of this process since its start, the latest first. */
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
