import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger'
import { webAuthnJson } from '../http/webauthn-json.js'

class InvalidMemberDto {
  @ApiProperty({ description: 'The path of the invalid member.', example: 'publicKey.response' })
  path!: string

  @ApiProperty()
  reason!: string
}

/** UnknownCredentialOptions (WebAuthn §5.1.10), for `PublicKeyCredential.signalUnknownCredential()`. */
class UnknownCredentialDto {
  @ApiProperty()
  rpId!: string

  @ApiProperty({ description: 'Base64url.' })
  credentialId!: string
}

class ProblemSignalsDto {
  @ApiProperty()
  unknownCredential!: UnknownCredentialDto
}

class RequiredConfirmationDto {
  @ApiProperty({ description: 'The change to confirm.', example: 'passkey.delete' })
  act!: string

  @ApiProperty({ description: 'The object that the change affects.' })
  target!: string
}

/** A problem (RFC 9457). Members described with `With` appear only with the named codes. */
export class ProblemDetailsDto {
  @ApiProperty({ format: 'uri-reference', example: '/docs/errors#request_invalid' })
  type!: string

  @ApiProperty({ description: 'A description of the problem. Every occurrence of the code has the same title.' })
  title!: string

  @ApiProperty({ type: 'integer' })
  status!: number

  @ApiProperty({ description: 'A permanent code; /docs/errors lists all codes.', example: 'request_invalid' })
  code!: string

  @ApiPropertyOptional({ description: 'A sentence that explains this occurrence.' })
  detail?: string

  @ApiProperty({ description: 'The id of the request in the server log.' })
  requestId!: string

  @ApiPropertyOptional({ description: 'The trace id of the `traceparent` header of the request.' })
  traceId?: string

  @ApiPropertyOptional({
    type: [InvalidMemberDto],
    description: 'With `request_invalid` and `option_not_allowed`: the invalid members.',
  })
  errors?: InvalidMemberDto[]

  @ApiPropertyOptional({
    description:
      'With `permission_missing`: the scopes that the API key needs, or `registration:new` and `registration:existing` if one ' +
      'of them suffices.',
    type: [String],
    example: ['users:write'],
  })
  requiredScopes?: string[]

  @ApiPropertyOptional({
    description: 'With `rate_limited`: the limit that was exceeded.',
    enum: ['address', 'network', 'user', 'api-key', 'failed-api-keys'],
  })
  limitedBy?: string

  @ApiPropertyOptional({ description: 'With `rate_limited`: when to retry, in seconds, as in `Retry-After`.' })
  retryAfterSeconds?: number

  @ApiPropertyOptional({
    description: 'With `confirmation_required`: the body for `POST /v1/me/confirmations/start`.',
  })
  confirmation?: RequiredConfirmationDto

  @ApiPropertyOptional({ description: 'With `passkey_limit_reached`: the maximum number of passkeys.' })
  max?: number

  @ApiPropertyOptional({ description: 'With `passkey_limit_reached`: the number of passkeys that the user has.' })
  current?: number

  @ApiPropertyOptional({
    description: 'With a `MalformedCode`: the path of the malformed value.',
    example: 'response.clientDataJSON',
  })
  path?: string

  @ApiPropertyOptional({
    description: 'With a `PolicyCode`: the configuration key of the rule that failed.',
    example: 'attestation.statements.sha1',
  })
  setting?: string

  @ApiPropertyOptional({ description: 'The verification step that failed, for API keys with `traces:read`.' })
  step?: string

  @ApiPropertyOptional({
    ...webAuthnJson('TraceReport'),
    description: 'All verification steps, for API keys with `traces:read`.',
  })
  trace?: object

  @ApiPropertyOptional({
    description: 'With `credential_unknown` if everything else is valid: signals to pass to the browser.',
  })
  signals?: ProblemSignalsDto
}
