import { ApiProperty, ApiPropertyOptional, ApiSchema, refs } from '@nestjs/swagger'
import { webAuthnJson } from '../../../common/http/webauthn-json.js'
import { ERROR_TYPES } from '../commands.data.js'

/** The responses and errors of the commands. These classes only describe PropelAuth's API in the OpenAPI document. */

@ApiSchema({ description: 'The response of `Ping`.' })
class PingResponseDto {
  /** The server's time, in seconds since 1970. */
  timestamp!: number
}

@ApiSchema({ description: 'The response of `StartPasskeyRegistration`.' })
class StartRegistrationResponseDto {
  @ApiProperty(webAuthnJson('PublicKeyCredentialCreationOptionsJSON'))
  registrationOptions!: object
}

@ApiSchema({ description: 'The response of `StartPasskeyAuthentication`.' })
class StartAuthenticationResponseDto {
  @ApiProperty(webAuthnJson('PublicKeyCredentialRequestOptionsJSON'))
  authenticationOptions!: object
}

class CommandPasskeyDto {
  displayName?: string
  /** Base64url. */
  credentialId!: string
}

@ApiSchema({ description: 'The response of `FetchAllPasskeysForUser`, oldest passkey first.' })
class FetchAllPasskeysResponseDto {
  passkeys!: CommandPasskeyDto[]
}

@ApiSchema({ description: 'The response of every other command: an empty object.' })
class EmptyResponseDto {}

export const COMMAND_RESPONSES = [
  PingResponseDto,
  StartRegistrationResponseDto,
  StartAuthenticationResponseDto,
  FetchAllPasskeysResponseDto,
  EmptyResponseDto,
]

@ApiSchema({ description: 'The details of `TooManyPasskeys`.' })
class TooManyPasskeysDetailsDto {
  max_passkeys!: number
  current_count!: number
}

@ApiSchema({ description: 'The details of `OriginNotAllowed`.' })
class OriginNotAllowedDetailsDto {
  message!: string
}

@ApiSchema({ description: 'The details of `CommandNotAllowed`.' })
class CommandNotAllowedDetailsDto {
  command_name!: string
}

export const COMMAND_ERROR_DETAILS = [
  TooManyPasskeysDetailsDto,
  OriginNotAllowedDetailsDto,
  CommandNotAllowedDetailsDto,
]

@ApiSchema({ description: 'The error of a command.' })
export class CommandErrorDto {
  @ApiProperty({ enum: ERROR_TYPES })
  type!: string

  /** For `UnexpectedError`: an error code listed at /docs/errors, a colon and a message. Absent for some types. */
  @ApiPropertyOptional({ anyOf: [{ type: 'string' }, ...refs(...COMMAND_ERROR_DETAILS)] })
  details?: unknown
}
