import { ApiProperty, ApiSchema } from '@nestjs/swagger'
import type { MetadataReport } from '../metadata-reports.service.js'
import type { MetadataStatus } from '../metadata-status.js'
import type { RefreshFailure } from '../refresh/refresh-timetable.js'

@ApiSchema({ description: 'An attempt to fetch newer metadata that failed.' })
export class RefreshFailureDto {
  /** Of the errors of the server, or `download_…`. */
  code!: string
  at!: Date
  /** How many attempts failed in a row. */
  failures!: number

  static of({ code, at, failures }: RefreshFailure): RefreshFailureDto {
    return Object.assign(new RefreshFailureDto(), { code, at, failures })
  }
}

@ApiSchema({ description: 'How it stands with the metadata on authenticator models.' })
export class MetadataStatusDto {
  /**
   * `off`: not used; `missing`: there is none that can be used; `fresh`: the next one is not yet due; `stale`: it is
   * overdue, and what is there stays in use.
   */
  @ApiProperty({ enum: ['off', 'missing', 'fresh', 'stale'] })
  state!: MetadataStatus['state']
  /** Serial number of the metadata in use. */
  no!: number | null
  /** When the next one is due. */
  nextUpdate!: Date | null
  /** How many models it describes. */
  entries!: number | null
  /** How many parts of it could not be read and were left out. */
  problems!: number | null
  /** The terms under which it may be used. */
  legalHeader!: string | null
  /** When it was verified and stored. */
  storedAt!: Date | null
  /** When the metadata service last said that there is no newer one. */
  checkedAt!: Date | null
  /** When the metadata service is asked next; null where it never is. */
  nextCheckAt!: Date | null
  /** Since the last answer of the metadata service. */
  lastFailure!: RefreshFailureDto | null
  /** Why what is kept in the database cannot be used, as a code; null where it can. */
  refused!: string | null

  static of({ state, metadata, refused, failure, nextCheckAt }: MetadataReport): MetadataStatusDto {
    const lastFailure = failure === null ? null : RefreshFailureDto.of(failure)
    return Object.assign(new MetadataStatusDto(), { state, ...inUse(metadata), nextCheckAt, lastFailure, refused })
  }
}

const NOTHING = {
  no: null,
  nextUpdate: null,
  entries: null,
  problems: null,
  legalHeader: null,
  storedAt: null,
  checkedAt: null,
}

function inUse(metadata: MetadataReport['metadata']) {
  if (metadata === null) return NOTHING
  const { number: no, nextUpdate, legalHeader, storedAt, checkedAt } = metadata
  const [entries, problems] = [metadata.entries.length, metadata.problems.length]
  return { no, nextUpdate, entries, problems, legalHeader, storedAt, checkedAt }
}
