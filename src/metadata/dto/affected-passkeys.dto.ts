import { ApiProperty, ApiSchema } from '@nestjs/swagger'
import { IsUUID } from 'class-validator'
import { PageDto } from '../../common/http/page.dto.js'
import type { Passkey } from '../../passkeys/credentials/passkey.js'
import type { AffectedPasskeyPage, AffectedPasskeyReport } from '../metadata-reports.service.js'
import type { AffectedPasskey } from '../recheck/affected-passkey.js'

export class ListAffectedPasskeysDto extends PageDto {
  @IsUUID()
  override after?: string
}

@ApiSchema({ description: 'A passkey whose model was found compromised after its registration.' })
export class AffectedPasskeyDto {
  passkeyId!: string
  userId!: string
  /** The passkey as it is now: one that was suspended may have been resumed. */
  @ApiProperty({ enum: ['active', 'suspended'] })
  state!: Passkey['state']
  aaguid!: string
  /** The name of the model. */
  model!: string
  /** The status reports that speak against the model, e.g. `REVOKED`. */
  statuses!: string[]
  /** Serial number of the metadata that said so. */
  no!: number
  foundAt!: Date
  /** What was done about it then. */
  @ApiProperty({ enum: ['reported', 'suspended'] })
  action!: AffectedPasskey['action']

  static of(report: AffectedPasskeyReport): AffectedPasskeyDto {
    const { passkeyId, userId, aaguid, model, statuses, number: no, foundAt, action, passkey } = report
    const { state } = passkey
    const found = { passkeyId, userId, state, aaguid, model, statuses: [...statuses], no, foundAt, action }
    return Object.assign(new AffectedPasskeyDto(), found)
  }
}

@ApiSchema({ description: 'Affected passkeys in the order of their ids.' })
export class AffectedPasskeyListDto {
  affectedPasskeys!: AffectedPasskeyDto[]
  /** What to pass as `after` for the next page; null on the last one. */
  next!: string | null

  static of({ affected, next }: AffectedPasskeyPage): AffectedPasskeyListDto {
    const affectedPasskeys = affected.map((each) => AffectedPasskeyDto.of(each))
    return Object.assign(new AffectedPasskeyListDto(), { affectedPasskeys, next })
  }
}
