import { ApiProperty, ApiSchema } from '@nestjs/swagger'
import { IsIn } from 'class-validator'
import { IsText } from '../../../common/http/is-text.js'
import { webAuthnJsonOrNull } from '../../../common/http/webauthn-json.js'
import type { TraceReport } from '../../../webauthn/index.js'
import { type Act, ACTS } from '../acts.data.js'
import type { FinishedConfirmation } from '../confirmations.service.js'

const ACT_NAMES = Object.keys(ACTS) as Act[]

const TARGETS = Object.entries(ACTS)
  .map(([act, { target }]) => `* \`${act}\`: ${target}`)
  .join('\n')

@ApiSchema({ description: 'A change that needs a confirmation.' })
export class ChangeDto {
  @ApiProperty({ enum: ACT_NAMES, description: 'The change to confirm.' })
  @IsIn(ACT_NAMES)
  act!: Act

  @ApiProperty({ description: `The object that the change affects.\n\n${TARGETS}` })
  @IsText(255)
  target!: string
}

@ApiSchema({ description: 'A confirmation of one change.' })
export class ConfirmationDto {
  /** For the `Confirmation` header of the request that makes the change. It can be used once. */
  token!: string
  /** When the token expires. */
  expiresAt!: Date
  /** Every step of the verification; null unless `end_user_realm.show_traces` is enabled. */
  @ApiProperty(webAuthnJsonOrNull('TraceReport'))
  trace!: TraceReport | null

  static of({ token, expiresAt, authenticated }: FinishedConfirmation, showTraces: boolean): ConfirmationDto {
    const trace = showTraces ? authenticated.verified.trace.report() : null
    return Object.assign(new ConfirmationDto(), { token, expiresAt, trace })
  }
}
