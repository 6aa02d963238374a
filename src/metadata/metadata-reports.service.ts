import { Injectable } from '@nestjs/common'
import type { Passkey } from '../passkeys/credentials/passkey.js'
import { PasskeysService } from '../passkeys/credentials/passkeys.service.js'
import { MetadataService } from './metadata.service.js'
import type { MetadataStatus } from './metadata-status.js'
import type { AffectedPasskey } from './recheck/affected-passkey.js'
import { AffectedPasskeysRepository } from './recheck/affected-passkeys.repository.js'
import { type RefreshFailure, RefreshTimetable } from './refresh/refresh-timetable.js'

const DEFAULT_PAGE = 50

/** How it stands with the metadata and with keeping it current. */
export interface MetadataReport extends MetadataStatus {
  /** Since the last answer of the metadata service. */
  readonly failure: RefreshFailure | null
  /** When the metadata service is asked next; null where it never is. */
  readonly nextCheckAt: Date | null
}

/** An affected passkey as it is now. */
export interface AffectedPasskeyReport extends AffectedPasskey {
  readonly passkey: Passkey
}

export interface AffectedPasskeyPage {
  readonly affected: readonly AffectedPasskeyReport[]
  /** Where the next page begins; null on the last one. */
  readonly next: string | null
}

/** What a backend can learn about the metadata. */
@Injectable()
export class MetadataReportsService {
  constructor(
    private readonly metadata: MetadataService,
    private readonly timetable: RefreshTimetable,
    private readonly affected: AffectedPasskeysRepository,
    private readonly passkeys: PasskeysService,
  ) {}

  report(): MetadataReport {
    const { failure, dueAt } = this.timetable
    return { ...this.metadata.status(), failure: failure ?? null, nextCheckAt: dueAt ?? null }
  }

  /** In the order of the passkeys' ids. */
  async listAffected(page: { after?: string; limit?: number }): Promise<AffectedPasskeyPage> {
    const { after, limit = DEFAULT_PAGE } = page
    const found = await this.affected.list(after, limit + 1)
    const listed = found.slice(0, limit)
    const passkeys = await this.passkeys.findAll(listed.map(({ passkeyId }) => passkeyId))
    const byId = new Map(passkeys.map((passkey) => [passkey.id, passkey]))
    const affected = listed.flatMap((each) => {
      const passkey = byId.get(each.passkeyId)
      return passkey === undefined ? [] : [{ ...each, passkey }]
    })
    return { affected, next: found.length > limit ? (listed.at(-1)?.passkeyId ?? null) : null }
  }
}
