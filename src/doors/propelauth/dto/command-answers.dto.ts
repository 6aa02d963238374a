import { ApiProperty, ApiPropertyOptional, ApiSchema, refs } from '@nestjs/swagger'
import { webAuthnJson } from '../../../common/http/webauthn-json.js'
import { ERROR_TYPES } from '../commands.data.js'

/** What the commands answer, and their errors: descriptions of the wire. */

@ApiSchema({ description: 'Of `Ping`.' })
class PingAnswerDto {
  /** The time of the server, in seconds since 1970. */
  timestamp!: number
}

@ApiSchema({ description: 'Of `StartPasskeyRegistration`.' })
class StartRegistrationAnswerDto {
  @ApiProperty(webAuthnJson('PublicKeyCredentialCreationOptionsJSON'))
  registrationOptions!: object
}

@ApiSchema({ description: 'Of `StartPasskeyAuthentication`.' })
class StartAuthenticationAnswerDto {
  @ApiProperty(webAuthnJson('PublicKeyCredentialRequestOptionsJSON'))
  authenticationOptions!: object
}

class CommandPasskeyDto {
  displayName?: string
  /** Base64url. */
  credentialId!: string
}

@ApiSchema({ description: 'Of `FetchAllPasskeysForUser`: in the order in which they were made.' })
class FetchAllPasskeysAnswerDto {
  passkeys!: CommandPasskeyDto[]
}

@ApiSchema({ description: 'Of every other command: nothing.' })
class EmptyAnswerDto {}

export const COMMAND_ANSWERS = [
  PingAnswerDto,
  StartRegistrationAnswerDto,
  StartAuthenticationAnswerDto,
  FetchAllPasskeysAnswerDto,
  EmptyAnswerDto,
]

@ApiSchema({ description: 'Of `TooManyPasskeys`.' })
class TooManyPasskeysDetailsDto {
  max_passkeys!: number
  current_count!: number
}

@ApiSchema({ description: 'Of `OriginNotAllowed`.' })
class OriginNotAllowedDetailsDto {
  message!: string
}

@ApiSchema({ description: 'Of `CommandNotAllowed`.' })
class CommandNotAllowedDetailsDto {
  command_name!: string
}

export const COMMAND_ERROR_DETAILS = [
  TooManyPasskeysDetailsDto,
  OriginNotAllowedDetailsDto,
  CommandNotAllowedDetailsDto,
]

@ApiSchema({ description: 'An error of a command.' })
export class CommandErrorDto {
  @ApiProperty({ enum: ERROR_TYPES })
  type!: string

  /** With `UnexpectedError`, a text that begins with a code of /docs/errors and a colon. Some types have none. */
  @ApiPropertyOptional({ anyOf: [{ type: 'string' }, ...refs(...COMMAND_ERROR_DETAILS)] })
  details?: unknown
}
