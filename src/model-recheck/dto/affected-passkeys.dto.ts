import { ApiProperty, ApiSchema } from '@nestjs/swagger'
import { IsUUID } from 'class-validator'
import { ListDto, PageQueryDto } from '../../common/http/page.dto.js'
import type { Page } from '../../common/page.js'
import type { Passkey } from '../../passkeys/credentials/passkey.js'
import type { AffectedPasskey } from '../affected-passkey.js'
import type { AffectedPasskeyReport } from '../affected-passkeys.service.js'

export class ListAffectedPasskeysDto extends PageQueryDto {
  @IsUUID()
  override cursor?: string
}

@ApiSchema({ description: 'A passkey whose authenticator model was reported as compromised after the registration.' })
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
export class AffectedPasskeyListDto extends ListDto {
  items!: AffectedPasskeyDto[]

  static of({ items, nextCursor }: Page<AffectedPasskeyReport>): AffectedPasskeyListDto {
    return Object.assign(new AffectedPasskeyListDto(), {
      items: items.map((each) => AffectedPasskeyDto.of(each)),
      nextCursor,
    })
  }
}
