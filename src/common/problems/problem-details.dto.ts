import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger'
import { webAuthnJson } from '../http/webauthn-json.js'

class InvalidMemberDto {
  @ApiProperty({ description: 'Names of the members on the way to the fault.', example: 'publicKey.response' })
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

/** A problem as every route answers it (RFC 9457). What begins with `With` comes with these codes alone. */
export class ProblemDetailsDto {
  @ApiProperty({ format: 'uri-reference', example: '/docs/errors#request_invalid' })
  type!: string

  @ApiProperty({ description: 'One sentence, the same for every occurrence of the code.' })
  title!: string

  @ApiProperty({ type: 'integer' })
  status!: number

  @ApiProperty({ description: 'Permanent; /docs/errors lists them all.', example: 'request_invalid' })
  code!: string

  @ApiPropertyOptional({ description: 'A sentence about this occurrence.' })
  detail?: string

  @ApiProperty({ description: 'What the log of the server has the request under.' })
  requestId!: string

  @ApiPropertyOptional({ description: 'The trace that the `traceparent` header of the request named.' })
  traceId?: string

  @ApiPropertyOptional({
    type: [InvalidMemberDto],
    description: 'With `request_invalid` and `option_not_allowed`: the members that were refused.',
  })
  errors?: InvalidMemberDto[]

  @ApiPropertyOptional({
    description: 'With `permission_missing`: what the key must be allowed to do.',
    type: [String],
    example: ['users:write'],
  })
  requiredScopes?: string[]

  @ApiPropertyOptional({
    description: 'With `rate_limited`: which of the limits.',
    enum: ['address', 'user', 'api-key', 'failed-api-keys'],
  })
  limitedBy?: string

  @ApiPropertyOptional({ description: 'With `rate_limited`: in how many seconds to try again, as in `Retry-After`.' })
  retryAfterSeconds?: number

  @ApiPropertyOptional({
    description: 'With `recent_authentication_required`: for how many seconds a proof of who the user is counts.',
  })
  maxAgeSeconds?: number

  @ApiPropertyOptional({ description: 'With `passkey_limit_reached`: how many passkeys a user may have.' })
  max?: number

  @ApiPropertyOptional({ description: 'With `passkey_limit_reached`: how many the user has.' })
  current?: number

  @ApiPropertyOptional({
    description: 'With a `MalformedCode`: where in the value the fault is.',
    example: 'response.clientDataJSON',
  })
  path?: string

  @ApiPropertyOptional({
    description: 'With a `PolicyCode`: the key of the configuration that refused.',
    example: 'attestation.statements.sha1',
  })
  setting?: string

  @ApiPropertyOptional({ description: 'The step of the verification that refused, for keys with `traces:read`.' })
  step?: string

  @ApiPropertyOptional({
    ...webAuthnJson('TraceReport'),
    description: 'The verification, step by step, for keys with `traces:read`.',
  })
  trace?: object

  @ApiPropertyOptional({
    description: 'With `credential_unknown`, where nothing else is wrong: what the browser is to be told.',
  })
  signals?: ProblemSignalsDto
}
