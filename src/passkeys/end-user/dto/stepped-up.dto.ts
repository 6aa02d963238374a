import { ApiProperty, ApiSchema } from '@nestjs/swagger'
import { webAuthnJsonOrNull } from '../../../common/http/webauthn-json.js'
import type { Trace, TraceReport } from '../../../webauthn/index.js'
import { AccountDto } from '../../credentials/dto/account.dto.js'
import { PasskeyDto } from '../../credentials/dto/passkey.dto.js'
import { SignalsDto } from '../../credentials/dto/signals.dto.js'
import type { SteppedUp } from '../passkey-sessions.service.js'

@ApiSchema({ description: 'The session after the step-up, with a new access token.' })
export class SteppedUpDto {
  user!: AccountDto
  /** The passkey that was used. */
  passkey!: PasskeyDto
  signals!: SignalsDto
  /** A JWT for the same session. It replaces the previous access token. */
  accessToken!: string
  @ApiProperty({ enum: ['Bearer'] })
  tokenType!: 'Bearer'
  /** When the access token expires. */
  expiresAt!: Date
  /** Every step of the verification; null unless `end_user_realm.show_traces` is enabled. */
  @ApiProperty(webAuthnJsonOrNull('TraceReport'))
  trace!: TraceReport | null

  static of({ user, passkey, signals, accessToken }: SteppedUp, trace: Trace | undefined): SteppedUpDto {
    return Object.assign(new SteppedUpDto(), {
      user: AccountDto.of(user),
      passkey: PasskeyDto.of(passkey),
      signals,
      accessToken: accessToken.token,
      tokenType: 'Bearer' as const,
      expiresAt: accessToken.expiresAt,
      trace: trace?.report() ?? null,
    })
  }
}
