import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger'
import type { TraceReport } from '../../../webauthn/index.js'
import { AccountDto } from '../../credentials/dto/account.dto.js'
import { PasskeyDto } from '../../credentials/dto/passkey.dto.js'
import { ExtensionResultsDto } from '../../registration/dto/extension-results.dto.js'
import type { AddedPasskey } from '../my-passkeys.service.js'
import type { SignedIn } from '../admission.js'

const JSON_OBJECT = { type: 'object', additionalProperties: true } as const

export class SignedInDto {
  user!: AccountDto
  /** The passkey that was made or used. */
  passkey!: PasskeyDto
  /** A JWT for the `Authorization` header of further requests. */
  accessToken!: string
  @ApiProperty({ enum: ['Bearer'] })
  tokenType!: 'Bearer'
  /** When the access token and its session end. */
  expiresAt!: Date
  /** Every step of the verification; left out unless the configuration shows traces. */
  @ApiPropertyOptional(JSON_OBJECT)
  trace?: TraceReport

  static of({ user, passkey, accessToken, trace }: SignedIn): SignedInDto {
    return Object.assign(new SignedInDto(), {
      user: AccountDto.of(user),
      passkey: PasskeyDto.of(passkey),
      accessToken: accessToken.token,
      tokenType: 'Bearer' as const,
      expiresAt: accessToken.expiresAt,
      ...(trace !== undefined && { trace }),
    })
  }
}

export class AddedPasskeyDto {
  passkey!: PasskeyDto
  extensions!: ExtensionResultsDto
  /** Every step of the verification; left out unless the configuration shows traces. */
  @ApiPropertyOptional(JSON_OBJECT)
  trace?: TraceReport

  static of({ passkey, extensions, trace }: AddedPasskey): AddedPasskeyDto {
    return Object.assign(new AddedPasskeyDto(), {
      passkey: PasskeyDto.of(passkey),
      extensions: ExtensionResultsDto.of(extensions),
      ...(trace !== undefined && { trace }),
    })
  }
}
