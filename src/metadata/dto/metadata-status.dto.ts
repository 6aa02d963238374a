import { ApiProperty, ApiSchema } from '@nestjs/swagger'
import type { MetadataStatus } from '../metadata-status.js'
import type { MetadataReport } from '../refresh/metadata-refresh.service.js'
import type { RefreshFailure } from '../refresh/refresh-schedule.js'

@ApiSchema({ description: 'A failed attempt to download newer metadata.' })
export class RefreshFailureDto {
  /** An error code of the verification engine, or one that starts with `download_`. */
  code!: string
  at!: Date
  /** The number of consecutive failures. */
  failures!: number

  static of({ code, at, failures }: RefreshFailure): RefreshFailureDto {
    return Object.assign(new RefreshFailureDto(), { code, at, failures })
  }
}

@ApiSchema({ description: 'The state of the metadata on authenticator models.' })
export class MetadataStatusDto {
  /**
   * `off`: disabled. `missing`: no usable metadata. `fresh`: in use, and `nextUpdate` is in the future. `stale`: in
   * use, and `nextUpdate` has passed.
   */
  @ApiProperty({ enum: ['off', 'missing', 'fresh', 'stale'] })
  state!: MetadataStatus['state']
  /** The serial number of the metadata in use. */
  no!: number | null
  /** When the metadata service publishes newer metadata. */
  nextUpdate!: Date | null
  /** The number of authenticator models described. */
  entries!: number | null
  /** The number of unreadable parts that were ignored. */
  problems!: number | null
  /** The metadata service's terms of use. */
  legalHeader!: string | null
  /** When the metadata was verified and stored. */
  storedAt!: Date | null
  /** When the metadata service last confirmed that this metadata is the newest. */
  checkedAt!: Date | null
  /** When the server next checks for newer metadata; null if no URL is configured. */
  nextCheckAt!: Date | null
  /** The last failure; null after a successful check. */
  lastFailure!: RefreshFailureDto | null
  /** The error code when the metadata in the database does not verify; otherwise null. */
  refused!: string | null

  static of({ state, metadata, refused, failure, nextCheckAt }: MetadataReport): MetadataStatusDto {
    const lastFailure = failure === null ? null : RefreshFailureDto.of(failure)
    return Object.assign(new MetadataStatusDto(), { state, ...membersOf(metadata), nextCheckAt, lastFailure, refused })
  }
}

const WITHOUT_METADATA = {
  no: null,
  nextUpdate: null,
  entries: null,
  problems: null,
  legalHeader: null,
  storedAt: null,
  checkedAt: null,
}

function membersOf(metadata: MetadataReport['metadata']) {
  if (metadata === null) return WITHOUT_METADATA
  const { number: no, nextUpdate, legalHeader, storedAt, checkedAt } = metadata
  const [entries, problems] = [metadata.entries.length, metadata.problems.length]
  return { no, nextUpdate, entries, problems, legalHeader, storedAt, checkedAt }
}
