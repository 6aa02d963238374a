import { ApiProperty, ApiSchema } from '@nestjs/swagger'
import { IsUUID } from 'class-validator'
import { PageDto } from '../../common/http/page.dto.js'
import type { Passkey } from '../../passkeys/credentials/passkey.js'
import type { AffectedPasskey } from '../affected-passkey.js'
import type { AffectedPasskeyPage, AffectedPasskeyReport } from '../affected-passkeys.service.js'

export class ListAffectedPasskeysDto extends PageDto {
  @IsUUID()
  override after?: string
}

@ApiSchema({ description: 'A passkey whose authenticator model was found compromised after the registration.' })
export class AffectedPasskeyDto {
  passkeyId!: string
  userId!: string
  /** The current state. A suspended passkey may have been resumed since. */
  @ApiProperty({ enum: ['active', 'suspended'] })
  state!: Passkey['state']
  aaguid!: string
  /** The name of the authenticator model. */
  model!: string
  /** The status reports against the model, for example `REVOKED`. */
  statuses!: string[]
  /** The serial number of the metadata with these reports. */
  no!: number
  foundAt!: Date
  /** The action that the server took. */
  @ApiProperty({ enum: ['reported', 'suspended'] })
  action!: AffectedPasskey['action']

  static of(report: AffectedPasskeyReport): AffectedPasskeyDto {
    const { passkeyId, userId, aaguid, model, statuses, number: no, foundAt, action, passkey } = report
    const { state } = passkey
    const found = { passkeyId, userId, state, aaguid, model, statuses: [...statuses], no, foundAt, action }
    return Object.assign(new AffectedPasskeyDto(), found)
  }
}

@ApiSchema({ description: 'Affected passkeys in ascending order of their ids.' })
export class AffectedPasskeyListDto {
  affectedPasskeys!: AffectedPasskeyDto[]
  /** Pass it as `after` to get the next page; null on the last page. */
  next!: string | null

  static of({ affected, next }: AffectedPasskeyPage): AffectedPasskeyListDto {
    const affectedPasskeys = affected.map((each) => AffectedPasskeyDto.of(each))
    return Object.assign(new AffectedPasskeyListDto(), { affectedPasskeys, next })
  }
}
